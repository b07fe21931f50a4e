package io.github.tpm4j.provider.signature;

import io.github.tpm4j.keystore.TpmRsaPrivateKey;
import io.github.tpm4j.tss.algorithms.TpmtRsaDecrypt;
import io.github.tpm4j.tss.crypto.EmsaPkcs1;
import io.github.tpm4j.tss.wire.Bytes;
import io.github.tpm4j.tss.wire.SecretBytes;
import java.security.SignatureException;
import java.util.Optional;

/** The bare RSA function of a key in a TPM: TPM2_RSA_Decrypt without a scheme (Part 3, 14.3). */
public final class RawRsa {
  private RawRsa() {}

  /**
   * Signs octets with the padding of PKCS#1 v1.5 signatures.
   *
   * @throws SignatureException if the key is not for bare RSA, or too short
   */
  static byte[] signPadded(TpmRsaPrivateKey key, byte[] content) throws SignatureException {
    if (!key.isRaw()) {
      throw new SignatureException(
          "TPM key "
              + key.alias()
              + " can sign digests only: what is signed here is no DigestInfo of a hash that its"
              + " TPM has. A key that is for DECRYPT too, and bound to no padding, can");
    }
    if (content.length > key.modulusBytes() - EmsaPkcs1.OVERHEAD_BYTES) {
      throw new SignatureException(
          "TPM key " + key.alias() + " is too short to sign " + content.length + " bytes");
    }
    return compute(key, EmsaPkcs1.encode(content, key.modulusBytes()));
  }

  /**
   * Makes a PKCS#1 v1.5 signature of what the caller gives: a DigestInfo is taken apart for the
   * TPM, everything else (such as the 36 octets of TLS 1.1) is padded here.
   */
  public static byte[] signContent(TpmRsaPrivateKey key, byte[] content) throws SignatureException {
    Optional<DigestInfo> info = DigestInfo.parse(content);
    return info.isPresent()
        ? new RsaPkcs1Scheme("NONEwithRSA", info.get().hash()).sign(key, info.get().digest())
        : signPadded(key, content);
  }

  /**
   * Computes {@code block^d mod n}.
   *
   * @param block as long as the modulus, and below it
   * @return as long as the modulus
   */
  public static byte[] compute(TpmRsaPrivateKey key, byte[] block) {
    try (SecretBytes result =
        key.loaded().rsaDecrypt(TpmtRsaDecrypt.NULL, Bytes.of(block), Bytes.EMPTY)) {
      byte[] padded = new byte[block.length];
      byte[] octets = result.borrow();
      System.arraycopy(octets, 0, padded, padded.length - octets.length, octets.length);
      return padded;
    }
  }
}
