package io.github.tpm4j.tss.resource;

import java.io.IOException;
import java.lang.System.Logger;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The folder in which the programs of one user write down what they have in the slots of TPMs. It
 * must be the user's and closed to others, who could otherwise have slots freed that are in use.
 */
public final class LedgerFolder {
  private static final Set<PosixFilePermission> OWNER_ONLY =
      PosixFilePermissions.fromString("rwx------");
  private static final int NAME_DIGITS = 32;
  private static final Logger LOGGER = System.getLogger(LedgerFolder.class.getName());

  private final Path path;

  public LedgerFolder(Path path) {
    this.path = path;
  }

  /** {@return the folder of this user} */
  public static LedgerFolder ofUser() {
    return new LedgerFolder(
        Path.of(System.getProperty("java.io.tmpdir"), "tpm4j-" + System.getProperty("user.name")));
  }

  /** A new file for a TPM; empty if there is no safe place. */
  Optional<Path> newFile(String tpm) {
    try {
      create();
      return isSafe() ? Optional.of(Files.createTempFile(path, prefix(tpm), "")) : Optional.empty();
    } catch (IOException | UnsupportedOperationException e) {
      LOGGER.log(Logger.Level.DEBUG, "no place to write down what is in the slots of the TPM", e);
      return Optional.empty();
    }
  }

  private void create() throws IOException {
    try {
      Files.createDirectory(path, PosixFilePermissions.asFileAttribute(OWNER_ONLY));
    } catch (FileAlreadyExistsException e) {
      LOGGER.log(Logger.Level.TRACE, "it is there already", e);
    }
  }

  private boolean isSafe() throws IOException {
    PosixFileAttributes found =
        Files.readAttributes(path, PosixFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    return found.isDirectory()
        && found.permissions().equals(OWNER_ONLY)
        && found.owner().getName().equals(System.getProperty("user.name"));
  }

  /** The files of a TPM, of programs that live and that do not. */
  List<Path> files(String tpm) {
    List<Path> found = new ArrayList<>();
    try {
      if (Files.exists(path, LinkOption.NOFOLLOW_LINKS) && isSafe()) {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(path, prefix(tpm) + "*")) {
          files.forEach(found::add);
        }
      }
    } catch (IOException | UnsupportedOperationException e) {
      LOGGER.log(Logger.Level.DEBUG, "what others have in the slots of the TPM is not known", e);
    }
    return found;
  }

  private static String prefix(String tpm) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(tpm.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest).substring(0, NAME_DIGITS) + "-";
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
