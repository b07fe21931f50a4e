package io.github.tpm4j.tss.managed;

import io.github.tpm4j.tss.algorithms.HashAlg;
import io.github.tpm4j.tss.attributes.TpmaObject;
import io.github.tpm4j.tss.commands.TpmRequest;
import io.github.tpm4j.tss.commands.TpmResponse;
import io.github.tpm4j.tss.commands.contextmanagement.FlushContext;
import io.github.tpm4j.tss.constants.TpmSe;
import io.github.tpm4j.tss.error.TpmException;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.keys.KeyAuthorization;
import io.github.tpm4j.tss.session.AuthSession;
import io.github.tpm4j.tss.session.Authorization;
import io.github.tpm4j.tss.wire.SecretBytes;
import java.util.function.Function;

/**
 * A command that the use of two keys authorises, as TPM2_Certify and TPM2_ActivateCredential: the
 * first in the role ADMIN, the second in the role USER (Part 1, 19.2).
 *
 * @param turn holds both keys
 * @param secrecy of the command's parameters; they are in the clear if the first key's use is
 *     authorised by its policy
 */
public record TwoKeyUse(Turn turn, Secrecy secrecy) {

  /** Sends the command, whose first two handles are the keys. */
  public <R extends TpmResponse> R execute(TpmRequest<R> request, KeyInUse first, KeyInUse second) {
    return byFirst(
        request,
        first,
        ofFirst ->
            bySecond(
                request,
                second,
                ofSecond -> {
                  turn.requireAtHandle(request, first.key());
                  turn.requireAtHandle(request, second.key());
                  return turn.client().execute(request, ofFirst, ofSecond);
                }));
  }

  /**
   * Sends a command that the endorsement hierarchy authorises, as what it tells is private, before
   * the key that signs.
   */
  public <R extends TpmResponse> R executeForPrivacy(TpmRequest<R> request, KeyInUse signer) {
    try (SecretBytes value = turn.caller().hierarchyAuth(TpmHandle.ENDORSEMENT).get()) {
      return bySecond(
          request,
          signer,
          ofKey -> {
            Authorization ofHierarchy = turn.byAuthValue(value, secrecy);
            turn.requireAtHandle(request, signer.key());
            return turn.client().execute(request, ofHierarchy, ofKey);
          });
    }
  }

  // Unless adminWithPolicy is SET the authValue will do, whatever the key is bound to else.
  private <R extends TpmResponse> R byFirst(
      TpmRequest<R> request, KeyInUse key, Function<Authorization, R> send) {
    if (key.key().publicArea().objectAttributes().has(TpmaObject.ADMIN_WITH_POLICY)) {
      if (key.by().policy().isEmpty()) {
        throw new TpmException(
            "The key " + key.key().name() + " is administered by its policy: give that");
      }
      return byPolicy(request, key, key.by(), send);
    }
    turn.requireTryable(key.key(), key.by());
    return send.apply(turn.byAuthValue(key.authValue(), secrecy));
  }

  private <R extends TpmResponse> R bySecond(
      TpmRequest<R> request, KeyInUse key, Function<Authorization, R> send) {
    KeyAuthorization by = EkPolicy.builtIn(key.key().publicArea(), key.by(), turn.caller());
    if (by.policy().isPresent()) {
      return byPolicy(request, key, by, send);
    }
    turn.requireTryable(key.key(), by);
    return bySecondPassword(turn, key.authValue(), send);
  }

  private <R extends TpmResponse> R byPolicy(
      TpmRequest<R> request, KeyInUse key, KeyAuthorization by, Function<Authorization, R> send) {
    HashAlg nameHash = HashAlg.of(key.key().publicArea().nameAlg());
    return new PolicyUse(turn, by, "The key", nameHash, key.key().publicArea().authPolicy())
        .execute(
            request.spec().code(),
            session -> send.apply(Authorization.policy(session, key.authValue())));
  }

  /**
   * Sends a command with a second password: one session cannot authorise twice, and without a
   * password there is nothing to hide.
   */
  static <R> R bySecondPassword(Turn turn, SecretBytes authValue, Function<Authorization, R> send) {
    if (authValue.isEmpty() || turn.isSessionless()) {
      return send.apply(Authorization.password(authValue));
    }
    AuthSession second = turn.start(TpmSe.HMAC, HashAlg.SHA256);
    try {
      return send.apply(Authorization.session(second, authValue));
    } finally {
      end(turn, second);
    }
  }

  private static void end(Turn turn, AuthSession session) {
    boolean isLost = session.isLost();
    session.close();
    if (!isLost) {
      turn.client().execute(new FlushContext.Request(session.handle()));
    }
  }
}
