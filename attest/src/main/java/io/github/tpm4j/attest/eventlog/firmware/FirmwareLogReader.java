package io.github.tpm4j.attest.eventlog.firmware;

import io.github.tpm4j.attest.Reason;
import io.github.tpm4j.attest.Refusal;
import io.github.tpm4j.attest.RefusedException;
import io.github.tpm4j.attest.eventlog.InitialPcrs;
import io.github.tpm4j.attest.eventlog.LogInput;
import io.github.tpm4j.attest.eventlog.LoggedEvent;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.wire.Bytes;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;

/**
 * Reads the firmware's log event by event, in memory for one event. For one thread.
 *
 * <p>A log ends with its bytes, or where padding begins: an event of type and PCR 0xFFFFFFFF, or of
 * zeros, after which nothing else may come.
 */
public final class FirmwareLogReader {
  private static final int SHA1_BYTES = 20;
  private static final int MAX_PCR = 31;
  private static final int ALL_ONES = 0xFFFF_FFFF;
  private static final int EVENT_HEADER_BYTES = 8;

  private final LogInput in;
  private final LocalityFinder locality = new LocalityFinder();
  private TpmAlg[] banks;
  private int[] sizes;
  private SpecId specId;
  private int number;
  private boolean ended;

  /**
   * Reads a log from its beginning.
   *
   * @param in read from its beginning, and not closed
   */
  public FirmwareLogReader(LogInput in) {
    this.in = in;
  }

  /**
   * {@return the banks of the log, once the first event was read; empty if it is of the SHA-1 form}
   */
  public Optional<SpecId> specId() {
    return Optional.ofNullable(specId);
  }

  /** {@return what PCR 0 began with, as far as the events that were read say} */
  public InitialPcrs initialPcrs() {
    return locality.initialPcrs();
  }

  boolean isTruncation(Refusal refusal) {
    return refusal.reason() == Reason.TRUNCATED && refusal.where().equals(in.part());
  }

  /**
   * The next event.
   *
   * @return empty at the end of the log
   * @throws RefusedException if the log is not of one of the two forms, or greater than the limits
   * @throws IOException if the stream throws it
   */
  public Optional<FirmwareEvent> next() throws IOException, RefusedException {
    in.beginPart("event", number);
    if (ended || in.isAtEnd()) {
      return Optional.empty();
    }
    if (number == in.limits().maxEvents()) {
      throw in.refused(Reason.OVERSIZED, "more than " + number + " events");
    }
    long offset = in.offset();
    int pcr = in.u32();
    int type = in.u32();
    if (pcr == type && (pcr == 0 || pcr == ALL_ONES)) {
      requirePadding(pcr);
      return Optional.empty();
    }
    if (pcr != ALL_ONES && Integer.compareUnsigned(pcr, MAX_PCR) > 0) {
      throw in.refused(Reason.MALFORMED, "PCR " + Integer.toUnsignedString(pcr));
    }
    Map<TpmAlg, Bytes> digests =
        specId == null ? Map.of(TpmAlg.SHA1, Bytes.adopt(in.array(SHA1_BYTES))) : digests();
    int size = in.size(in.limits().maxEventBytes(), "eventSize");
    Bytes data = Bytes.adopt(in.array(size));
    FirmwareEvent event =
        new FirmwareEvent(
            number,
            offset,
            pcr == ALL_ONES ? LoggedEvent.NO_PCR : pcr,
            new EventType(type),
            digests,
            data);
    take(event);
    return Optional.of(event);
  }

  private void take(FirmwareEvent event) throws RefusedException {
    if (number == 0 && event.type().equals(EventType.NO_ACTION)) {
      specId = SpecId.find(event.data()).orElse(null);
      if (specId != null) {
        banks = specId.digestSizes().keySet().toArray(TpmAlg[]::new);
        sizes = specId.digestSizes().values().stream().mapToInt(size -> size).toArray();
      }
    }
    locality.take(event);
    number++;
  }

  private Map<TpmAlg, Bytes> digests() throws IOException, RefusedException {
    int count = in.size(sizes.length, "digests.count");
    Bytes[] digests = new Bytes[count];
    TpmAlg[] order = banks;
    for (int i = 0; i < count; i++) {
      int alg = in.u16();
      int bank = alg == banks[i].value() ? i : bank(alg);
      if (order == banks && bank != i) {
        order = banks.clone();
      }
      order[i] = banks[bank];
      requireOnce(order, i);
      digests[i] = Bytes.adopt(in.array(sizes[bank]));
    }
    return new BankDigests(order, digests);
  }

  private void requireOnce(TpmAlg[] order, int last) throws RefusedException {
    for (int i = 0; i < last && order != banks; i++) {
      if (order[i].equals(order[last])) {
        throw in.refused(Reason.MALFORMED, "two digests of " + order[last]);
      }
    }
  }

  /** The place of a bank among those of Spec ID, of which there are few. */
  private int bank(int alg) throws RefusedException {
    for (int i = 0; i < banks.length; i++) {
      if (banks[i].value() == alg) {
        return i;
      }
    }
    throw in.refused(
        Reason.MALFORMED, "a digest of " + TpmAlg.of(alg) + ", which Spec ID does not list");
  }

  private void requirePadding(int value) throws IOException, RefusedException {
    while (!in.isAtEnd()) {
      if (in.u8() != (value & 0xFF)) {
        throw in.refused(
            Reason.MALFORMED, "padding began " + EVENT_HEADER_BYTES + " bytes or more before");
      }
    }
    ended = true;
  }
}
