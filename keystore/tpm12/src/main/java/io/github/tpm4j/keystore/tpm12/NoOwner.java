package io.github.tpm4j.keystore.tpm12;

import io.github.tpm4j.tpm12.client.Ownership;
import io.github.tpm4j.tpm12.client.Tpm12Client;
import io.github.tpm4j.tpm12.constants.TpmResult;
import io.github.tpm4j.tpm12.error.TpmException;
import io.github.tpm4j.tpm12.error.TpmResponseException;

/** A TPM 1.2 without an owner: what is to be done depends on whether it has an endorsement key. */
final class NoOwner {
  private NoOwner() {}

  /** {@return the refusal, with more words where there is no endorsement key either} */
  static TpmException explained(Tpm12Client tpm, TpmResponseException refusal) {
    return refusal.is(TpmResult.NOSRK) && isWithoutEndorsementKey(tpm)
        ? new TpmException(
            "The TPM has neither an endorsement key nor an owner: let it make the key, once and for"
                + " good (tpm_createek, or Ownership.createEndorsementKey), and then take ownership"
                + " (tpm_takeownership, or Ownership.take)",
            refusal)
        : refusal;
  }

  private static boolean isWithoutEndorsementKey(Tpm12Client tpm) {
    try {
      Ownership.readEndorsementKey(tpm);
      return false;
    } catch (TpmResponseException e) {
      return e.is(TpmResult.NO_ENDORSEMENT);
    }
  }
}
