package io.github.tpm4j.keystore.tpm12;

import io.github.tpm4j.tpm12.client.Tpm12Client;
import io.github.tpm4j.tpm12.constants.TpmOrd;
import io.github.tpm4j.tpm12.constants.TpmResult;
import io.github.tpm4j.tpm12.error.TpmResponseException;
import io.github.tpm4j.tss.error.TpmException;
import io.github.tpm4j.tss.error.TpmNvException;
import io.github.tpm4j.tss.error.TpmNvException.Reason;
import io.github.tpm4j.tss.error.TpmPolicyException;
import java.util.Set;

/**
 * Says what a TPM 1.2's refusal means for an NV Index, and what to do about it.
 *
 * @param client of the TPM
 * @param index its number
 */
record NvRefusal(Tpm12Client client, int index) {
  private static final Set<TpmOrd> READS = Set.of(TpmOrd.NV_READ_VALUE, TpmOrd.NV_READ_VALUE_AUTH);

  /** The exception to be thrown in place of a refusal. */
  RuntimeException explained(TpmResponseException e) {
    boolean isRead = READS.contains(e.ordinal());
    return switch (e.result().orElse(TpmResult.FAIL)) {
      case BADINDEX -> absent(index, e);
      case AREA_LOCKED, WRITE_LOCKED ->
          locked(e, "writing: until the TPM is restarted, or for good");
      case DISABLED_CMD ->
          isRead ? locked(e, "reading until the TPM is restarted") : NoOwner.explained(client, e);
      case NOSPACE, SIZE, BAD_DATASIZE -> ofSize(e);
      case NOT_FULLWRITE -> is(e, Reason.OUT_OF_RANGE, "is written as a whole only");
      case BAD_PRESENCE ->
          is(e, Reason.NOT_ALLOWED, "wants somebody at the machine (physical presence)");
      case AUTH_CONFLICT, NO_NV_PERMISSION, PER_NOWRITE, READ_ONLY ->
          is(
              e,
              Reason.NOT_ALLOWED,
              "may not be used so by whoever authorised it: its attributes say whether the owner,"
                  + " its own password or everybody may read and write it");
      case WRONGPCRVAL ->
          new TpmPolicyException(
              name(index) + " is bound to other values of PCR than they have now", e);
      case AUTHFAIL ->
          new TpmException(
              "The secret for "
                  + name(index)
                  + " is wrong: its own password, or the owner's (ownerPasswordFile, and"
                  + " passphraseEncoding if tpm-tools set it with --unicode). It is not shown again,"
                  + " as each wrong try counts",
              e);
      default -> NoOwner.explained(client, e);
    };
  }

  private TpmNvException ofSize(TpmResponseException e) {
    return e.ordinal() == TpmOrd.NV_DEFINE_SPACE
        ? is(
            e,
            Reason.NO_SPACE,
            "finds no room in the TPM: undefine Indices that are no longer needed. Nothing was"
                + " removed")
        : is(e, Reason.OUT_OF_RANGE, "ends before what is to be read or written does");
  }

  private TpmNvException locked(TpmResponseException e, String against) {
    return is(e, Reason.LOCKED, "is locked against " + against);
  }

  private TpmNvException is(TpmResponseException e, Reason reason, String what) {
    return new TpmNvException(reason, name(index) + " " + what, e);
  }

  static TpmNvException absent(int index, TpmResponseException cause) {
    return new TpmNvException(
        Reason.ABSENT,
        name(index) + " does not exist: define it first, or name the one that is meant",
        cause);
  }

  static TpmNvException exists(int index) {
    return new TpmNvException(
        Reason.EXISTS,
        name(index)
            + " exists already, and was left as it is: take another number, or undefine that one"
            + " first",
        null);
  }

  static String name(int index) {
    return "NV Index 0x%08X".formatted(index);
  }
}
