package io.github.tpm4j.keystore;

import io.github.tpm4j.tss.algorithms.HashAlg;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.crypto.EmsaPkcs1;
import io.github.tpm4j.tss.crypto.SoftwareHash;
import java.security.InvalidKeyException;
import java.security.SignatureException;
import java.util.Optional;

/**
 * RSASSA-PKCS1-v1_5 (RFC 8017, 8.2) with a key in a TPM 2.0. Where the TPM lacks the hash, the
 * padding is made here, if the key is for raw RSA too.
 */
final class RsaPkcs1 {
  private RsaPkcs1() {}

  static void check(TpmRsaPrivateKey key, SoftwareHash hash, String algorithm)
      throws InvalidKeyException {
    if (tpmHash(key, hash).isEmpty() && !key.isRaw()) {
      throw new InvalidKeyException(
          "TPM key "
              + key.alias()
              + " cannot sign with "
              + algorithm
              + ": "
              + (key.scheme().equals(TpmAlg.NULL)
                  ? "the TPM lacks the hash, and the key is not for decryption, so it cannot sign"
                      + " what was padded outside"
                  : "it is bound to " + key.scheme() + " with " + key.schemeHash()));
    }
  }

  /** The hash as the TPM is told of it; empty if it, or the key, does not take it. */
  static Optional<HashAlg> tpmHash(TpmRsaPrivateKey key, SoftwareHash hash) {
    return hash.tpmHash().filter(known -> key.isForSign() && takes(key, known));
  }

  private static boolean takes(TpmRsaPrivateKey key, HashAlg hash) {
    return key.scheme().equals(TpmAlg.NULL)
        ? key.tpm().implementsAlgorithm(hash.alg())
        : key.scheme().equals(TpmAlg.RSASSA) && key.schemeHash().equals(hash.alg());
  }

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
    return key.raw(EmsaPkcs1.encode(content, key.modulusBytes()));
  }
}
