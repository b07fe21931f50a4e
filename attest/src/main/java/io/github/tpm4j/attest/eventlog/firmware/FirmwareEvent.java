package io.github.tpm4j.attest.eventlog.firmware;

import io.github.tpm4j.attest.eventlog.LoggedEvent;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.wire.Bytes;
import java.util.Map;
import java.util.Optional;

/**
 * An event of the firmware's log (TCG_PCR_EVENT and TCG_PCR_EVENT2, PFP 10.2).
 *
 * @param number from 0
 * @param offset in bytes from the beginning of the log; -1 of an event that stands in no log
 * @param pcr 0 to 31; {@link LoggedEvent#NO_PCR} where the log has 0xFFFFFFFF
 * @param type by which firmware says what was measured
 * @param digests one a bank
 * @param data what it says: its form is the type's
 */
public record FirmwareEvent(
    int number, long offset, int pcr, EventType type, Map<TpmAlg, Bytes> digests, Bytes data)
    implements LoggedEvent {

  /**
   * Makes one from its components; the digests are copied.
   *
   * @param number from 0
   * @param offset in bytes from the beginning of the log; -1 of an event that stands in no log
   * @param pcr 0 to 31; {@link LoggedEvent#NO_PCR} where the log has 0xFFFFFFFF
   * @param type by which firmware says what was measured
   * @param digests one a bank
   * @param data what it says: its form is the type's
   */
  public FirmwareEvent {
    digests = digests instanceof BankDigests ? digests : Map.copyOf(digests);
  }

  /** Not EV_NO_ACTION, and not what Windows appends to its log for PCR 0xFFFFFFFF. */
  @Override
  public boolean isExtended() {
    return pcr != NO_PCR && !type.equals(EventType.NO_ACTION);
  }

  @Override
  public String typeName() {
    return type.toString();
  }

  @Override
  public String description() {
    return EventTexts.of(this);
  }

  @Override
  public Optional<Bytes> measuredData(TpmAlg bank) {
    return MeasuredParts.find(this, bank);
  }

  @Override
  public boolean contradictsItsDigest(TpmAlg bank) {
    return MeasuredParts.areAlwaysMeasured(type) && measuredData(bank).isEmpty();
  }
}
