package io.github.tpm4j.attest.eventlog;

import io.github.tpm4j.tss.algorithms.HashAlg;
import io.github.tpm4j.tss.pcr.Pcr;
import io.github.tpm4j.tss.wire.Bytes;
import java.util.Arrays;

/**
 * What PCR hold before the first event (PC Client Platform TPM Profile, 4.7): zeros; PCR 17 to 22
 * ones, as they are until a dynamic launch; and PCR 0 the locality of TPM2_Startup, or 4 after an
 * H-CRTM sequence (Part 1, 34.2).
 *
 * @param startupLocality 0, 3 or 4
 */
public record InitialPcrs(int startupLocality) {
  /** Started by locality 0, without H-CRTM. */
  public static final InitialPcrs PLAIN = new InitialPcrs(0);

  private static final int FIRST_DYNAMIC = 17;
  private static final int LAST_DYNAMIC = 22;

  /**
   * @param startupLocality 0, 3 or 4
   * @throws IllegalArgumentException unless the locality is 0, 3 or 4
   */
  public InitialPcrs {
    if (!isLocality(startupLocality)) {
      throw new IllegalArgumentException("TPM2_Startup by locality " + startupLocality);
    }
  }

  /**
   * {@return whether PCR 0 can tell of this locality}
   *
   * @param locality from 0
   */
  public static boolean isLocality(int locality) {
    return locality == 0 || locality == 3 || locality == 4;
  }

  /**
   * {@return the value of a PCR before its first event}
   *
   * @param hash of its bank
   * @param pcr number of a PCR, from 0
   */
  public Bytes of(Pcr pcr, HashAlg hash) {
    byte[] value = new byte[hash.digestBytes()];
    if (pcr.number() >= FIRST_DYNAMIC && pcr.number() <= LAST_DYNAMIC) {
      Arrays.fill(value, (byte) 0xFF);
    } else if (pcr.number() == 0) {
      value[value.length - 1] = (byte) startupLocality;
    }
    return Bytes.adopt(value);
  }
}
