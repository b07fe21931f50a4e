package io.github.tpm4j.engine.objects.protection;

import io.github.tpm4j.engine.crypto.hash.HashAlgorithm;
import io.github.tpm4j.engine.entity.AuthValues;
import io.github.tpm4j.tss.constants.TpmRc;
import io.github.tpm4j.tss.objects.TpmtSensitive;
import io.github.tpm4j.tss.wire.Limits;
import io.github.tpm4j.tss.wire.SecretBytes;
import io.github.tpm4j.tss.wire.TpmReader;
import io.github.tpm4j.tss.wire.TpmWriter;
import io.github.tpm4j.tss.wire.WireException;
import java.util.Arrays;

/** Sensitive areas as the octets that are encrypted (Part 2, 12.3.3; Part 1, 22.4). */
final class SensitiveAreas {

  private SensitiveAreas() {}

  /** A TPM2B_SENSITIVE whose authValue is padded to the digest of nameAlg, so as not to tell. */
  static byte[] write(TpmtSensitive sensitive, HashAlgorithm nameHash) {
    SecretBytes padded =
        AuthValues.padded(AuthValues.trimmed(sensitive.authValue()), nameHash.digestSizeBytes());
    TpmWriter out = new TpmWriter(512);
    out.sized(
        new TpmtSensitive(
            sensitive.sensitiveType(), padded, sensitive.seedValue(), sensitive.sensitive()));
    byte[] octets = out.toByteArray();
    out.wipe();
    padded.close();
    return octets;
  }

  /**
   * Reads a TPM2B_SENSITIVE that takes up all of the octets, and wipes them.
   *
   * @throws WireException if it is not one, TPM_RC_SIZE also if octets are left over
   */
  static TpmtSensitive read(byte[] octets, Limits limits) {
    try {
      TpmReader in = new TpmReader(octets, limits);
      TpmtSensitive sensitive = in.sized(TpmtSensitive::read);
      if (in.remaining() != 0) {
        throw new WireException(TpmRc.SIZE);
      }
      return sensitive;
    } finally {
      Arrays.fill(octets, (byte) 0);
    }
  }
}
