package io.github.tpm4j.cli.fleet;

import io.github.tpm4j.engine.store.StateProtection;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Set;

/** The key of one TPM's state: of no use for another's. */
final class MemberKey {
  private MemberKey() {}

  /**
   * The key, which a TPM gets that has no state yet. A state that was made without one has none.
   *
   * @return the caller closes it
   */
  static StateProtection of(MemberFolder folder, boolean isNew) throws IOException {
    if (isNew && Files.notExists(folder.key())) {
      make(folder.key());
    }
    return Files.exists(folder.key())
        ? StateProtection.keyFile(folder.key())
        : StateProtection.none();
  }

  private static void make(Path file) throws IOException {
    Path keys = file.toAbsolutePath().getParent();
    if (Files.notExists(keys)) {
      Files.createDirectories(
          keys, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    }
    byte[] key = new byte[StateProtection.MIN_KEY_FILE_BYTES];
    new SecureRandom().nextBytes(key);
    try (var out =
        Files.newByteChannel(
            file,
            Set.of(
                StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE, StandardOpenOption.SYNC),
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))) {
      out.write(ByteBuffer.wrap(key));
    } finally {
      Arrays.fill(key, (byte) 0);
    }
  }
}
