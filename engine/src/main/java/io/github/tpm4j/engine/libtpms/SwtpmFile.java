package io.github.tpm4j.engine.libtpms;

import io.github.tpm4j.engine.store.StateStoreException;
import io.github.tpm4j.engine.store.StateStoreException.Reason;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A file of swtpm (big-endian): version and least reader u8, header length u16, flags u16, total
 * length u32; then fields with a tag u16 and a length u32 each, of which one is what libtpms wrote.
 */
final class SwtpmFile {
  private static final int HEADER_BYTES = 10;
  private static final int FIELD_HEADER_BYTES = 6;

  /** Behind the version of the first section of what libtpms writes. */
  private static final int SECTION_MAGIC_OFFSET = 2;

  private static final int NEWEST_READER = 2;

  private static final int ENCRYPTED = 0x01;
  private static final int MIGRATION_ENCRYPTED = 0x02;
  private static final int MIGRATION = 0x04;

  private static final int PLAIN = 1;
  private static final int CIPHER_TEXT = 2;
  private static final int MAC = 3;
  private static final int MIGRATION_PLAIN = 4;
  private static final int MIGRATION_CIPHER_TEXT = 5;
  private static final int IV = 6;
  private static final int MIGRATION_IV = 7;

  private final String name;
  private final Optional<SwtpmKey> key;

  private SwtpmFile(String name, Optional<SwtpmKey> key) {
    this.name = name;
    this.key = key;
  }

  /**
   * What libtpms wrote.
   *
   * @param name for messages
   * @throws StateStoreException {@code DAMAGED}, {@code NEWER_FORMAT}, {@code KEY_NEEDED}, {@code
   *     NOT_ENCRYPTED}, {@code WRONG_KEY}
   */
  static byte[] blob(String name, byte[] file, Optional<SwtpmKey> key) {
    return new SwtpmFile(name, key).blob(file);
  }

  private byte[] blob(byte[] file) {
    if (isWithoutHeader(file)) {
      requireNoKey();
      return file;
    }
    require(file.length >= HEADER_BYTES, "it has " + file.length + " bytes");
    ByteBuffer in = ByteBuffer.wrap(file);
    in.get(); // the version
    int leastReader = in.get();
    int headerBytes = in.getShort();
    int flags = in.getShort();
    int totalBytes = in.getInt();
    require(
        headerBytes == HEADER_BYTES && totalBytes == file.length,
        "its header does not fit its " + file.length + " bytes");
    if (leastReader > NEWEST_READER) {
      throw new StateStoreException(
          Reason.NEWER_FORMAT,
          name + " is of a later swtpm than this version of tpm4j reads. Use a later tpm4j.");
    }
    boolean isEncrypted = (flags & (ENCRYPTED | MIGRATION_ENCRYPTED)) != 0;
    if (!isEncrypted) {
      requireNoKey();
    }
    Map<Integer, byte[]> fields = fields(in);
    if ((flags & MIGRATION) != 0) {
      byte[] inner =
          (flags & MIGRATION_ENCRYPTED) != 0
              ? decrypted(fields, MIGRATION_CIPHER_TEXT, MIGRATION_IV)
              : field(fields, MIGRATION_PLAIN);
      fields = fields(ByteBuffer.wrap(inner));
    }
    return (flags & ENCRYPTED) != 0 ? decrypted(fields, CIPHER_TEXT, IV) : field(fields, PLAIN);
  }

  /** As swtpm wrote before 0.2, and still reads: what libtpms gave it, and nothing else. */
  private static boolean isWithoutHeader(byte[] file) {
    return file.length >= HEADER_BYTES
        && ByteBuffer.wrap(file).getInt(SECTION_MAGIC_OFFSET) == Section.PERSISTENT_ALL.magic();
  }

  private void requireNoKey() {
    if (key.isPresent()) {
      throw new StateStoreException(
          Reason.NOT_ENCRYPTED, name + " is not encrypted: leave its key out.");
    }
  }

  private Map<Integer, byte[]> fields(ByteBuffer in) {
    Map<Integer, byte[]> fields = new HashMap<>();
    while (in.remaining() >= FIELD_HEADER_BYTES) {
      int tag = in.getShort() & 0xFFFF;
      int length = in.getInt();
      require(length >= 0 && length <= in.remaining(), "a field of it goes beyond its end");
      byte[] data = new byte[length];
      in.get(data);
      fields.put(tag, data);
    }
    require(!in.hasRemaining(), "bytes are left after its fields");
    return fields;
  }

  private byte[] field(Map<Integer, byte[]> fields, int tag) {
    byte[] field = fields.get(tag);
    require(field != null, "it lacks the field " + tag);
    return field;
  }

  private byte[] decrypted(Map<Integer, byte[]> fields, int cipherText, int iv) {
    SwtpmKey known =
        key.orElseThrow(
            () ->
                new StateStoreException(
                    Reason.KEY_NEEDED,
                    name + " is encrypted: give the key, as swtpm's --key has it."));
    SwtpmCipher cipher = new SwtpmCipher(known.borrow());
    byte[] vector = fields.getOrDefault(iv, new byte[0]);
    byte[] data = field(fields, cipherText);
    if (!cipher.isAuthentic(data, vector, field(fields, MAC))) {
      throw new StateStoreException(
          Reason.WRONG_KEY,
          name + " was encrypted with another key, or is damaged: give the key that swtpm had.");
    }
    byte[] clear = cipher.decrypt(data, vector);
    require(clear != null, "its padding is wrong");
    return clear;
  }

  private void require(boolean condition, String what) {
    if (!condition) {
      throw new StateStoreException(
          Reason.DAMAGED, name + " is no state of swtpm, or damaged: " + what + ".");
    }
  }
}
