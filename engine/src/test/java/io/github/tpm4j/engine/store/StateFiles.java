package io.github.tpm4j.engine.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.function.Executable;

/** State files as tests make and break them. */
final class StateFiles {
  private static final int KEY_FILL = 0x5A;

  private StateFiles() {}

  static DirectoryStore open(Path directory) {
    return open(directory, StateProtection.none());
  }

  static DirectoryStore open(Path directory, StateProtection protection) {
    return DirectoryStore.open(directory, Durability.PROCESS_KILL, protection);
  }

  static Path file(Path directory) {
    return directory.resolve(DirectoryStore.FILE_NAME);
  }

  static StateProtection keyFile(Path directory) throws IOException {
    byte[] key = new byte[StateProtection.MIN_KEY_FILE_BYTES];
    Arrays.fill(key, (byte) KEY_FILL);
    return StateProtection.keyFile(Files.write(directory.resolve("key"), key));
  }

  /** A file's bytes, and where each commit ended in it. */
  record Written(byte[] bytes, List<Integer> ends) {
    /** How many commits lie wholly before this byte. */
    int commitsBefore(int end) {
      return (int) ends.stream().filter(commitEnd -> commitEnd <= end).count();
    }

    /** Where the snapshot ends and the first commit starts. */
    int snapshotEnd() {
      return FileHeader.LENGTH_BYTES + recordLength(FileHeader.LENGTH_BYTES);
    }

    private int recordLength(int start) {
      return RecordHeader.LENGTH_BYTES + ByteBuffer.wrap(bytes).getInt(start + 4);
    }
  }

  static Written write(
      Path directory, StateProtection protection, List<Map<String, Optional<byte[]>>> commits)
      throws IOException {
    List<Integer> ends = new ArrayList<>();
    try (DirectoryStore store = open(directory, protection)) {
      for (Map<String, Optional<byte[]>> commit : commits) {
        store.commit(commit);
        ends.add((int) Files.size(file(directory)));
      }
    }
    return new Written(Files.readAllBytes(file(directory)), ends);
  }

  static Map<String, byte[]> read(byte[] image, StateProtection protection) {
    return StateFileReader.read("The state", image, protection).content().copy();
  }

  static StateStoreException assertRefused(StateStoreException.Reason reason, Executable action) {
    StateStoreException refusal = assertThrows(StateStoreException.class, action);
    assertEquals(reason, refusal.reason(), refusal::getMessage);
    return refusal;
  }
}
