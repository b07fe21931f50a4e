package io.github.tpm4j.engine.store;

import java.io.FileInputStream;
import java.io.IOException;
import java.nio.file.Path;

/** Reads a state file, and finds the key it is encrypted with. */
final class StateFileReader {

  /** What a file held, and the key to go on with. */
  record Opened(Content content, MasterKey key) {}

  private StateFileReader() {}

  /**
   * @throws StateStoreException {@code DAMAGED}, {@code NEWER_FORMAT}, or one of the reasons about
   *     keys
   */
  static Opened read(Path file, StateProtection protection) throws IOException {
    String name = "TPM state file " + file;
    return read(name, bytes(file, name), protection);
  }

  static Opened read(String name, byte[] bytes, StateProtection protection) {
    StateImage image = new StateImage(name, bytes, StateImage.Tail.MAY_BE_TORN);
    FileHeader header = image.header();
    MasterKey key = MasterKey.of(header, protection, name);
    try {
      return new Opened(image.content(header, key.sealer(header, name)), key);
    } catch (StateStoreException e) {
      key.wipe();
      throw e;
    }
  }

  private static byte[] bytes(Path file, String name) throws IOException {
    try (FileInputStream in = new FileInputStream(file.toFile())) {
      if (in.getChannel().size() > StateFileWriter.MAX_FILE_BYTES) {
        throw new StateStoreException(
            StateStoreException.Reason.DAMAGED,
            name + " is larger than this program makes any. It was left as it is.");
      }
      return in.readAllBytes();
    }
  }
}
