package io.github.tpm4j.tss.crypto;

import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Optional;

/**
 * EME-OAEP (RFC 8017, 7.1; Part 1, B.4), with any label and any two hashes.
 *
 * @param hash digests the label
 * @param maskHash the hash of MGF1
 * @param label the label, which for a TPM includes the zero that ends it; empty for none
 */
public record EmeOaep(HashFunction hash, HashFunction maskHash, byte[] label) {

  /** {@return the longest message; negative if the key is too small for the hash} */
  public int longestMessageBytes(int modulusBytes) {
    return modulusBytes - 2 * hash.digestBytes() - 2;
  }

  /**
   * {@return the padded message (7.1.1, step 2)}
   *
   * @param message {@link #longestMessageBytes} at most
   * @param seed random, as long as a digest; wiped
   * @param length of the modulus in bytes
   */
  public byte[] encode(byte[] message, byte[] seed, int length) {
    int hashBytes = hash.digestBytes();
    byte[] db = Arrays.copyOf(hash.digest(label), length - hashBytes - 1);
    db[db.length - message.length - 1] = 0x01;
    System.arraycopy(message, 0, db, db.length - message.length, message.length);
    Mgf1.mask(maskHash, seed, db);
    Mgf1.mask(maskHash, db, seed);
    byte[] encoded = new byte[length];
    System.arraycopy(seed, 0, encoded, 1, hashBytes);
    System.arraycopy(db, 0, encoded, 1 + hashBytes, db.length);
    Arrays.fill(seed, (byte) 0);
    return encoded;
  }

  /**
   * Takes the padding off (7.1.2, step 3). All checks are made before any is looked at, so that
   * time does not tell which failed.
   *
   * @param encoded as long as the modulus; wiped
   * @return the message; empty if it is not padded so, without saying how
   */
  public Optional<byte[]> decode(byte[] encoded) {
    int hashBytes = hash.digestBytes();
    if (longestMessageBytes(encoded.length) < 0) {
      Arrays.fill(encoded, (byte) 0);
      return Optional.empty();
    }
    byte[] seed = Arrays.copyOfRange(encoded, 1, 1 + hashBytes);
    byte[] db = Arrays.copyOfRange(encoded, 1 + hashBytes, encoded.length);
    Mgf1.mask(maskHash, db, seed);
    Mgf1.mask(maskHash, seed, db);
    boolean sameLabel = MessageDigest.isEqual(hash.digest(label), Arrays.copyOf(db, hashBytes));
    int separator = separator(db, hashBytes);
    boolean good = (encoded[0] == 0) & sameLabel & (separator > 0);
    byte[] message = good ? Arrays.copyOfRange(db, separator + 1, db.length) : null;
    Arrays.fill(encoded, (byte) 0);
    Arrays.fill(db, (byte) 0);
    return Optional.ofNullable(message);
  }

  // Looks at every byte: where the 01 stands after the zeros, or 0 if something else comes first.
  private static int separator(byte[] db, int from) {
    int found = 0;
    int open = 1;
    for (int i = from; i < db.length; i++) {
      int octet = db[i] & 0xFF;
      int isZero = (octet - 1) >>> 31;
      int isOne = ((octet ^ 1) - 1) >>> 31;
      found |= i & -(open & isOne);
      open &= isZero;
    }
    return found;
  }
}
