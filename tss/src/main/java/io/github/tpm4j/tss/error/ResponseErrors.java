package io.github.tpm4j.tss.error;

import io.github.tpm4j.tss.commands.CommandSpec;
import io.github.tpm4j.tss.constants.TpmCc;
import io.github.tpm4j.tss.constants.TpmRc;
import java.util.Set;

/** Makes the exception that stands for a response code. */
public final class ResponseErrors {
  private static final Set<TpmRc> AUTHORIZATION = Set.of(TpmRc.AUTH_FAIL, TpmRc.BAD_AUTH);
  private static final Set<TpmRc> POLICY =
      Set.of(
          TpmRc.POLICY_FAIL,
          TpmRc.POLICY_CC,
          TpmRc.POLICY,
          TpmRc.PCR_CHANGED,
          TpmRc.EXPIRED,
          TpmRc.AUTH_UNAVAILABLE,
          TpmRc.AUTH_TYPE);
  private static final Set<TpmRc> RESOURCES =
      Set.of(
          TpmRc.OBJECT_MEMORY,
          TpmRc.OBJECT_HANDLES,
          TpmRc.SESSION_MEMORY,
          TpmRc.SESSION_HANDLES,
          TpmRc.CONTEXT_GAP,
          TpmRc.TOO_MANY_CONTEXTS,
          TpmRc.MEMORY,
          TpmRc.NV_SPACE);
  private static final Set<TpmRc> ALGORITHMS =
      Set.of(
          TpmRc.ASYMMETRIC,
          TpmRc.HASH,
          TpmRc.SYMMETRIC,
          TpmRc.KEY_SIZE,
          TpmRc.CURVE,
          TpmRc.PARMS,
          TpmRc.EXT_MU,
          TpmRc.SCHEME,
          TpmRc.KDF,
          TpmRc.MGF,
          TpmRc.MODE,
          TpmRc.COMMAND_CODE);
  private static final Set<TpmCc> LOADS =
      Set.of(TpmCc.LOAD, TpmCc.IMPORT, TpmCc.CONTEXT_LOAD, TpmCc.LOAD_EXTERNAL);

  private ResponseErrors() {}

  /**
   * {@return the exception for a code that {@code command} was answered with}
   *
   * @param command what was sent
   * @param sent the response code with the number of handle, parameter or session
   */
  public static TpmException of(CommandSpec<?, ?> command, TpmRc sent) {
    SoftwareLayer layer = SoftwareLayer.of(sent);
    if (!layer.speaksForTpm()) {
      return new TpmLayerException(new Failure(command, sent, layer.meaning(sent), ""));
    }
    Meanings.Meaning meaning = Meanings.of(sent.withoutResourceManager());
    Failure failure = new Failure(command, sent, meaning.text(), meaning.remedy());
    return ofTpm(failure, failure.rc().base());
  }

  private static TpmException ofTpm(Failure failure, TpmRc base) {
    if (AUTHORIZATION.contains(base)) {
      return new TpmAuthorizationException(failure);
    }
    if (POLICY.contains(base)) {
      return new TpmPolicyException(failure.toString(), new TpmResponseException(failure));
    }
    if (RESOURCES.contains(base)) {
      return new TpmResourceException(failure);
    }
    return ofObject(failure, base);
  }

  private static TpmException ofObject(Failure failure, TpmRc base) {
    if (base.equals(TpmRc.LOCKOUT)) {
      return new TpmLockoutException(failure);
    }
    if (isReference(base.value())) {
      return new TpmReferenceException(
          failure.explained("a handle names nothing in the TPM", "Load it again"));
    }
    if (base.equals(TpmRc.INTEGRITY) && LOADS.contains(failure.command().code())) {
      return new TpmForeignKeyException(failure.toString(), new TpmResponseException(failure));
    }
    if (ALGORITHMS.contains(base)) {
      return new TpmUnsupportedException(failure.toString(), new TpmResponseException(failure));
    }
    return new TpmResponseException(failure);
  }

  private static boolean isReference(int value) {
    return value >= TpmRc.REFERENCE_H0.value() && value <= TpmRc.REFERENCE_S6.value();
  }
}
