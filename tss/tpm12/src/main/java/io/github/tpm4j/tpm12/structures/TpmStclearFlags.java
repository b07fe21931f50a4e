package io.github.tpm4j.tpm12.structures;

import io.github.tpm4j.tpm12.wire.Marshallable;
import io.github.tpm4j.tpm12.wire.TpmReader;
import io.github.tpm4j.tpm12.wire.TpmWriter;

/**
 * TPM_STCLEAR_FLAGS (Part 2, 7.2): how a TPM stands until its next start.
 *
 * @param deactivated whether it is deactivated now
 * @param disableForceClear whether physical presence cannot clear it
 * @param physicalPresence whether somebody is there, by a command
 * @param physicalPresenceLock whether no command changes that any more
 * @param globalLock whether NV Indices with TPM_NV_PER_GLOBALLOCK are locked (bGlobalLock)
 */
public record TpmStclearFlags(
    boolean deactivated,
    boolean disableForceClear,
    boolean physicalPresence,
    boolean physicalPresenceLock,
    boolean globalLock)
    implements Marshallable {
  private static final int TAG = 0x0020;

  /**
   * Reads it.
   *
   * @param in stands at its beginning, and then after its end
   * @return the structure
   * @throws io.github.tpm4j.tpm12.wire.WireException if the bytes are none
   */
  public static TpmStclearFlags read(TpmReader in) {
    in.expectU16("TPM_STCLEAR_FLAGS", TAG);
    return new TpmStclearFlags(in.bool(), in.bool(), in.bool(), in.bool(), in.bool());
  }

  @Override
  public void write(TpmWriter out) {
    out.u16(TAG);
    out.bool(deactivated);
    out.bool(disableForceClear);
    out.bool(physicalPresence);
    out.bool(physicalPresenceLock);
    out.bool(globalLock);
  }
}
