package io.github.tpm4j.engine.store;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;

/**
 * The first 128 bytes of a state file or migration blob (big-endian):
 *
 * <pre>
 *  0  magic "TPM4JST" and a zero
 *  8  format version u16
 * 10  protection u16 (0 none, 1 key file, 2 password)
 * 12  scrypt log2 N u8, r u8, p u8, zero u8
 * 16  salt of the key derivation (32)
 * 48  salt of this file (32)
 * 80  key check (16), zeros if not encrypted
 * 96  SHA-256 of all before (32)
 * </pre>
 *
 * Later versions keep the first 10 bytes. The layouts of older ones stay readable: {@link
 * StateImage} chooses by the version.
 */
record FileHeader(StateProtection.Kind kind, KdfParameters kdf, byte[] fileSalt, byte[] keyCheck) {
  static final int VERSION = 1;
  static final int LENGTH_BYTES = 128;
  static final int FILE_SALT_BYTES = 32;
  static final int KEY_CHECK_BYTES = 16;

  private static final long MAGIC = 0x54504D344A535400L;
  private static final int VERSION_OFFSET = Long.BYTES;
  private static final int KEY_CHECK_OFFSET = 80;
  private static final int DIGEST_OFFSET = 96;

  static FileHeader unkeyed(StateProtection.Kind kind, KdfParameters kdf) {
    byte[] fileSalt = Randomness.bytes(FILE_SALT_BYTES);
    return new FileHeader(kind, kdf, fileSalt, new byte[KEY_CHECK_BYTES]);
  }

  FileHeader withKeyCheck(byte[] check) {
    return new FileHeader(kind, kdf, fileSalt, check);
  }

  /** The format version, or empty if this was never a file of this program. */
  static Optional<Integer> version(byte[] image) {
    if (image.length < VERSION_OFFSET + Short.BYTES) {
      return Optional.empty();
    }
    ByteBuffer in = ByteBuffer.wrap(image);
    return in.getLong() == MAGIC
        ? Optional.of(Short.toUnsignedInt(in.getShort()))
        : Optional.empty();
  }

  /** Reads version 1, or is empty if a byte of it is wrong. */
  static Optional<FileHeader> decode(byte[] image) {
    if (image.length < LENGTH_BYTES || !digestMatches(image)) {
      return Optional.empty();
    }
    ByteBuffer in = ByteBuffer.wrap(image).position(VERSION_OFFSET + Short.BYTES);
    Optional<StateProtection.Kind> kind = StateProtection.Kind.ofCode(in.getShort());
    KdfParameters kdf = KdfParameters.decode(in);
    byte[] fileSalt = new byte[FILE_SALT_BYTES];
    byte[] keyCheck = new byte[KEY_CHECK_BYTES];
    in.get(fileSalt).get(keyCheck);
    return kind.map(known -> new FileHeader(known, kdf, fileSalt, keyCheck));
  }

  private static boolean digestMatches(byte[] image) {
    byte[] digest = Sha256.ofRange(image, 0, DIGEST_OFFSET);
    return Arrays.equals(
        digest, 0, digest.length, image, DIGEST_OFFSET, DIGEST_OFFSET + digest.length);
  }

  byte[] encode() {
    ByteBuffer out = ByteBuffer.allocate(LENGTH_BYTES);
    out.put(keyedPart()).put(keyCheck);
    out.put(Sha256.ofRange(out.array(), 0, DIGEST_OFFSET));
    return out.array();
  }

  /** What the keys of the file are bound to: all that stands before the key check. */
  byte[] keyedPart() {
    ByteBuffer out = ByteBuffer.allocate(KEY_CHECK_OFFSET);
    out.putLong(MAGIC).putShort((short) VERSION).putShort((short) kind.code());
    kdf.encode(out);
    out.put(fileSalt);
    return out.array();
  }
}
