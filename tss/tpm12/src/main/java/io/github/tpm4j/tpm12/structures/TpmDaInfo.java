package io.github.tpm4j.tpm12.structures;

import io.github.tpm4j.tpm12.wire.Bytes;
import io.github.tpm4j.tpm12.wire.TpmReader;
import io.github.tpm4j.tpm12.wire.WireException;
import java.util.Optional;

/**
 * TPM_DA_INFO, or TPM_DA_INFO_LIMITED of a TPM that says less (Part 2, 21.10 and 21.11): how the
 * defence against guessing stands.
 *
 * @param active whether secrets are refused now, right ones too
 * @param counts of wrong secrets; empty if the TPM does not say
 * @param actions at the threshold, {@code TPM_DA_ACTION_}: 1 a timeout, 2 disabling, 4
 *     deactivating, 8 failure mode
 * @param vendorData what the vendor says
 */
public record TpmDaInfo(boolean active, Optional<Counts> counts, int actions, Bytes vendorData) {
  private static final int TAG = 0x0037;
  private static final int TAG_LIMITED = 0x0038;
  private static final int TAG_ACTION_TYPE = 0x0039;

  /** TPM_DA_ACTION_TIMEOUT. */
  public static final int ACTION_TIMEOUT = 0x0000_0001;

  /**
   * How many wrong secrets.
   *
   * @param current that are counted
   * @param threshold at which the action begins
   * @param actionDependValue with a timeout: how many seconds of it are left
   */
  public record Counts(int current, int threshold, int actionDependValue) {}

  /**
   * Reads it.
   *
   * @param in stands at its beginning, and then after its end
   * @return the structure
   * @throws WireException if the bytes are none
   */
  public static TpmDaInfo read(TpmReader in) {
    int tag = in.u16();
    if (tag != TAG && tag != TAG_LIMITED) {
      throw new WireException("TPM_DA_INFO has the tag 0x" + Integer.toHexString(tag));
    }
    boolean active = in.u8() != 0;
    if (tag == TAG_LIMITED) {
      return new TpmDaInfo(active, Optional.empty(), actions(in), in.sized());
    }
    int current = in.u16();
    int threshold = in.u16();
    int actions = actions(in);
    return new TpmDaInfo(
        active, Optional.of(new Counts(current, threshold, in.u32())), actions, in.sized());
  }

  private static int actions(TpmReader in) {
    return in.expectU16("TPM_DA_ACTION_TYPE", TAG_ACTION_TYPE).u32();
  }
}
