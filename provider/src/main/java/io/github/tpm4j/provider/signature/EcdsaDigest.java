package io.github.tpm4j.provider.signature;

import io.github.tpm4j.keystore.TpmEcPrivateKey;
import io.github.tpm4j.tss.algorithms.HashAlg;
import io.github.tpm4j.tss.constants.TpmAlg;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A digest as a TPM takes it. TPM2_Sign wants a digest to be exactly as long as the hash of its
 * scheme (Part 3, 20.2), but to ECDSA a digest is only a number: its leftmost bits, as many as the
 * group's order has. So a digest that has no hash of its length in the TPM is cut as ECDSA would,
 * and zeros are put before it.
 *
 * @param hash the hash that the scheme names
 * @param keptBytes how many octets of the digest count
 */
record EcdsaDigest(HashAlg hash, int keptBytes) {

  /** How a digest of this length is signed with a key; empty if it cannot be. */
  static Optional<EcdsaDigest> fit(TpmEcPrivateKey key, int digestBytes) {
    Optional<EcdsaDigest> whole =
        hashes(key)
            .filter(hash -> hash.digestBytes() == digestBytes)
            .findFirst()
            .map(hash -> new EcdsaDigest(hash, digestBytes));
    return whole.isPresent() ? whole : padded(key, digestBytes);
  }

  private static Optional<EcdsaDigest> padded(TpmEcPrivateKey key, int digestBytes) {
    int orderBits = key.getParams().getOrder().bitLength();
    if (digestBytes * Byte.SIZE > orderBits && orderBits % Byte.SIZE != 0) {
      // The cut would fall within an octet.
      return Optional.empty();
    }
    int kept = Math.min(digestBytes, orderBits / Byte.SIZE);
    return hashes(key)
        .filter(hash -> hash.digestBytes() >= kept)
        .filter(hash -> hash.digestBytes() * Byte.SIZE <= orderBits)
        .min(Comparator.comparing(HashAlg::digestBytes))
        .map(hash -> new EcdsaDigest(hash, kept));
  }

  private static Stream<HashAlg> hashes(TpmEcPrivateKey key) {
    TpmAlg bound = key.schemeHash();
    return bound.equals(TpmAlg.NULL)
        ? Arrays.stream(SignatureHash.values())
            .flatMap(hash -> hash.tpmHash().stream())
            .filter(hash -> key.tpm().implementsAlgorithm(hash.alg()))
        : HashAlg.find(bound).stream();
  }

  /** The digest, cut and padded. */
  byte[] of(byte[] digest) {
    if (digest.length == hash.digestBytes()) {
      return digest;
    }
    byte[] padded = new byte[hash.digestBytes()];
    System.arraycopy(digest, 0, padded, padded.length - keptBytes, keptBytes);
    return padded;
  }
}
