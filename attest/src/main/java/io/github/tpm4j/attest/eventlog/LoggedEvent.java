package io.github.tpm4j.attest.eventlog;

import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.wire.Bytes;
import java.util.Map;
import java.util.Optional;

/** One event of a log, of any form. Immutable. */
public interface LoggedEvent {
  /** {@link #pcr()} of an event that is about no PCR. */
  int NO_PCR = -1;

  /** {@return the number of the event in its log, from 0} */
  int number();

  /** {@return where the event begins in its log, in bytes from 0} */
  long offset();

  /** {@return the PCR that was extended, 0 to 31; {@link #NO_PCR} if none} */
  int pcr();

  /**
   * {@return whether the event was extended into its PCR; others only say something about the log}
   */
  boolean isExtended();

  /** {@return what was extended, by bank} */
  Map<TpmAlg, Bytes> digests();

  /** {@return the kind of the event as its specification names it, such as {@code EV_SEPARATOR}} */
  String typeName();

  /** {@return what the event says, in a line for people} Nobody has authenticated it. */
  String description();

  /**
   * What the event says and its digest covers, so that it is as true as the digest.
   *
   * @param bank whose digest is looked at
   * @return the bytes; empty if the digest is of something else
   */
  Optional<Bytes> measuredData(TpmAlg bank);

  /**
   * {@return whether the digest should be that of the data and is not, so that one of the two was
   * changed}
   *
   * @param bank whose digest is looked at
   */
  boolean contradictsItsDigest(TpmAlg bank);

  /**
   * For refusals, such as {@code event 12 (offset 4711): PCR 4 EV_SEPARATOR}.
   *
   * @return a place in a log
   */
  default String where() {
    return "event " + number() + " (offset " + offset() + "): PCR " + pcr() + " " + typeName();
  }
}
