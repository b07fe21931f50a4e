package io.github.tpm4j.peers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

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
   * tpm2-tools, tcsd with some of tpm-tools, strace and {@code java} are there.
   *
   * @param script a shell script; its output (both streams) and its status are the result's
   * @param share a folder that the guest sees as {@code /share}, read-write
   * @param model what kind of TPM the guest has
   * @param limit the time for the script, without the boot
   * @throws ToolFailure if the guest cannot be built, or does not end in time
   */
  public static ToolResult run(String script, Path share, TpmModel model, Duration limit)
      throws IOException {
    return run(script, model, List.of(share.toString(), model.qemuName()), limit);
  }

  /**
   * As {@link #run(String, Path, TpmModel)}, with another TPM than swtpm. The guest may reboot; the
   * script is then run again.
   *
   * @param control the UNIX socket of its control channel
   */
  public static ToolResult run(String script, Path share, TpmModel model, Path control)
      throws IOException {
    return run(script, share, model, control, DEFAULT_LIMIT);
  }

  /** As {@link #run(String, Path, TpmModel, Path)}, with a time for the script. */
  public static ToolResult run(
      String script, Path share, TpmModel model, Path control, Duration limit) throws IOException {
    List<String> arguments = List.of(share.toString(), model.qemuName(), control.toString());
    return run(script, model, arguments, limit);
  }

  private static ToolResult run(
      String script, TpmModel model, List<String> arguments, Duration limit) throws IOException {
    build();
    Path file = Files.createTempFile("guest", ".sh");
    try {
      Files.writeString(file, script);
      List<String> all = new ArrayList<>(List.of("run.sh", file.toString()));
      all.addAll(arguments);
      return bench(all.toArray(String[]::new))
          .with("GUEST_SECONDS", Long.toString(limit.toSeconds()))
          .with("GUEST_TPM", model.isTpm12() ? "1.2" : "2.0")
          .within(limit.plus(BOOT_LIMIT))
          .run();
    } finally {
      Files.delete(file);
    }
  }

  /**
   * Builds the guest if need be, for machines that others boot with it.
   *
   * @return the folder with its kernel, {@code vmlinuz}, and {@code initrd-without-java}, which
   *     runs the script that the machine gives it as {@code opt/guest/script} through fw_cfg, with
   *     the second serial port as its output
   */
  public static Path build() {
    bench("build.sh").within(BUILD_LIMIT).succeed();
    return folder().resolveSibling("target").resolve("guest");
  }

  private static Path folder() {
    return Checkout.root().resolve("conformance-tests/peers/guest");
  }

  private static Tool bench(String... scriptAndArguments) {
    String[] command = scriptAndArguments.clone();
    command[0] = folder().resolve(command[0]).toString();
    return Tool.of(command).with("JAVA_HOME", System.getProperty("java.home"));
  }
}
