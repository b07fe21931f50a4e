package io.github.tpm4j.engine.wrapping;

import io.github.tpm4j.engine.crypto.hash.HashAlgorithm;
import io.github.tpm4j.engine.entity.AuthValues;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.constants.TpmRc;
import io.github.tpm4j.tss.objects.TpmtSensitive;
import io.github.tpm4j.tss.wire.Limits;
import io.github.tpm4j.tss.wire.TpmReader;
import io.github.tpm4j.tss.wire.TpmWriter;
import io.github.tpm4j.tss.wire.WireException;
import java.util.Arrays;

/** Sensitive areas as octets to be encrypted: a TPM2B_SENSITIVE (Part 2, 12.3.3). */
public final class SensitiveAreas {

  private SensitiveAreas() {}

  /** The octets, with the authValue padded to a digest of nameAlg, so that its length is hidden. */
  public static byte[] marshal(TpmtSensitive sensitive, TpmAlg nameAlg) {
    // An authValue that is too long, as an import may bring it, is for TPM2_Load to find.
    int authBytes = Math.max(HashAlgorithm.of(nameAlg).digestBytes(), sensitive.authValue().size());
    TpmtSensitive padded =
        new TpmtSensitive(
            sensitive.sensitiveType(),
            AuthValues.padded(sensitive.authValue(), authBytes),
            sensitive.seedValue(),
            sensitive.sensitive());
    TpmWriter out = new TpmWriter(512).sized(padded);
    padded.authValue().close();
    byte[] octets = out.toByteArray();
    out.wipe();
    return octets;
  }

  /**
   * Reads the octets, all of them, and wipes them.
   *
   * @throws io.github.tpm4j.tss.wire.WireException if they are not a TPM2B_SENSITIVE
   */
  public static TpmtSensitive read(byte[] octets, Limits limits) {
    try {
      TpmReader in = new TpmReader(octets, limits);
      requireSize(in.u16() == in.remaining());
      TpmtSensitive sensitive = TpmtSensitive.read(in);
      requireSize(in.remaining() == 0);
      return sensitive;
    } finally {
      Arrays.fill(octets, (byte) 0);
    }
  }

  private static void requireSize(boolean isRight) {
    if (!isRight) {
      throw new WireException(TpmRc.SIZE);
    }
  }
}
