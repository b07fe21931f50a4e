package io.github.tpm4j.cli.dropin.bios;

import io.github.tpm4j.cli.dropin.bios.BiosOptions.Startup;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.HexFormat;

/**
 * What a firmware sends to a TPM 1.2, which is enabled and activated by who is there (TPM Main 1.2
 * part 3, 3 to 6). It goes on where the TPM refuses, as swtpm's tool does.
 */
final class Tpm12Start {
  private static final HexFormat HEX = HexFormat.of();

  /** TPM_Startup; its type follows, one byte. */
  private static final String STARTUP = "00c10000000c00000099" + "00";

  /** TSC_PhysicalPresence; its flags follow. */
  private static final String PRESENCE = "00c10000000c4000000a";

  private static final String COMMAND_ENABLED = "0020";
  private static final String PRESENT = "0008";
  private static final String NOT_PRESENT_AND_LOCKED = "0014";

  /** TPM_GetCapability of TPM_CAP_FLAG_PERMANENT. */
  private static final String GET_PERMANENT_FLAGS =
      "00c10000001600000065" + "00000004" + "00000004" + "00000108";

  private static final String PHYSICAL_ENABLE = "00c10000000a0000006f";
  private static final String PHYSICAL_ACTIVATE = "00c10000000b00000072" + "00";
  private static final String CONTINUE_SELF_TEST = "00c10000000a00000053";

  /** In the response: header, size, structure tag, disable, ownership, deactivated. */
  private static final int DEACTIVATED_OFFSET = 10 + 4 + 2 + 2;

  private static final Duration LIMIT = Duration.ofMinutes(1);
  private static final Duration TEST_LIMIT = Duration.ofMinutes(10);

  private final TpmLine line;
  private final BiosOptions options;
  private final PrintStream out;
  private final PrintStream err;
  private boolean succeeds = true;

  Tpm12Start(TpmLine line, BiosOptions options, PrintStream out, PrintStream err) {
    this.line = line;
    this.options = options;
    this.out = out;
    this.err = err;
  }

  /** Returns the exit status. */
  int run() throws NoTpm {
    Startup startup = options.startup();
    if (startup != Startup.NONE) {
      String type = HEX.toHexDigits((byte) startup.number());
      send("TPM_Startup(0x" + type + ")", STARTUP + type, LIMIT);
    }
    boolean leaves = options.startsOnly() || startup == Startup.DEACTIVATED;
    if (!leaves && activate()) {
      out.println("TPM requires a reset");
      return ExitCodes.NEEDS_RESET;
    }
    if (options.tests()) {
      send("TPM_ContinueSelfTest", CONTINUE_SELF_TEST, TEST_LIMIT);
    }
    if (options.givesUpPresence()) {
      send("TSC_PhysicalPresence(CMD_ENABLE)", PRESENCE + COMMAND_ENABLED, LIMIT);
      send("TSC_PhysicalPresence(NOT_PRESENT|LOCK)", PRESENCE + NOT_PRESENT_AND_LOCKED, LIMIT);
    }
    return succeeds ? 0 : ExitCodes.TPM_ERROR;
  }

  /** Returns whether a reset is needed. */
  private boolean activate() throws NoTpm {
    send("TSC_PhysicalPresence(CMD_ENABLE)", PRESENCE + COMMAND_ENABLED, LIMIT);
    send("TSC_PhysicalPresence(PRESENT)", PRESENCE + PRESENT, LIMIT);
    boolean wasDeactivated = options.activates() && isDeactivated();
    send("TPM_PhysicalEnable", PHYSICAL_ENABLE, LIMIT);
    send("TPM_PhysicalSetDeactivated", PHYSICAL_ACTIVATE, LIMIT);
    return wasDeactivated;
  }

  private boolean isDeactivated() throws NoTpm {
    ByteBuffer flags = line.transmit(HEX.parseHex(GET_PERMANENT_FLAGS), LIMIT);
    return isSuccess("TPM_GetCapability()", TpmLine.code(flags))
        && flags.limit() > DEACTIVATED_OFFSET
        && flags.get(DEACTIVATED_OFFSET) != 0;
  }

  private void send(String name, String command, Duration limit) throws NoTpm {
    succeeds &= isSuccess(name, line.code(HEX.parseHex(command), limit));
  }

  private boolean isSuccess(String name, int code) {
    if (code != 0) {
      err.println(name + " returned error code 0x" + HEX.toHexDigits(code));
    }
    return code == 0;
  }
}
