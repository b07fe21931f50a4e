package io.github.tpm4j.attest.eventlog.cel;

import io.github.tpm4j.attest.Reason;
import io.github.tpm4j.attest.RefusedException;
import io.github.tpm4j.attest.eventlog.LogInput;
import io.github.tpm4j.attest.eventlog.LoggedEvent;
import io.github.tpm4j.tss.constants.DigestSizes;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.wire.Bytes;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * Reads the TLV encoding record by record: number, PCR or NV Index, digests and content, each of a
 * type (1 byte), a length (4 bytes, most significant first) and a value. For one thread.
 */
final class CelTlvReader {
  private static final int RECORD_NUMBER = 0;
  private static final int PCR = 1;
  private static final int NV_INDEX = 2;
  private static final int DIGESTS = 3;
  private static final int MAX_PCR = 31;
  private static final int HEADER_BYTES = 5;
  private static final int MAX_DIGEST_BYTES = 64;

  private static final Map<Integer, String> CONTENTS =
      Map.of(
          4, CelContent.MANAGEMENT,
          5, CelContent.PC_CLIENT,
          7, CelContent.IMA_TEMPLATE,
          8, "ima_tlv",
          9, CelContent.SYSTEMD);

  private final LogInput in;
  private int number;

  CelTlvReader(LogInput in) {
    this.in = in;
  }

  /** A type and a value. */
  private record Tlv(int type, Bytes value) {}

  Optional<CelRecord> next() throws IOException, RefusedException {
    in.beginPart("record", number);
    if (in.isAtEnd()) {
      return Optional.empty();
    }
    if (number == in.limits().maxEvents()) {
      throw in.refused(Reason.OVERSIZED, "more than " + number + " records");
    }
    long offset = in.offset();
    long recordNumber = number(expect(RECORD_NUMBER, "recnum"));
    Tlv index = tlv();
    Map<TpmAlg, Bytes> digests = digests(expect(DIGESTS, "digests"));
    Tlv content = tlv();
    return Optional.of(
        new CelRecord(
            number++,
            offset,
            OptionalLong.of(recordNumber),
            index.type() == PCR ? pcr(index.value()) : LoggedEvent.NO_PCR,
            index.type() == NV_INDEX
                ? OptionalLong.of(number(index.value()))
                : OptionalLong.empty(),
            digests,
            content(content)));
  }

  private Tlv tlv() throws IOException, RefusedException {
    int type = in.u8();
    return new Tlv(
        type, Bytes.adopt(in.array(in.sizeBigEndian(in.limits().maxEventBytes(), "a length"))));
  }

  private Bytes expect(int type, String name) throws IOException, RefusedException {
    Tlv tlv = tlv();
    if (tlv.type() != type) {
      throw in.refused(Reason.MALFORMED, "type " + tlv.type() + " where " + name + " should be");
    }
    return tlv.value();
  }

  private long number(Bytes value) throws RefusedException {
    return CelNumbers.read(value)
        .orElseThrow(() -> in.refused(Reason.MALFORMED, "a number of " + value.size() + " bytes"));
  }

  private int pcr(Bytes value) throws RefusedException {
    long pcr = number(value);
    if (pcr > MAX_PCR) {
      throw in.refused(Reason.MALFORMED, "PCR " + pcr);
    }
    return (int) pcr;
  }

  private Map<TpmAlg, Bytes> digests(Bytes value) throws RefusedException {
    Map<TpmAlg, Bytes> digests = new LinkedHashMap<>();
    int position = 0;
    while (position < value.size()) {
      TpmAlg alg = TpmAlg.of(value.get(position) & 0xFF);
      int length = length(value, position);
      position += HEADER_BYTES;
      OptionalInt known = DigestSizes.find(alg);
      boolean right = known.isPresent() ? known.getAsInt() == length : length <= MAX_DIGEST_BYTES;
      if (!right || length < 0 || length > value.size() - position) {
        throw in.refused(Reason.MALFORMED, "a digest of " + alg + " of " + length + " bytes");
      }
      if (digests.put(alg, value.slice(position, position + length)) != null) {
        throw in.refused(Reason.MALFORMED, "two digests of " + alg);
      }
      position += length;
    }
    return digests;
  }

  /** -1 if there is no whole header; may be greater than what is left. */
  private static int length(Bytes value, int position) {
    if (value.size() - position < HEADER_BYTES) {
      return -1;
    }
    return (int) (long) CelNumbers.read(value.slice(position + 1, position + HEADER_BYTES)).get();
  }

  private static CelContent content(Tlv content) {
    String type = CONTENTS.getOrDefault(content.type(), Integer.toString(content.type()));
    return new CelContent(type, content.value(), parts(content.value()));
  }

  /** Empty if the value is not made of others. */
  private static Map<String, Bytes> parts(Bytes value) {
    Map<String, Bytes> parts = new LinkedHashMap<>();
    int position = 0;
    while (position < value.size()) {
      int length = length(value, position);
      String name = Integer.toString(value.get(position) & 0xFF);
      position += HEADER_BYTES;
      if (length < 0 || length > value.size() - position || parts.containsKey(name)) {
        return Map.of();
      }
      parts.put(name, value.slice(position, position + length));
      position += length;
    }
    return parts;
  }
}
