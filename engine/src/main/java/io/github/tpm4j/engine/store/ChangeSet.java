package io.github.tpm4j.engine.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What one commit sets and removes, and its form on disk (big-endian):
 *
 * <pre>
 * count u32, count * { name length u16, name in UTF-8, value length i32 or -1, value }
 * zeros up to a multiple of 8 bytes
 * </pre>
 */
final class ChangeSet {
  private static final int MAX_NAME_BYTES = 0xFFFF;
  private static final int REMOVED = -1;

  private final Map<String, Optional<byte[]>> byName;

  private ChangeSet(Map<String, Optional<byte[]>> byName) {
    this.byName = byName;
  }

  /** Copies all values. */
  static ChangeSet copyOf(Map<String, Optional<byte[]>> changes) {
    Map<String, Optional<byte[]>> copy = new LinkedHashMap<>();
    changes.forEach((name, value) -> copy.put(checkedName(name), value.map(byte[]::clone)));
    return new ChangeSet(copy);
  }

  private static String checkedName(String name) {
    Objects.requireNonNull(name, "name");
    if (name.getBytes(UTF_8).length > MAX_NAME_BYTES) {
      throw new IllegalArgumentException(
          "the name of a record is limited to " + MAX_NAME_BYTES + " bytes");
    }
    return name;
  }

  Map<String, Optional<byte[]>> byName() {
    return byName;
  }

  boolean isEmpty() {
    return byName.isEmpty();
  }

  byte[] encode() {
    ByteBuffer out = ByteBuffer.allocate(roundUp(encodedLengthBytes()));
    out.putInt(byName.size());
    byName.forEach((name, value) -> encode(out, name, value));
    return out.array();
  }

  private int encodedLengthBytes() {
    int length = Integer.BYTES;
    for (Map.Entry<String, Optional<byte[]>> change : byName.entrySet()) {
      length = Math.addExact(length, Short.BYTES + change.getKey().getBytes(UTF_8).length);
      length =
          Math.addExact(length, Integer.BYTES + change.getValue().map(v -> v.length).orElse(0));
    }
    return length;
  }

  private static int roundUp(int lengthBytes) {
    return Math.addExact(lengthBytes, RecordHeader.ALIGNMENT_BYTES - 1)
        & -RecordHeader.ALIGNMENT_BYTES;
  }

  private static void encode(ByteBuffer out, String name, Optional<byte[]> value) {
    byte[] nameBytes = name.getBytes(UTF_8);
    out.putShort((short) nameBytes.length).put(nameBytes);
    out.putInt(value.map(v -> v.length).orElse(REMOVED));
    value.ifPresent(out::put);
  }

  /**
   * @throws IllegalArgumentException if the bytes are not those of a change set
   */
  static ChangeSet decode(byte[] encoded) {
    ByteBuffer in = ByteBuffer.wrap(encoded);
    Map<String, Optional<byte[]>> changes = new LinkedHashMap<>();
    int count = readInt(in);
    for (int i = 0; i < count; i++) {
      require(in.remaining() >= Short.BYTES);
      String name = new String(read(in, Short.toUnsignedInt(in.getShort())), UTF_8);
      int length = readInt(in);
      changes.put(name, length == REMOVED ? Optional.empty() : Optional.of(read(in, length)));
    }
    require(count >= 0 && roundUp(in.position()) == encoded.length);
    return new ChangeSet(changes);
  }

  private static int readInt(ByteBuffer in) {
    require(in.remaining() >= Integer.BYTES);
    return in.getInt();
  }

  private static byte[] read(ByteBuffer in, int length) {
    require(length >= 0 && length <= in.remaining());
    byte[] value = new byte[length];
    in.get(value);
    return value;
  }

  private static void require(boolean holds) {
    if (!holds) {
      throw new IllegalArgumentException("not a change set");
    }
  }

  void wipe() {
    byName.values().forEach(value -> value.ifPresent(bytes -> Arrays.fill(bytes, (byte) 0)));
  }
}
