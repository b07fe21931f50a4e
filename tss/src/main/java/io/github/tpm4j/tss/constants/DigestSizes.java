package io.github.tpm4j.tss.constants;

import io.github.tpm4j.tss.wire.WireException;
import java.util.Map;
import java.util.OptionalInt;

/** How long the digests of the TCG registry's hash algorithms are, in octets. */
public final class DigestSizes {
  private static final Map<TpmAlg, Integer> BYTES =
      Map.ofEntries(
          Map.entry(TpmAlg.SHA1, 20),
          Map.entry(TpmAlg.SHA256, 32),
          Map.entry(TpmAlg.SHA384, 48),
          Map.entry(TpmAlg.SHA512, 64),
          Map.entry(TpmAlg.SM3_256, 32),
          Map.entry(TpmAlg.SHA3_256, 32),
          Map.entry(TpmAlg.SHA3_384, 48),
          Map.entry(TpmAlg.SHA3_512, 64),
          Map.entry(TpmAlg.SHA256_192, 24),
          Map.entry(TpmAlg.SHAKE256_192, 24),
          Map.entry(TpmAlg.SHAKE256_256, 32),
          Map.entry(TpmAlg.SHAKE256_512, 64));

  private DigestSizes() {}

  /**
   * {@return the size of a digest; empty if {@code alg} is no hash that is known here}
   *
   * @param alg any
   */
  public static OptionalInt find(TpmAlg alg) {
    Integer bytes = BYTES.get(alg);
    return bytes == null ? OptionalInt.empty() : OptionalInt.of(bytes);
  }

  /**
   * {@return the size of a digest}
   *
   * @param alg of a hash
   * @throws IllegalArgumentException if {@code alg} is no hash that is known here
   */
  public static int of(TpmAlg alg) {
    return find(alg).orElseThrow(() -> new IllegalArgumentException(alg + " is not a known hash"));
  }

  /**
   * {@return how many octets a digest of {@code alg} has on the wire; 0 for TPM_ALG_NULL}
   *
   * @param alg of a hash, or TPM_ALG_NULL
   * @throws WireException TPM_RC_HASH if the hash is unknown, for its end cannot be told
   */
  public static int onTheWire(TpmAlg alg) {
    if (alg.equals(TpmAlg.NULL)) {
      return 0;
    }
    return find(alg).orElseThrow(() -> new WireException(TpmRc.HASH));
  }
}
