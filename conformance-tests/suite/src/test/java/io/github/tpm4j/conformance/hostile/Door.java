package io.github.tpm4j.conformance.hostile;

import java.util.List;

/** A socket that a server listens at, and what is said there. */
enum Door {
  MSSIM_COMMANDS(ServedTarget::mssim, 0, Requests.MSSIM, Requests.OVERSIZED_MSSIM),
  MSSIM_PLATFORM(ServedTarget::mssim, 1, Requests.PLATFORM, Requests.OVERSIZED_PLATFORM),
  SWTPM_DATA(ServedTarget::swtpm, 0, Requests.COMMANDS, Requests.OVERSIZED_COMMANDS),
  MSSIM_COMMANDS_FOLLOWED(ServedTarget::followed, 0, Requests.MSSIM, Requests.OVERSIZED_MSSIM),
  MSSIM_COMMANDS_POLLED(ServedTarget::polled, 0, Requests.MSSIM, Requests.OVERSIZED_MSSIM),
  SWTPM_CONTROL(ServedTarget::swtpm, 1, Requests.CONTROL, Requests.OVERSIZED_CONTROL),
  SWTPM_DATA_UNIX(ServedTarget::swtpmUnix, 0, Requests.COMMANDS, Requests.OVERSIZED_COMMANDS),
  SWTPM_CONTROL_UNIX(ServedTarget::swtpmUnix, 1, Requests.CONTROL, Requests.OVERSIZED_CONTROL),
  SWTPM12_DATA(ServedTarget::swtpm12, 0, Requests.COMMANDS12, Requests.OVERSIZED_COMMANDS12),
  SWTPM12_CONTROL(ServedTarget::swtpm12, 1, Requests.CONTROL, Requests.OVERSIZED_CONTROL),
  SWTPM12_DATA_UNIX(
      ServedTarget::swtpm12Unix, 0, Requests.COMMANDS12, Requests.OVERSIZED_COMMANDS12),
  SWTPM12_CONTROL_UNIX(ServedTarget::swtpm12Unix, 1, Requests.CONTROL, Requests.OVERSIZED_CONTROL);

  private final ServedTarget.Start start;
  private final int address;
  private final List<String> requests;
  private final List<String> oversized;

  Door(ServedTarget.Start start, int address, List<String> requests, List<String> oversized) {
    this.start = start;
    this.address = address;
    this.requests = requests;
    this.oversized = oversized;
  }

  ServedTarget.Start start() {
    return start;
  }

  /** Its place among the server's addresses. */
  int address() {
    return address;
  }

  List<String> requests() {
    return requests;
  }

  List<String> oversized() {
    return oversized;
  }
}
