package io.github.tpm4j.transport.testing;

import java.util.HexFormat;

/** A command whose outcome tells its locality, and the outcomes. */
public final class PcrCommands {
  private static final HexFormat HEX = HexFormat.of();

  /** PCR_Reset of PCR 20, which only localities 2 to 4 may do (PC Client profile). */
  public static final byte[] RESET_PCR_20 =
      HEX.parseHex("8002" + "0000001b" + "0000013d" + "00000014" + "00000009400000090000000000");

  public static final byte[] RESET_DONE =
      HEX.parseHex("8002" + "00000013" + "00000000" + "00000000" + "0000010000");

  /** TPM_RC_LOCALITY. */
  public static final byte[] BAD_LOCALITY = HEX.parseHex("8001" + "0000000a" + "00000907");

  private PcrCommands() {}
}
