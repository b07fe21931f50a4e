package io.github.tpm4j.cli.serve;

import io.github.tpm4j.cli.secret.SecretLine;
import io.github.tpm4j.engine.store.StateProtection;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;

/** Two options that say with what something is encrypted: the bytes of a file, or a password. */
final class ProtectionOptions {
  private final OptionSpec keyFile;
  private final OptionSpec passwordFile;
  private final CommandSpec command;

  /**
   * Adds them.
   *
   * @param prefix of both names
   * @param what is encrypted, in words
   */
  ProtectionOptions(CommandSpec command, String prefix, String what) {
    this.command = command;
    keyFile =
        file(
            prefix + "-key-file",
            "Encrypts " + what + " with the bytes of this file, at least 32.");
    passwordFile =
        file(
            prefix + "-password-file",
            "Encrypts " + what + " with the password in the first line of this file.");
    command.addOption(keyFile).addOption(passwordFile);
  }

  private static OptionSpec file(String name, String description) {
    return OptionSpec.builder(name)
        .type(Path.class)
        .paramLabel("FILE")
        .description(description)
        .build();
  }

  boolean isGiven() {
    return keyFile.getValue() != null || passwordFile.getValue() != null;
  }

  /**
   * What is encrypted by both would be opened by neither.
   *
   * @throws ParameterException if both are given
   */
  void requireOneAtMost() {
    if (keyFile.getValue() != null && passwordFile.getValue() != null) {
      throw new ParameterException(
          command.commandLine(),
          "It is encrypted by a key or by a password: name "
              + keyFile.longestName()
              + " or "
              + passwordFile.longestName());
    }
  }

  /** None if neither is given; the caller closes it. */
  StateProtection protection() throws IOException {
    requireOneAtMost();
    if (keyFile.getValue() != null) {
      return StateProtection.keyFile(keyFile.<Path>getValue());
    }
    Path password = passwordFile.getValue();
    return password == null ? StateProtection.none() : passwordIn(password);
  }

  private static StateProtection passwordIn(Path file) throws IOException {
    char[] line = SecretLine.of(file);
    try {
      return StateProtection.password(line);
    } finally {
      Arrays.fill(line, '\0');
    }
  }
}
