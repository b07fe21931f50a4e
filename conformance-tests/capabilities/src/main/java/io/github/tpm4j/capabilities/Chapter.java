package io.github.tpm4j.capabilities;

import io.github.tpm4j.tss.commands.CommandSpec;
import java.util.Arrays;
import java.util.List;

/**
 * A chapter of Part 3.
 *
 * @param number of the chapter
 * @param folder the last part of the name of its package
 */
record Chapter(int number, String folder, String title) {
  private static final List<Chapter> ALL =
      List.of(
          new Chapter(9, "startup", "Start-up"),
          new Chapter(10, "testing", "Testing"),
          new Chapter(11, "session", "Sessions"),
          new Chapter(12, "object", "Objects"),
          new Chapter(13, "duplication", "Duplication"),
          new Chapter(14, "asymmetric", "Asymmetric primitives"),
          new Chapter(15, "symmetric", "Symmetric primitives"),
          new Chapter(16, "random", "Random numbers"),
          new Chapter(17, "sequence", "Hash, HMAC and event sequences"),
          new Chapter(18, "attestation", "Attestation"),
          new Chapter(19, "ephemeral", "Ephemeral EC keys"),
          new Chapter(20, "signing", "Signing and verifying"),
          new Chapter(21, "audit", "Command audit"),
          new Chapter(22, "pcr", "Integrity collection (PCR)"),
          new Chapter(23, "policy", "Enhanced authorisation (policies)"),
          new Chapter(24, "hierarchy", "Hierarchies"),
          new Chapter(25, "dictionaryattack", "Dictionary attack"),
          new Chapter(26, "management", "Miscellaneous management"),
          new Chapter(27, "fieldupgrade", "Field upgrade"),
          new Chapter(28, "contextmanagement", "Context management"),
          new Chapter(29, "clock", "Clocks and timers"),
          new Chapter(30, "capability", "Capabilities"),
          new Chapter(31, "nv", "Non-volatile storage"),
          new Chapter(32, "attached", "Attached components"),
          new Chapter(33, "countdown", "Authenticated countdown timers"));

  static List<Chapter> all() {
    return ALL;
  }

  /**
   * The chapter of a command.
   *
   * @throws IllegalArgumentException if its package is that of no chapter
   */
  static Chapter of(CommandSpec<?, ?> command) {
    String[] names = command.requestType().getPackageName().split("\\.");
    String folder = names[names.length - 1];
    return ALL.stream()
        .filter(chapter -> chapter.folder.equals(folder))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException(Arrays.toString(names) + " is no chapter"));
  }
}
