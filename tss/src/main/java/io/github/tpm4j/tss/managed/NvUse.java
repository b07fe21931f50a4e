package io.github.tpm4j.tss.managed;

import io.github.tpm4j.tss.algorithms.HashAlg;
import io.github.tpm4j.tss.commands.TpmRequest;
import io.github.tpm4j.tss.commands.TpmResponse;
import io.github.tpm4j.tss.keys.KeyAuthorization;
import io.github.tpm4j.tss.names.EntityNames;
import io.github.tpm4j.tss.nv.TpmsNvPublic;
import io.github.tpm4j.tss.session.AuthSession;
import io.github.tpm4j.tss.session.Authorization;
import io.github.tpm4j.tss.wire.Bytes;
import io.github.tpm4j.tss.wire.SecretBytes;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * One command that uses an NV Index.
 *
 * @param area its public area as it is before the command
 */
public record NvUse(Turn turn, TpmsNvPublic area) {

  /** Sends a command that the owner authorises. */
  public <R extends TpmResponse> R byOwner(TpmRequest<R> request, Secrecy secrecy) {
    return named(() -> turn.ownerAuthorized(request, secrecy));
  }

  /** Sends a command that the Index itself authorises, by its policy or its authValue. */
  public <R extends TpmResponse> R byIndex(
      TpmRequest<R> request,
      KeyAuthorization authorization,
      SecretBytes authValue,
      Secrecy secrecy) {
    if (authorization.policy().isEmpty()) {
      return named(() -> turn.execute(request, authValue, secrecy));
    }
    PolicyUse use =
        new PolicyUse(
            turn,
            authorization,
            "NV Index " + area.nvIndex(),
            HashAlg.of(area.nameAlg()),
            area.authPolicy());
    return named(
        () ->
            use.execute(
                request.spec().code(), policy -> byPolicy(request, policy, authValue, secrecy)));
  }

  private <R extends TpmResponse> R byPolicy(
      TpmRequest<R> request, AuthSession policy, SecretBytes authValue, Secrecy secrecy) {
    List<Authorization> further = turn.besidePolicy(secrecy);
    return turn.client()
        .execute(
            request,
            Stream.concat(Stream.of(Authorization.policy(policy, authValue)), further.stream())
                .toArray(Authorization[]::new));
  }

  /** Sends a command that another entity authorises before the Index, both by their authValues. */
  public <R extends TpmResponse> R byBoth(
      TpmRequest<R> request, SecretBytes ofOther, SecretBytes ofIndex) {
    return named(() -> sendByBoth(request, ofOther, ofIndex));
  }

  private <R extends TpmResponse> R sendByBoth(
      TpmRequest<R> request, SecretBytes ofOther, SecretBytes ofIndex) {
    Authorization other = turn.authorize(ofOther);
    return TwoKeyUse.bySecondPassword(
        turn, ofIndex, second -> turn.client().execute(request, other, second));
  }

  // The Name changes as the TPM sets attributes, so it is known for one command only.
  private <R> R named(Supplier<R> command) {
    Bytes name = EntityNames.of(area);
    turn.client().names().put(area.nvIndex(), name);
    try {
      return command.get();
    } finally {
      turn.client().names().forget(area.nvIndex(), name);
    }
  }
}
