package io.github.tpm4j.benchmarks.commands;

/**
 * The medians of one row.
 *
 * @param swtpmMicros of swtpm over its socket
 * @param inProcessMicros of the bundled TPM in this process
 * @param servedMicros of the bundled TPM, served in a process of its own, over its socket
 */
record CommandTimes(Row row, double swtpmMicros, double inProcessMicros, double servedMicros) {

  /** How many times as fast as swtpm the bundled TPM is in process. */
  double speedupInProcess() {
    return swtpmMicros / inProcessMicros;
  }

  /** How many times as fast as swtpm the bundled TPM is over a socket. */
  double speedupServed() {
    return swtpmMicros / servedMicros;
  }
}
