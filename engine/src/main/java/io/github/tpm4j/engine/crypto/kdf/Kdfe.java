package io.github.tpm4j.engine.crypto.kdf;

import io.github.tpm4j.engine.crypto.hash.HashAlgorithm;
import java.nio.ByteBuffer;
import org.bouncycastle.crypto.agreement.kdf.ConcatenationKDFGenerator;
import org.bouncycastle.crypto.params.KDFParameters;

/** KDFe (Part 1, 11.4.10.3): the concatenation KDF of SP 800-56A. */
public final class Kdfe {
  private Kdfe() {}

  /**
   * {@code bits} bits of key material; in the first octet the unused high bits are 0.
   *
   * @param z the x coordinate of the shared point, padded to the field's size
   * @param partyUInfo the x coordinate of the ephemeral point, as it was sent
   * @param partyVInfo the x coordinate of the TPM's static point, as its public area has it
   */
  public static byte[] derive(
      HashAlgorithm hash,
      byte[] z,
      KdfLabel label,
      byte[] partyUInfo,
      byte[] partyVInfo,
      int bits) {
    byte[] use = label.octets();
    byte[] otherInfo =
        ByteBuffer.allocate(use.length + partyUInfo.length + partyVInfo.length)
            .put(use)
            .put(partyUInfo)
            .put(partyVInfo)
            .array();
    ConcatenationKDFGenerator generator = new ConcatenationKDFGenerator(hash.newDigest());
    generator.init(new KDFParameters(z, otherInfo));
    byte[] out = new byte[(bits + 7) / 8];
    generator.generateBytes(out, 0, out.length);
    Kdfa.clearUnusedBits(out, bits);
    return out;
  }
}
