package io.github.tpm4j.provider.signature;

import io.github.tpm4j.keystore.TpmMlDsaPrivateKey;
import io.github.tpm4j.tss.algorithms.HashAlg;
import io.github.tpm4j.tss.algorithms.MlDsaSet;
import io.github.tpm4j.tss.algorithms.TpmsSignatureHashMldsa;
import io.github.tpm4j.tss.wire.Bytes;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.util.Optional;

/**
 * ML-DSA and HashML-DSA (FIPS 204, 5.2 and 5.4).
 *
 * @param name the name of the algorithm
 * @param set the only parameter set that is taken; empty for all
 * @param hash the hash of HashML-DSA; empty for pure ML-DSA
 * @param context the context string
 */
record MlDsaScheme(String name, Optional<MlDsaSet> set, Optional<SignatureHash> hash, Bytes context)
    implements SigningScheme<TpmMlDsaPrivateKey> {

  /** The same with another context string. */
  MlDsaScheme with(Bytes newContext) {
    return new MlDsaScheme(name, set, hash, newContext);
  }

  @Override
  public void check(TpmMlDsaPrivateKey key) throws InvalidKeyException {
    if (!key.hash().equals(hash.flatMap(SignatureHash::tpmHash))) {
      throw new InvalidKeyException(
          "TPM key "
              + key.alias()
              + " signs with "
              + key.getAlgorithm()
              + " only, not with "
              + name);
    }
    requireSet(key.set());
  }

  /**
   * Checks the set of a key.
   *
   * @throws InvalidKeyException if it is not the one that is taken
   */
  void requireSet(MlDsaSet given) throws InvalidKeyException {
    if (set.isPresent() && set.get() != given) {
      throw new InvalidKeyException(name + " takes no key of " + given.jcaName());
    }
  }

  /** What comes in: a digest for HashML-DSA. */
  Message message() {
    return hash.map(wanted -> (Message) new DigestedMessage(wanted.start()))
        .orElseGet(() -> new ShortMessage(0));
  }

  /** Signs a digest by the hash of HashML-DSA. */
  @Override
  public byte[] sign(TpmMlDsaPrivateKey key, byte[] digest) {
    return ((TpmsSignatureHashMldsa)
            key.loaded().signDigest(context, Bytes.adopt(digest)).signature())
        .signature()
        .toByteArray();
  }

  /** The hash as the TPM knows it, for HashML-DSA. */
  HashAlg tpmHash() {
    return hash.orElseThrow().tpmHash().orElseThrow();
  }

  /** A digest of HashML-DSA to be fed. */
  MessageDigest startDigest() {
    return hash.orElseThrow().start();
  }
}
