package io.github.tpm4j.engine.store;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Commits without end, and prints each commit's number once it is acknowledged. */
final class CountingProcess {
  private static final int JOURNAL_LIMIT_BYTES = 30_000;
  private static final int SLOTS = 7;

  private CountingProcess() {}

  /** Arguments: directory, durability, "none" or a key file. */
  public static void main(String[] arguments) throws IOException {
    Path directory = Path.of(arguments[0]);
    Durability durability = Durability.valueOf(arguments[1]);
    try (DirectoryStore store = open(directory, durability, protection(arguments[2]));
        FileOutputStream out = new FileOutputStream(FileDescriptor.out)) {
      for (long number = number(store.load()) + 1; ; number++) {
        store.commit(commit(number));
        out.write((number + "\n").getBytes(US_ASCII));
      }
    }
  }

  static StateProtection protection(String keyFile) {
    return keyFile.equals("none")
        ? StateProtection.none()
        : StateProtection.keyFile(Path.of(keyFile));
  }

  static DirectoryStore open(Path directory, Durability durability, StateProtection protection) {
    return DirectoryStore.open(directory, durability, protection, JOURNAL_LIMIT_BYTES);
  }

  /** How many commits there were. */
  static long number(Map<String, byte[]> content) {
    byte[] counter = content.get("counter");
    return counter == null ? 0 : ByteBuffer.wrap(counter).getLong();
  }

  /** A counter, an index of a size that changes, and the removal of another index. */
  static Map<String, Optional<byte[]>> commit(long number) {
    byte[] data = new byte[(int) (number * 37 % 3_000)];
    Arrays.fill(data, (byte) number);
    return Map.of(
        "counter",
        Optional.of(ByteBuffer.allocate(Long.BYTES).putLong(number).array()),
        "nv/" + number % SLOTS,
        Optional.of(data),
        "nv/" + (number + 3) % SLOTS,
        Optional.empty());
  }

  /** What there is after that many commits; those of two rounds decide. */
  static Map<String, byte[]> contentAfter(long count) {
    Map<String, byte[]> content = new HashMap<>();
    for (long number = Math.max(1, count - 2 * SLOTS); number <= count; number++) {
      Records.apply(content, commit(number));
    }
    return content;
  }
}
