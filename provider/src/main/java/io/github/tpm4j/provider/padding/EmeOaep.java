package io.github.tpm4j.provider.padding;

import java.security.MessageDigest;
import java.util.Arrays;
import javax.crypto.BadPaddingException;

/**
 * EME-OAEP (RFC 8017, 7.1), with any label and any two hashes.
 *
 * @param hash digests the label
 * @param maskHash the hash of MGF1
 * @param label the label
 */
public record EmeOaep(MessageDigest hash, MessageDigest maskHash, byte[] label) {

  /**
   * Takes the padding off (7.1.2, step 3). All checks are made before any is looked at, so that
   * time does not tell which failed.
   *
   * @param encoded as long as the modulus; wiped
   * @throws BadPaddingException if it is not padded so, without saying how
   */
  public byte[] decode(byte[] encoded) throws BadPaddingException {
    int hashBytes = hash.getDigestLength();
    byte[] seed = Arrays.copyOfRange(encoded, 1, 1 + hashBytes);
    byte[] db = Arrays.copyOfRange(encoded, 1 + hashBytes, encoded.length);
    Mgf1.mask(maskHash, db, seed);
    Mgf1.mask(maskHash, seed, db);
    byte[] expected = hash.digest(label);
    boolean sameLabel = MessageDigest.isEqual(expected, Arrays.copyOf(db, hashBytes));
    int separator = separator(db, hashBytes);
    boolean good = (encoded[0] == 0) & sameLabel & (separator > 0);
    byte[] message = good ? Arrays.copyOfRange(db, separator + 1, db.length) : null;
    Arrays.fill(encoded, (byte) 0);
    Arrays.fill(db, (byte) 0);
    if (message == null) {
      throw new BadPaddingException("The ciphertext is not padded with OAEP");
    }
    return message;
  }

  // Looks at every octet: where the 01 stands after the zeros, or 0 if something else comes first.
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
