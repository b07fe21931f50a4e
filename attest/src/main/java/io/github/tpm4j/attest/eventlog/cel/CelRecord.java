package io.github.tpm4j.attest.eventlog.cel;

import io.github.tpm4j.attest.eventlog.LoggedEvent;
import io.github.tpm4j.attest.eventlog.PrintableText;
import io.github.tpm4j.attest.eventlog.firmware.EventType;
import io.github.tpm4j.attest.eventlog.firmware.FirmwareEvent;
import io.github.tpm4j.tss.algorithms.HashAlg;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.crypto.Digests;
import io.github.tpm4j.tss.wire.Bytes;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.StringJoiner;

/**
 * A record of a canonical event log.
 *
 * @param number from 0, as counted here
 * @param offset in bytes from the beginning of the log
 * @param recordNumber as the log has it
 * @param pcr 0 to 31; {@link LoggedEvent#NO_PCR} where it is about an NV Index or something else
 * @param nvIndex such as 0x01C40200; where it is about one
 * @param digests what was extended, by bank
 * @param content what was measured, by one of the forms that CEL has
 */
public record CelRecord(
    int number,
    long offset,
    OptionalLong recordNumber,
    int pcr,
    OptionalLong nvIndex,
    Map<TpmAlg, Bytes> digests,
    CelContent content)
    implements LoggedEvent {
  private static final String EVENT_TYPE = "0";
  private static final String EVENT_DATA = "1";
  private static final int MAX_CHARACTERS = 200;

  /**
   * Makes one from its components; the digests are copied.
   *
   * @param number from 0, as counted here
   * @param offset in bytes from the beginning of the log
   * @param recordNumber as the log has it
   * @param pcr 0 to 31; {@link LoggedEvent#NO_PCR} where it is about an NV Index or something else
   * @param nvIndex such as 0x01C40200; where it is about one
   * @param digests what was extended, by bank
   * @param content what was measured, by one of the forms that CEL has
   */
  public CelRecord {
    digests = Map.copyOf(digests);
  }

  /** An event of the firmware says itself that it was not extended. */
  @Override
  public boolean isExtended() {
    return pcr != NO_PCR
        && !digests.isEmpty()
        && firmwareEvent().map(FirmwareEvent::isExtended).orElse(true);
  }

  @Override
  public String typeName() {
    return firmwareEvent().map(FirmwareEvent::typeName).orElse(PrintableText.of(content.type()));
  }

  @Override
  public String description() {
    Optional<FirmwareEvent> event = firmwareEvent();
    if (event.isPresent()) {
      return event.get().description();
    }
    StringJoiner text = new StringJoiner(", ");
    for (Map.Entry<String, Bytes> part : content.parts().entrySet()) {
      if (text.length() > MAX_CHARACTERS) {
        break;
      }
      text.add(PrintableText.of(part.getKey()) + "=" + PrintableText.ofUtf8(part.getValue()));
    }
    return PrintableText.beginning(text.toString());
  }

  /** {@return the event of the firmware's log that the record holds, if it holds one} */
  public Optional<FirmwareEvent> firmwareEvent() {
    Bytes type = content.parts().get(EVENT_TYPE);
    Bytes data = content.parts().get(EVENT_DATA);
    if (!content.type().equals(CelContent.PC_CLIENT) || type == null || data == null) {
      return Optional.empty();
    }
    return CelNumbers.read(type)
        .map(
            value ->
                new FirmwareEvent(
                    number, offset, pcr, new EventType((int) value.longValue()), digests, data));
  }

  @Override
  public Optional<Bytes> measuredData(TpmAlg bank) {
    Optional<FirmwareEvent> event = firmwareEvent();
    if (event.isPresent()) {
      return event.get().measuredData(bank);
    }
    Bytes digest = digests.get(bank);
    Optional<HashAlg> hash = HashAlg.find(bank).filter(Digests::isInSoftware);
    if (digest == null || hash.isEmpty()) {
      return Optional.empty();
    }
    return candidates().stream()
        .filter(part -> Digests.of(hash.get(), part).equals(digest))
        .findFirst();
  }

  /** systemd measures its string; IMA its template data; others the content. */
  private List<Bytes> candidates() {
    if (content.type().equals(CelContent.SYSTEMD) && content.parts().containsKey("string")) {
      return List.of(content.parts().get("string"));
    }
    return content.parts().containsKey(EVENT_DATA)
        ? List.of(content.value(), content.parts().get(EVENT_DATA))
        : List.of(content.value());
  }

  @Override
  public boolean contradictsItsDigest(TpmAlg bank) {
    return firmwareEvent().map(event -> event.contradictsItsDigest(bank)).orElse(false);
  }
}
