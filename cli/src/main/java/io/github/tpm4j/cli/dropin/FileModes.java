package io.github.tpm4j.cli.dropin;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipalLookupService;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** Permissions and owners of the files that a server makes. */
public final class FileModes {
  /** Whoever looks after servers reads it. */
  static final int PID_FILE = 0644;

  /** As swtpm makes its logs. */
  static final int LOG_FILE = 0640;

  /** Of a TPM's state: for its owner alone. */
  public static final int STATE_FILE = 0600;

  private FileModes() {}

  /**
   * Opens a file to be written from its start, as open(2); one that is there keeps its mode.
   *
   * @param mode of a new one
   */
  public static OutputStream write(Path file, int mode) throws IOException {
    Set<OpenOption> options =
        Set.of(
            StandardOpenOption.CREATE,
            StandardOpenOption.WRITE,
            StandardOpenOption.TRUNCATE_EXISTING);
    return Channels.newOutputStream(
        Files.newByteChannel(
            file, options, PosixFilePermissions.asFileAttribute(permissions(mode))));
  }

  /**
   * Sets the permissions, as chmod(2).
   *
   * @param mode the nine bits
   */
  static void set(Path file, int mode) throws IOException {
    Files.setPosixFilePermissions(file, permissions(mode));
  }

  private static Set<PosixFilePermission> permissions(int mode) {
    Set<PosixFilePermission> permissions = EnumSet.noneOf(PosixFilePermission.class);
    PosixFilePermission[] all = PosixFilePermission.values();
    for (PosixFilePermission permission : all) {
      // They are in the order of the bits, from the owner's reading on.
      if ((mode >>> (all.length - 1 - permission.ordinal()) & 1) != 0) {
        permissions.add(permission);
      }
    }
    return permissions;
  }

  /** Gives the file to a user and to a group, each by name or number. */
  static void give(Path file, Optional<String> user, Optional<String> group) throws IOException {
    PosixFileAttributeView view = Files.getFileAttributeView(file, PosixFileAttributeView.class);
    UserPrincipalLookupService names = file.getFileSystem().getUserPrincipalLookupService();
    if (group.isPresent()) {
      view.setGroup(names.lookupPrincipalByGroupName(group.get()));
    }
    if (user.isPresent()) {
      view.setOwner(names.lookupPrincipalByName(user.get()));
    }
  }
}
