package io.github.tpm4j.transport;

import java.util.HexFormat;

/** Which of the two families of TPM, whose commands have nothing in common, is at the other end. */
public enum TpmFamily {
  /** TPM Main Specification 1.2. */
  TPM_1_2,
  /** TPM Library Specification 2.0. */
  TPM_2_0;

  // TPM2_GetCapability of one TPM property: works before TPM2_Startup too, and changes nothing.
  private static final String QUESTION = "8001 00000016 0000017a 00000006 00000100 00000001";
  private static final int TAG_1_2 = 0x00C4;
  private static final int TAG_2_0 = 0x8001;

  /**
   * Asks. A TPM 2.0 answers its own command, or an error to it, with its own tag; a TPM 1.2 does
   * not know the command and says so with its own.
   *
   * @param transport which sends one command
   * @return the family
   * @throws TransportException if no response came, or one of neither family
   */
  public static TpmFamily of(Transport transport) throws TransportException {
    byte[] response = transport.transmit(HexFormat.of().parseHex(QUESTION.replace(" ", "")));
    int tag = (response[0] & 0xFF) << Byte.SIZE | response[1] & 0xFF;
    return switch (tag) {
      case TAG_1_2 -> TPM_1_2;
      case TAG_2_0 -> TPM_2_0;
      default ->
          throw new MalformedResponseException(
              transport.info().tcti() + " answers with the tag of no TPM");
    };
  }
}
