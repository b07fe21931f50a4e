package io.github.tpm4j.tss.keys;

import io.github.tpm4j.tss.algorithms.HashAlg;
import io.github.tpm4j.tss.algorithms.PssSalt;
import io.github.tpm4j.tss.crypto.PssEncoding;
import io.github.tpm4j.tss.wire.Bytes;
import java.security.interfaces.RSAPublicKey;
import java.util.Optional;

/**
 * How long the salts of a TPM's RSASSA-PSS signatures are, as far as its signatures have shown: the
 * TPM does not tell (Part 1, B.7).
 */
public final class PssSaltFact {
  /** What EMSA-PSS has beside digest and salt (RFC 8017, 9.1.1). */
  private static final int FRAME_BYTES = 2;

  private volatile PssSalt salt;

  /** Nothing is known yet. */
  public PssSaltFact() {}

  /** {@return what is known; empty until a signature has shown it} */
  public Optional<PssSalt> known() {
    return Optional.ofNullable(salt);
  }

  /**
   * Looks into a signature. Where no salt fits that is longer than the hash, TPMs of both kinds
   * make the same one, and it shows nothing.
   *
   * @param key verifies the signature
   * @param hash the signature's, of message, salt and MGF1 alike
   * @param signature as long as the modulus
   * @return how many bytes its salt has
   */
  public int learn(RSAPublicKey key, HashAlg hash, Bytes signature) {
    int seen = PssEncoding.saltBytes(key, hash, signature);
    int encodedBytes = (key.getModulus().bitLength() - 1 + Byte.SIZE - 1) / Byte.SIZE;
    int longest = encodedBytes - hash.digestBytes() - FRAME_BYTES;
    if (longest > hash.digestBytes()) {
      salt = seen == hash.digestBytes() ? PssSalt.DIGEST_LENGTH : PssSalt.MAXIMUM;
    }
    return seen;
  }

  /** Forgets it. */
  public void forget() {
    salt = null;
  }
}
