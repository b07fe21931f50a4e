package io.github.tpm4j.cli.dropin.bios;

import java.io.PrintStream;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;

/** What a firmware sends to a TPM 2.0. It goes on where the TPM refuses, as swtpm's tool does. */
final class Tpm2Start {
  private static final HexFormat HEX = HexFormat.of();

  /** TPM2_Startup; TPM_SU follows. */
  private static final String STARTUP = "80010000000c00000144";

  private static final String CLEAR = "0000";
  private static final String STATE = "0001";

  /** TPM2_IncrementalSelfTest of TPM_ALG_SHA1 alone. */
  private static final String INCREMENTAL_SELF_TEST = "800100000010000001420000" + "00010004";

  /** TPM2_HierarchyChangeAuth of the platform, by its empty password; 20 bytes follow. */
  private static final String HIERARCHY_CHANGE_AUTH =
      "80020000003100000129" + "4000000c" + "00000009" + "400000090000010000" + "0014";

  private static final int PASSWORD_BYTES = 20;
  private static final Duration LIMIT = Duration.ofMinutes(1);

  /** The tests themselves may be made before the answer. */
  private static final Duration TEST_LIMIT = Duration.ofMinutes(10);

  private final TpmLine line;
  private final BiosOptions options;
  private final PrintStream out;
  private boolean succeeds = true;

  Tpm2Start(TpmLine line, BiosOptions options, PrintStream out) {
    this.line = line;
    this.options = options;
    this.out = out;
  }

  /** Returns the exit status. */
  int run() throws NoTpm {
    switch (options.startup()) {
      case CLEAR -> send("TPM2_Startup", STARTUP + CLEAR, LIMIT);
      case STATE -> send("TPM2_Startup", STARTUP + STATE, LIMIT);
      // A TPM 2.0 has no start without activation.
      case NONE, DEACTIVATED -> {}
    }
    if (options.tests()) {
      send("TPM2_IncrementalSelfTest", INCREMENTAL_SELF_TEST, TEST_LIMIT);
    }
    if (options.givesUpPresence()) {
      send("TPM2_HierarchyChangeAuth", HIERARCHY_CHANGE_AUTH + password(), LIMIT);
    }
    return succeeds ? 0 : ExitCodes.TPM_ERROR;
  }

  /** Nobody shall know it: the platform hierarchy is closed until the next start. */
  private static String password() {
    byte[] password = new byte[PASSWORD_BYTES];
    new SecureRandom().nextBytes(password);
    return HEX.formatHex(password);
  }

  private void send(String name, String command, Duration limit) throws NoTpm {
    int code = line.code(HEX.parseHex(command), limit);
    if (code != 0) {
      out.println(name + " returned error code 0x" + HEX.toHexDigits(code));
      succeeds = false;
    }
  }
}
