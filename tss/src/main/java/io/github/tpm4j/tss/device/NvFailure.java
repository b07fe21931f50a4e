package io.github.tpm4j.tss.device;

import io.github.tpm4j.tss.constants.TpmCc;
import io.github.tpm4j.tss.constants.TpmRc;
import io.github.tpm4j.tss.error.TpmException;
import io.github.tpm4j.tss.error.TpmNvException;
import io.github.tpm4j.tss.error.TpmNvException.Reason;
import io.github.tpm4j.tss.error.TpmResponseException;
import io.github.tpm4j.tss.handles.TpmHandle;
import java.util.Optional;
import java.util.Set;

/** Says what a TPM's refusal means for an NV Index, and what to do about it. */
record NvFailure(TpmHandle index) {
  private static final Set<TpmCc> READS =
      Set.of(TpmCc.NV_READ, TpmCc.NV_CERTIFY, TpmCc.NV_READ_LOCK, TpmCc.POLICY_NV);

  /** The exception to be thrown in place of a failure. */
  TpmException explained(TpmException e) {
    Optional<Meaning> meaning = answer(e).flatMap(this::meaning);
    return meaning.isPresent() ? meaning.get().exception(e) : e;
  }

  // The one of a policy, or of an algorithm, has the TPM's answer as its cause.
  private static Optional<TpmResponseException> answer(TpmException e) {
    if (e instanceof TpmResponseException response) {
      return Optional.of(response);
    }
    return e.getCause() instanceof TpmResponseException response
        ? Optional.of(response)
        : Optional.empty();
  }

  private record Meaning(Reason reason, String text) {
    TpmNvException exception(TpmException cause) {
      return new TpmNvException(reason, text, cause);
    }
  }

  private Optional<Meaning> meaning(TpmResponseException e) {
    boolean isRead = READS.contains(e.command());
    if (e.is(TpmRc.HANDLE) && e.rc().handleNumber() != 0) {
      return of(Reason.ABSENT, "does not exist: define it first, or name the one that is meant");
    }
    if (e.is(TpmRc.NV_DEFINED)) {
      return of(
          Reason.EXISTS,
          "exists already, and was left as it is: take another handle, or undefine that one first");
    }
    if (e.is(TpmRc.NV_UNINITIALIZED)) {
      return of(
          Reason.NOT_WRITTEN,
          "has not been written since it was defined, or since the TPM was restarted if it is"
              + " cleared then: write it first (increment a counter, set bits, extend)");
    }
    if (e.is(TpmRc.NV_LOCKED)) {
      return of(
          Reason.LOCKED,
          isRead
              ? "is locked against reading until the TPM is restarted"
              : "is locked against writing: until the TPM is restarted, or for good if it was"
                  + " defined so (TPMA_NV_WRITEDEFINE)");
    }
    return e.is(TpmRc.ATTRIBUTES)
        ? of(Reason.WRONG_TYPE, "was not defined for " + e.command() + ": see its public area")
        : ofSizes(e);
  }

  private Optional<Meaning> ofSizes(TpmResponseException e) {
    if (e.is(TpmRc.NV_RANGE)) {
      return of(Reason.OUT_OF_RANGE, "ends before what is to be read or written does");
    }
    if (e.is(TpmRc.NV_AUTHORIZATION)) {
      return of(
          Reason.NOT_ALLOWED,
          "may not be used so by whoever authorised it: its attributes say whether its own"
              + " password, its policy or the owner may read and write it");
    }
    if (e.is(TpmRc.NV_SPACE)) {
      return of(
          Reason.NO_SPACE,
          "finds no room in the TPM: undefine Indices, or evict persistent keys, that are no longer"
              + " needed. Nothing was removed");
    }
    return Optional.empty();
  }

  private Optional<Meaning> of(Reason reason, String text) {
    return Optional.of(new Meaning(reason, "NV Index " + index + " " + text));
  }
}
