package io.github.tpm4j.trousers;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;

/** tpm-tools: who becomes the owner, with which secrets, and how that ends; one TPM a test. */
abstract class OwnershipContract {
  private final ServedTpm.Starter starter;

  OwnershipContract(ServedTpm.Starter starter) {
    this.starter = starter;
  }

  private static void assertRefuses(Stack stack, String expected, String... command)
      throws IOException {
    String printed = stack.refused(command);
    assertTrue(printed.contains(expected), printed);
  }

  /** Types a new secret twice, as the tool asks for it on a terminal. */
  private static void type(Stack stack, String secret, String command) throws IOException {
    String script =
        String.join(
            "\n",
            "set timeout 50",
            "spawn " + command,
            "expect \"password:\"",
            "send \"" + secret + "\\r\"",
            "expect \"password:\"",
            "send \"" + secret + "\\r\"",
            "expect eof",
            "exit [lindex [wait] 3]");
    Files.writeString(stack.file("typed.exp"), script);
    stack.run("expect", "typed.exp");
  }

  @Test
  void aTpmWithoutEndorsementKeyGetsOneAndAnOwnerOnce() throws IOException {
    try (Stack stack = Stack.above(starter.start())) {
      assertRefuses(stack, "0x00000023", "tpm_getpubek");
      assertRefuses(stack, "0x00000012", "tpm_setpresence", "-s", "-z");
      stack.run("tpm_createek");
      String key = stack.run("tpm_getpubek", "-z");
      assertTrue(key.contains("Key Size:          2048 bits"), key);
      stack.run("tpm_takeownership", "-y", "-z");
      // The tool reads the endorsement key first, which only the owner may now.
      assertRefuses(stack, "0x00000008", "tpm_takeownership", "-y", "-z");
      assertRefuses(stack, "0x00000008", "tpm_createek");
    }
  }

  @Test
  void theSecretsOfOwnerAndSrkAreChanged() throws IOException {
    try (Stack stack = Stack.owned(starter.start())) {
      type(stack, "another", "tpm_changeownerauth -o -z");
      assertRefuses(stack, "Authentication failed", "tpm_setenable", "-s", "-z");
    }
    try (Stack stack = Stack.owned(starter.start())) {
      type(stack, "another", "tpm_changeownerauth -s -z");
      assertRefuses(
          stack, "Authentication failed", "tpm_sealdata", "-z", "-i", "/dev/null", "-o", "nothing");
    }
  }

  @Test
  void anOwnerClearsTheTpm() throws IOException {
    try (Stack stack = Stack.owned(starter.start())) {
      stack.run("tpm_clear", "-z");
      assertRefuses(stack, "0x00000007", "tpm_takeownership", "-y", "-z");
    }
  }

  @Test
  void anOwnerMayForbidClearing() throws IOException {
    try (Stack stack = Stack.owned(starter.start())) {
      stack.run("tpm_setclearable", "-o", "-z");
      assertRefuses(stack, "0x00000005", "tpm_clear", "-z");
    }
  }
}
