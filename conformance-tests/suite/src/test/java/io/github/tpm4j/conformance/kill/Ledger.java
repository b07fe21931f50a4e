package io.github.tpm4j.conformance.kill;

import java.util.Iterator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a TPM has to have after the changes that it acknowledged.
 *
 * @param written the number of the change that wrote the ordinary Index
 * @param counter the counter
 * @param orderlyCounter the counter with TPMA_NV_ORDERLY
 * @param bits the bit field
 * @param extended the digest in the Index that is extended, in hexadecimal
 * @param evicted whether there is the persistent object
 * @param ownerAuth the number of the change that set ownerAuth; 0 for an empty one
 * @param scratch the number of the change that wrote the owner's Index; 0 if it is not written, -1
 *     if it is not there
 * @param guessable whether the dictionary attack parameters are those of after TPM2_Clear, which
 *     allow three failures
 * @param failedTries failures of authorisation
 * @param resets TPM Resets
 */
record Ledger(
    long written,
    long counter,
    long orderlyCounter,
    long bits,
    String extended,
    boolean evicted,
    long ownerAuth,
    long scratch,
    boolean guessable,
    long failedTries,
    long resets) {
  static final long NONE = -1;

  /**
   * Whether a TPM that had this when it was killed may have that afterwards. The orderly counter
   * jumps ahead and a failure may be added (Part 1, 37.2.3 and 19.8.6); neither is ever lost.
   */
  boolean admits(Ledger found) {
    boolean ahead =
        found.orderlyCounter >= orderlyCounter
            && found.failedTries >= failedTries
            && found.failedTries <= failedTries + 1
            && found.resets >= resets;
    return ahead && found.withApproximate(this).equals(this);
  }

  private Ledger withApproximate(Ledger other) {
    return new Ledger(
        written,
        counter,
        other.orderlyCounter,
        bits,
        extended,
        evicted,
        ownerAuth,
        scratch,
        guessable,
        other.failedTries,
        other.resets);
  }

  /** One line for another process. */
  String encode() {
    return Stream.of(
            written,
            counter,
            orderlyCounter,
            bits,
            extended,
            evicted,
            ownerAuth,
            scratch,
            guessable,
            failedTries,
            resets)
        .map(Object::toString)
        .collect(Collectors.joining(","));
  }

  static Ledger decode(String line) {
    Iterator<String> in = List.of(line.split(",")).iterator();
    return new Ledger(
        Long.parseLong(in.next()),
        Long.parseLong(in.next()),
        Long.parseLong(in.next()),
        Long.parseLong(in.next()),
        in.next(),
        Boolean.parseBoolean(in.next()),
        Long.parseLong(in.next()),
        Long.parseLong(in.next()),
        Boolean.parseBoolean(in.next()),
        Long.parseLong(in.next()),
        Long.parseLong(in.next()));
  }
}
