package io.github.tpm4j.conformance.kill.tpm12;

/**
 * What a TPM 1.2 has.
 *
 * @param written the number that the Index is filled with
 * @param counter the value of the counter, {@link #NONE} if there is none
 * @param highest what no later counter may fall behind
 * @param owner the number of his secret, {@link #NONE} if there is no owner
 */
record Ledger(int written, int counter, int highest, int owner) {
  static final int NONE = -1;
}
