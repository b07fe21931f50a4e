package io.github.tpm4j.cli.dropin;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.UserPrincipalLookupService;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** Permissions and owners of the files that a server makes. */
final class FileModes {
  /** Whoever looks after servers reads it. */
  static final int PID_FILE = 0644;

  /** As swtpm makes its logs. */
  static final int LOG_FILE = 0640;

  private FileModes() {}

  /**
   * Sets the permissions, as chmod(2).
   *
   * @param mode the nine bits
   */
  static void set(Path file, int mode) throws IOException {
    Set<PosixFilePermission> permissions = EnumSet.noneOf(PosixFilePermission.class);
    PosixFilePermission[] all = PosixFilePermission.values();
    for (PosixFilePermission permission : all) {
      // They are in the order of the bits, from the owner's reading on.
      if ((mode >>> (all.length - 1 - permission.ordinal()) & 1) != 0) {
        permissions.add(permission);
      }
    }
    Files.setPosixFilePermissions(file, permissions);
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
