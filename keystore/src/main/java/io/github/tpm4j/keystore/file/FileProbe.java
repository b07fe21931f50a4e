package io.github.tpm4j.keystore.file;

import io.github.tpm4j.keystore.pem.Tss2KeyType;
import io.github.tpm4j.tss.asn1.Der;
import io.github.tpm4j.tss.asn1.Oid;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;

/**
 * Walks down the tags of a PKCS#12 file to its first TPM key, without holding more than a few bytes
 * of it. Knows what {@link Pkcs12Writer} writes: DER, within an outermost sequence of definite or
 * indefinite length; and keys whose bags the JDK has rewritten.
 */
final class FileProbe {
  private static final byte[] VERSION_3 = Der.integer(3);
  private static final byte[] DATA = Der.oid(Pkcs12Types.DATA);
  private static final byte[] SECRET_BAG = Der.oid(Pkcs12Types.SECRET_BAG);

  private static final List<byte[]> TPM_KEYS =
      Arrays.stream(Tss2KeyType.values()).map(type -> Der.oid(new Oid(type.oid()))).toList();

  /** The type that the JDK gives to the bags of keys. */
  private static final byte[] SHROUDED_KEY_BAG = Der.oid(Pkcs12Types.SHROUDED_KEY_BAG);

  /** A length of more bytes is none of a file that can be read. */
  private static final int MAX_LENGTH_BYTES = 4;

  private static final int INDEFINITE = 0x80;
  private static final int SEQUENCE = 0x30;
  private static final int OCTET_STRING = 0x04;
  private static final int EXPLICIT_0 = 0xA0;

  private final DataInputStream in;
  private long position;

  FileProbe(InputStream in) {
    this.in = new DataInputStream(in);
  }

  boolean findsTpmKey() throws IOException {
    try {
      return entersSafeContents() && findsTpmKeyAmongBags();
    } catch (EOFException tooShort) {
      return false;
    }
  }

  private boolean entersSafeContents() throws IOException {
    return entersOutermost()
        && matches(VERSION_3)
        && entersData()
        && enter(SEQUENCE) >= 0
        && entersData();
  }

  private boolean entersOutermost() throws IOException {
    if (readByte() != SEQUENCE) {
      return false;
    }
    int first = readByte();
    return first == INDEFINITE || length(first) >= 0;
  }

  private boolean entersData() throws IOException {
    return enter(SEQUENCE) >= 0
        && matches(DATA)
        && enter(EXPLICIT_0) >= 0
        && enter(OCTET_STRING) >= 0;
  }

  private boolean findsTpmKeyAmongBags() throws IOException {
    long length = enter(SEQUENCE);
    long end = position + length;
    while (length >= 0 && position < end) {
      long bagLength = enter(SEQUENCE);
      long bagEnd = position + bagLength;
      if (bagLength < SECRET_BAG.length) {
        return false;
      }
      if (matches(SECRET_BAG)) {
        return enter(EXPLICIT_0) >= 0 && enter(SEQUENCE) >= 0 && matchesSecret();
      }
      in.skipNBytes(bagEnd - position);
      position = bagEnd;
    }
    return false;
  }

  private boolean matchesSecret() throws IOException {
    byte[] type = readShort();
    return isTpmKey(type) || Arrays.equals(type, SHROUDED_KEY_BAG) && matchesTpmKeyInOctets();
  }

  /** An element of less than 128 octets, with its tag and length. */
  private byte[] readShort() throws IOException {
    int tag = readByte();
    int length = readByte() & 0x7F;
    byte[] element = new byte[length + 2];
    element[0] = (byte) tag;
    element[1] = (byte) length;
    in.readFully(element, 2, length);
    return element;
  }

  private boolean matchesTpmKeyInOctets() throws IOException {
    if (enter(EXPLICIT_0) < 0 || enter(OCTET_STRING) < 0 || enter(SEQUENCE) < 0) {
      return false;
    }
    return isTpmKey(readShort());
  }

  private static boolean isTpmKey(byte[] type) {
    return TPM_KEYS.stream().anyMatch(known -> Arrays.equals(known, type));
  }

  /** Reads a tag and a definite length; -1 if they are others. */
  private long enter(int tag) throws IOException {
    if (readByte() != tag) {
      return -1;
    }
    return length(readByte());
  }

  private long length(int first) throws IOException {
    int more = first & 0x7F;
    if (first == more) {
      return first;
    }
    if (more == 0 || more > MAX_LENGTH_BYTES) {
      return -1;
    }
    long length = 0;
    for (int i = 0; i < more; i++) {
      length = length << 8 | readByte();
    }
    return length;
  }

  private boolean matches(byte[] expected) throws IOException {
    byte[] present = new byte[expected.length];
    in.readFully(present);
    position += present.length;
    return Arrays.equals(expected, present);
  }

  private int readByte() throws IOException {
    position++;
    return in.readUnsignedByte();
  }
}
