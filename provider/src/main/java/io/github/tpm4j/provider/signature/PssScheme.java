package io.github.tpm4j.provider.signature;

import io.github.tpm4j.keystore.TpmRsaPrivateKey;
import io.github.tpm4j.tss.algorithms.HashAlg;
import io.github.tpm4j.tss.algorithms.PssSalt;
import io.github.tpm4j.tss.algorithms.TpmsSignatureRsa;
import io.github.tpm4j.tss.algorithms.TpmtSigScheme;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.crypto.EmsaPss;
import io.github.tpm4j.tss.crypto.Nonces;
import io.github.tpm4j.tss.keys.PssSaltFact;
import io.github.tpm4j.tss.wire.Bytes;
import java.security.InvalidKeyException;
import java.security.SignatureException;
import java.util.Arrays;
import java.util.Optional;

/**
 * RSASSA-PSS (RFC 8017, 8.1). TPMs choose the salt's length themselves: as long as the digest, or
 * the longest that fits. The first signature shows which; what the TPM cannot make is padded here,
 * if the key is for bare RSA too.
 *
 * @param algorithm the name of the algorithm
 * @param parameters empty until the caller sets them
 */
record PssScheme(String algorithm, Optional<PssParameters> parameters)
    implements SigningScheme<TpmRsaPrivateKey> {

  @Override
  public String name() {
    return parameters.map(value -> algorithm + " (" + value + ")").orElse(algorithm);
  }

  @Override
  public void check(TpmRsaPrivateKey key) throws InvalidKeyException {
    if (parameters.isEmpty()) {
      return;
    }
    if (parameters.get().saltBytes() > padding(key, parameters.get()).longestSaltBytes()) {
      throw new InvalidKeyException("TPM key " + key.alias() + " is too short for " + name());
    }
    if (tpmHash(key).isEmpty() && !key.isRaw()) {
      throw refusal(key);
    }
  }

  private InvalidKeyException refusal(TpmRsaPrivateKey key) {
    return new InvalidKeyException(
        "TPM key "
            + key.alias()
            + " cannot sign with "
            + name()
            + ": its TPM makes no such signature, or the key is bound to another scheme, and the"
            + " key is not for bare RSA either, which a key for DECRYPT too would be");
  }

  private static EmsaPss padding(TpmRsaPrivateKey key, PssParameters pss) {
    return new EmsaPss(
        pss.hash().function(), pss.maskHash().function(), key.getModulus().bitLength() - 1);
  }

  /** The hash as the TPM is told of it; empty if the TPM does not make such signatures. */
  private Optional<HashAlg> tpmHash(TpmRsaPrivateKey key) {
    PssParameters pss = parameters.orElseThrow();
    int longest = padding(key, pss).longestSaltBytes();
    int salt =
        key.tpm().device().pssSalt().known().orElse(PssSalt.DIGEST_LENGTH) == PssSalt.MAXIMUM
            ? longest
            : Math.min(longest, pss.hash().digestBytes());
    return pss.hash() == pss.maskHash() && salt == pss.saltBytes()
        ? pss.hash().tpmHash().filter(hash -> key.isForSign() && takes(key, hash))
        : Optional.empty();
  }

  private static boolean takes(TpmRsaPrivateKey key, HashAlg hash) {
    return key.scheme().equals(TpmAlg.NULL)
        ? key.tpm().implementsAlgorithm(TpmAlg.RSAPSS) && key.tpm().implementsAlgorithm(hash.alg())
        : key.scheme().equals(TpmAlg.RSAPSS) && key.schemeHash().equals(hash.alg());
  }

  @Override
  public byte[] sign(TpmRsaPrivateKey key, byte[] digest) throws SignatureException {
    if (parameters.isEmpty()) {
      throw new SignatureException("RSASSA-PSS needs its parameters: call setParameter");
    }
    Optional<HashAlg> tpmHash = tpmHash(key);
    if (tpmHash.isPresent()) {
      byte[] signature = byTpm(key, tpmHash.get(), digest);
      if (hasWantedSalt(key, tpmHash.get(), signature)) {
        return signature;
      }
    }
    return byHand(key, digest);
  }

  private static byte[] byTpm(TpmRsaPrivateKey key, HashAlg hash, byte[] digest) {
    TpmtSigScheme scheme = TpmtSigScheme.of(TpmAlg.RSAPSS, hash.alg());
    Bytes input = Bytes.adopt(digest);
    return ((TpmsSignatureRsa) key.loaded().sign(scheme, input).signature()).sig().toByteArray();
  }

  // Only the first signatures of a TPM are looked into, until one has shown it.
  private boolean hasWantedSalt(TpmRsaPrivateKey key, HashAlg hash, byte[] signature) {
    PssSaltFact salt = key.tpm().device().pssSalt();
    return salt.known().isPresent()
        || salt.learn(key.publicKey(), hash, Bytes.of(signature))
            == parameters.orElseThrow().saltBytes();
  }

  private byte[] byHand(TpmRsaPrivateKey key, byte[] digest) throws SignatureException {
    if (!key.isRaw()) {
      throw new SignatureException(refusal(key).getMessage());
    }
    PssParameters pss = parameters.orElseThrow();
    byte[] encoded = padding(key, pss).encode(digest, Nonces.next(pss.saltBytes()).borrow());
    byte[] block = new byte[key.modulusBytes()];
    System.arraycopy(encoded, 0, block, block.length - encoded.length, encoded.length);
    Arrays.fill(encoded, (byte) 0);
    return key.raw(block);
  }
}
