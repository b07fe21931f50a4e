package io.github.tpm4j.conformance.fuzz;

import java.util.HexFormat;

/** Where clients of the servers connect. */
enum Channel {
  /** A TPM command that is too short, answered by a header. */
  SWTPM_DATA("80010000000a00000000", 10),
  /** CMD_GET_CAPABILITY, answered by 64 bits. */
  SWTPM_CONTROL("00000001", 8),
  /** TPM_SEND_COMMAND with the command of above, framed. */
  MSSIM_COMMAND("00000008000000000a80010000000a00000000", 18),
  /** SIGNAL_NV_ON. */
  MSSIM_PLATFORM("0000000b", 4);

  private final byte[] question;
  private final int answerBytes;

  /**
   * A channel with a request that is always answered.
   *
   * @param question in hexadecimal
   * @param answerBytes the length of its answer
   */
  Channel(String question, int answerBytes) {
    this.question = HexFormat.of().parseHex(question);
    this.answerBytes = answerBytes;
  }

  boolean isSwtpm() {
    return this == SWTPM_DATA || this == SWTPM_CONTROL;
  }

  byte[] question() {
    return question.clone();
  }

  int answerBytes() {
    return answerBytes;
  }
}
