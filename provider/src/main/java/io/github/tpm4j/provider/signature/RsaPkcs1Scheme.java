package io.github.tpm4j.provider.signature;

import io.github.tpm4j.keystore.TpmRsaPrivateKey;
import io.github.tpm4j.tss.algorithms.HashAlg;
import io.github.tpm4j.tss.algorithms.TpmsSignatureRsa;
import io.github.tpm4j.tss.algorithms.TpmtSigScheme;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.wire.Bytes;
import java.security.InvalidKeyException;
import java.security.SignatureException;
import java.util.Optional;

/**
 * RSASSA-PKCS1-v1_5 (RFC 8017, 8.2). Where the TPM lacks the hash, the padding is made here, if the
 * key is for raw RSA too.
 *
 * @param name the name of the algorithm
 * @param hash the hash that makes the digest
 */
record RsaPkcs1Scheme(String name, SignatureHash hash) implements SigningScheme<TpmRsaPrivateKey> {

  @Override
  public void check(TpmRsaPrivateKey key) throws InvalidKeyException {
    if (tpmHash(key, hash).isEmpty() && !key.isRaw()) {
      throw refusal(key, name);
    }
  }

  static InvalidKeyException refusal(TpmRsaPrivateKey key, String name) {
    return new InvalidKeyException(
        "TPM key "
            + key.alias()
            + " cannot sign with "
            + name
            + ": "
            + (key.scheme().equals(TpmAlg.NULL)
                ? "the TPM lacks the hash, and the key is not for decryption, so it cannot sign"
                    + " what was padded outside"
                : "it is bound to " + key.scheme() + " with " + key.schemeHash()));
  }

  /** The hash as the TPM is told of it; empty if it, or the key, does not take it. */
  static Optional<HashAlg> tpmHash(TpmRsaPrivateKey key, SignatureHash hash) {
    return hash.tpmHash().filter(known -> key.isForSign() && takes(key, known));
  }

  private static boolean takes(TpmRsaPrivateKey key, HashAlg hash) {
    return key.scheme().equals(TpmAlg.NULL)
        ? key.tpm().implementsAlgorithm(hash.alg())
        : key.scheme().equals(TpmAlg.RSASSA) && key.schemeHash().equals(hash.alg());
  }

  @Override
  public byte[] sign(TpmRsaPrivateKey key, byte[] digest) throws SignatureException {
    Optional<HashAlg> tpmHash = tpmHash(key, hash);
    if (tpmHash.isEmpty()) {
      return RawRsa.signPadded(key, new DigestInfo(hash, digest).encoded());
    }
    TpmtSigScheme scheme = TpmtSigScheme.of(TpmAlg.RSASSA, tpmHash.get().alg());
    return ((TpmsSignatureRsa) key.loaded().sign(scheme, Bytes.adopt(digest)).signature())
        .sig()
        .toByteArray();
  }
}
