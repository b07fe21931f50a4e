package io.github.tpm4j.attest.quote;

import io.github.tpm4j.tss.structures.TpmsClockInfo;
import io.github.tpm4j.tss.wire.Bytes;
import java.util.Objects;

/**
 * Clock and counts at the time of a quote (Part 2, 10.11.1; Part 1, 36), to be kept for the next
 * one by the same key.
 *
 * <p>For a key outside the endorsement and platform hierarchies a constant of the key is added to
 * both counts (Part 1, 36.7), so that only differences between quotes of one key mean anything.
 *
 * @param keyName the Name of the key that signed
 * @param info {@code clock} in milliseconds that the TPM was powered, since it was cleared
 */
public record QuotedClock(Bytes keyName, TpmsClockInfo info) {

  /** What has happened between two quotes of one key. */
  public enum Since {
    /** The TPM ran on: PCR only were extended. */
    SAME_BOOT,
    /** The platform was suspended and resumed (TPM Resume), or restarted (TPM Restart). */
    RESUMED,
    /** The TPM was reset: all PCR began anew. */
    REBOOTED
  }

  /**
   * Makes one from its components.
   *
   * @param keyName the Name of the key that signed
   * @param info {@code clock} in milliseconds that the TPM was powered, since it was cleared
   */
  public QuotedClock {
    Objects.requireNonNull(keyName, "keyName");
    Objects.requireNonNull(info, "info");
  }

  /**
   * {@return what has happened since an earlier quote of the same key}
   *
   * @param earlier of the same key
   */
  public Since since(QuotedClock earlier) {
    if (info.resetCount() != earlier.info.resetCount()) {
      return Since.REBOOTED;
    }
    return info.restartCount() == earlier.info.restartCount() ? Since.SAME_BOOT : Since.RESUMED;
  }
}
