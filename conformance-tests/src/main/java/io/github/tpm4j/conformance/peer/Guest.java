package io.github.tpm4j.conformance.peer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/**
 * A virtual machine with a real Linux kernel and its TPM driver, an swtpm behind it. It boots in
 * about ten seconds, runs one script and powers off. Its processor is emulated: Java runs there,
 * but cryptography is slow (an RSA-2048 key pair takes many seconds).
 */
public final class Guest {
  private static final Duration DEFAULT_LIMIT = Duration.ofMinutes(2);
  private static final Duration BUILD_LIMIT = Duration.ofMinutes(5);

  /** What {@code run.sh} may take beyond the script: boot, power-off, and ending QEMU. */
  private static final Duration BOOT_LIMIT = Duration.ofSeconds(90);

  private Guest() {}

  /** As {@link #run(String, Path, TpmModel, Duration)}, with two minutes for the script. */
  public static ToolResult run(String script, Path share, TpmModel model) throws IOException {
    return run(script, share, model, DEFAULT_LIMIT);
  }

  /**
   * Boots the guest, after building it if need be, and runs the script in it as root. busybox, the
   * tpm2-tools, strace and {@code java} are there.
   *
   * @param script a shell script; its output (both streams) and its status are the result's
   * @param share a folder that the guest sees as {@code /share}, read-write
   * @param model what kind of TPM the guest has
   * @param limit the time for the script, without the boot
   * @throws ToolFailure if the guest cannot be built, or does not end in time
   */
  public static ToolResult run(String script, Path share, TpmModel model, Duration limit)
      throws IOException {
    bench("build.sh").within(BUILD_LIMIT).succeed();
    Path file = Files.createTempFile("guest", ".sh");
    try {
      Files.writeString(file, script);
      return bench("run.sh", file.toString(), share.toString(), model.qemuName())
          .with("GUEST_SECONDS", Long.toString(limit.toSeconds()))
          .within(limit.plus(BOOT_LIMIT))
          .run();
    } finally {
      Files.delete(file);
    }
  }

  private static Tool bench(String script, String... arguments) {
    // Surefire sets basedir to the module's folder.
    Path program = Path.of(System.getProperty("basedir", "conformance-tests"), "guest", script);
    String[] command = new String[arguments.length + 1];
    command[0] = program.toAbsolutePath().toString();
    System.arraycopy(arguments, 0, command, 1, arguments.length);
    return Tool.of(command).with("JAVA_HOME", System.getProperty("java.home"));
  }
}
