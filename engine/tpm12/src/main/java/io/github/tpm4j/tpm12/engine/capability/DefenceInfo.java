package io.github.tpm4j.tpm12.engine.capability;

import io.github.tpm4j.tpm12.engine.attack.Defence;
import io.github.tpm4j.tpm12.engine.core.TpmState;
import io.github.tpm4j.tpm12.structures.PermanentFlag;
import io.github.tpm4j.tpm12.wire.Bytes;
import io.github.tpm4j.tpm12.wire.TpmWriter;

/** TPM_DA_INFO (Part 2, 21.10): the state of the defence against guessing. */
final class DefenceInfo {
  private static final int TAG = 0x0037;

  /** TPM_DA_INFO_LIMITED (Part 2, 21.11). */
  private static final int TAG_LIMITED = 0x0038;

  private static final int TAG_ACTION_TYPE = 0x0039;
  private static final int INACTIVE = 0x00;
  private static final int ACTIVE = 0x01;

  /** What follows in swtpm too: a lock by time. */
  private static final int ACTION_TIMEOUT = 0x0000_0001;

  private static final int MILLIS = 1_000;

  private DefenceInfo() {}

  static Bytes of(TpmState tpm) {
    Defence defence = tpm.defence();
    if (tpm.flags().is(PermanentFlag.DISABLE_FULL_DA_LOGIC_INFO)) {
      TpmWriter limited = new TpmWriter();
      limited.u16(TAG_LIMITED).u8(defence.isLocked() ? ACTIVE : INACTIVE);
      limited.u16(TAG_ACTION_TYPE).u32(ACTION_TIMEOUT).u32(0);
      return Bytes.of(limited.toByteArray());
    }
    long remainingSeconds = (defence.remainingMillis() + MILLIS - 1) / MILLIS;
    TpmWriter out = new TpmWriter();
    out.u16(TAG);
    out.u8(defence.isLocked() ? ACTIVE : INACTIVE);
    out.u16(defence.count());
    out.u16(Defence.THRESHOLD);
    out.u16(TAG_ACTION_TYPE).u32(ACTION_TIMEOUT).u32((int) remainingSeconds).u32(0);
    return Bytes.of(out.toByteArray());
  }
}
