package io.github.tpm4j.trousers;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tpm4j.transport.Transport;
import io.github.tpm4j.transport.Transports;
import java.io.IOException;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/** tpm-tools: what needs somebody at the machine, who is asserted before tcsd starts. */
abstract class PresenceContract {
  private static final String COMMAND_ENABLE = "00c10000000c4000000a0020";
  private static final String PRESENT = "00c10000000c4000000a0008";

  private final ServedTpm.Starter starter;

  PresenceContract(ServedTpm.Starter starter) {
    this.starter = starter;
  }

  /** trousers cannot assert it: on a machine its firmware does. */
  private ServedTpm withPresence() throws IOException {
    ServedTpm tpm = starter.start();
    try (Transport transport = Transports.open(tpm.tcti())) {
      transport.transmit(HexFormat.of().parseHex(COMMAND_ENABLE));
      transport.transmit(HexFormat.of().parseHex(PRESENT));
    }
    return tpm;
  }

  private static void assertPrints(Stack stack, String expected, String... command)
      throws IOException {
    String printed = stack.run(command);
    assertTrue(printed.contains(expected), printed);
  }

  private static void assertRefuses(Stack stack, String expected, String... command)
      throws IOException {
    String printed = stack.refused(command);
    assertTrue(printed.contains(expected), printed);
  }

  @Test
  void withoutItAllIsRefused() throws IOException {
    try (Stack stack = Stack.owned(starter.start())) {
      assertRefuses(stack, "0x0000002d", "tpm_clear", "-f");
      assertRefuses(stack, "0x0000002d", "tpm_setenable", "-e", "-f");
      assertRefuses(stack, "0x0000002d", "tpm_setactive", "-i");
    }
  }

  @Test
  void whoIsPresentSetsTheFlagsOfATpmWithoutOwner() throws IOException {
    try (Stack stack = Stack.above(withPresence())) {
      stack.run("tpm_createek");
      stack.run("tpm_setownable", "-p");
      assertRefuses(stack, "0x0000000b", "tpm_takeownership", "-y", "-z");
      stack.run("tpm_setownable", "-a");
      stack.run("tpm_takeownership", "-y", "-z");
      assertPrints(stack, "Physical Presence: true", "tpm_setpresence", "-s", "-z");
    }
  }

  @Test
  void whoIsPresentEnablesAndDeactivates() throws IOException {
    try (Stack stack = Stack.owned(withPresence())) {
      stack.run("tpm_setenable", "-d", "-z");
      assertRefuses(stack, "0x00000007", "tpm_setenable", "-s", "-z");
      stack.run("tpm_setenable", "-e", "-f");
      stack.run("tpm_setactive", "-i");
      assertPrints(stack, "Persistent Deactivated Status: true", "tpm_setactive", "-s", "-z");
      stack.run("tpm_setactive", "-a");
      stack.run("tpm_setactive", "-t");
      assertRefuses(stack, "0x00000006", "tpm_sealdata", "-z", "-i", "/dev/null", "-o", "nothing");
    }
  }

  @Test
  void whoIsPresentClearsUntilThatIsForbidden() throws IOException {
    try (Stack stack = Stack.owned(withPresence())) {
      stack.run("tpm_clear", "-f");
      assertRefuses(stack, "0x00000007", "tpm_takeownership", "-y", "-z");
    }
    try (Stack stack = Stack.owned(withPresence())) {
      stack.run("tpm_setclearable", "-f");
      assertRefuses(stack, "0x00000005", "tpm_clear", "-f");
    }
  }

  @Test
  void anEndorsementKeyThatMayBeRevokedIs() throws IOException {
    try (Stack stack = Stack.above(withPresence())) {
      stack.run("tpm_createek", "-r", "-o", "revoke", "-g");
      stack.run("tpm_getpubek");
      stack.run("tpm_revokeek", "-i", "revoke");
      assertRefuses(stack, "0x00000007", "tpm_getpubek");
    }
  }
}
