package io.github.tpm4j.machines;

import io.github.tpm4j.peers.Checkout;
import io.github.tpm4j.peers.Folders;
import io.github.tpm4j.peers.Guest;
import io.github.tpm4j.peers.Tool;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;

/**
 * What the machines of a test JVM share, in a folder that other users may read, as swtpm and QEMU
 * run as such: the guest, and the command swtpm as {@code ./tpm4j install-swtpm} makes it.
 */
public final class WorkFolder {
  private static final Duration INSTALL_LIMIT = Duration.ofMinutes(5);
  private static Path shared;

  private WorkFolder() {}

  /** A new folder that all users may enter. */
  public static Path create() throws IOException {
    Path folder = Files.createTempDirectory("machines");
    return Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  /** The kernel that the guest boots. */
  public static Path kernel() throws IOException {
    return shared().resolve("vmlinuz");
  }

  /** Its first file system. */
  public static Path initrd() throws IOException {
    return shared().resolve("initrd-without-java");
  }

  /** The script that it runs: {@link GuestShell}. */
  public static Path script() throws IOException {
    return shared().resolve("shell.sh");
  }

  /** The variable PATH, with the folder first that has this project's swtpm. */
  public static String path() throws IOException {
    return shared().resolve("bin") + File.pathSeparator + System.getenv("PATH");
  }

  /** This project's swtpm. */
  public static Path swtpm() throws IOException {
    return shared().resolve("bin/swtpm");
  }

  private static synchronized Path shared() throws IOException {
    if (shared == null) {
      Path folder = create();
      Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(folder)));
      fill(folder);
      shared = folder;
    }
    return shared;
  }

  private static void fill(Path folder) throws IOException {
    Path guest = Guest.build();
    for (String name : new String[] {"vmlinuz", "initrd-without-java"}) {
      Files.copy(guest.resolve(name), folder.resolve(name));
    }
    Path checkout = Checkout.root();
    Files.copy(
        checkout.resolve("conformance-tests/machines/guest/shell.sh"), folder.resolve("shell.sh"));
    Tool.of(checkout.resolve("tpm4j").toString(), "install-swtpm", folder + "/bin")
        .with("JAVA_HOME", System.getProperty("java.home"))
        .within(INSTALL_LIMIT)
        .succeed();
  }

  private static void delete(Path folder) {
    try {
      Folders.delete(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
