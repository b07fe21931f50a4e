package io.github.tpm4j.attest.eventlog.ima;

import io.github.tpm4j.attest.Reason;
import io.github.tpm4j.attest.RefusedException;
import io.github.tpm4j.attest.eventlog.LogInput;
import io.github.tpm4j.tss.algorithms.HashAlg;
import io.github.tpm4j.tss.wire.Bytes;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads IMA's log record by record, in memory for one record. For one thread. */
public final class ImaLogReader {
  private static final int MAX_PCR = 31;
  private static final int MAX_TEMPLATE_BYTES = 255;
  private static final int MAX_NAME_BYTES = 255;
  private static final int SHA1_BYTES = 20;
  private static final int SIZE_BYTES = 4;

  private final LogInput in;
  private final HashAlg hash;
  private int number;

  /**
   * Reads a log from its beginning.
   *
   * @param hash of the template digests
   * @param in read from its beginning, and not closed
   */
  public ImaLogReader(LogInput in, HashAlg hash) {
    this.in = in;
    this.hash = hash;
  }

  /**
   * The next record.
   *
   * @return empty at the end of the log
   * @throws RefusedException if it is no log of IMA, or greater than the limits
   * @throws IOException if the stream throws it
   */
  public Optional<ImaRecord> next() throws IOException, RefusedException {
    in.beginPart("record", number);
    if (in.isAtEnd()) {
      return Optional.empty();
    }
    if (number == in.limits().maxEvents()) {
      throw in.refused(Reason.OVERSIZED, "more than " + number + " records");
    }
    long offset = in.offset();
    int pcr = in.u32();
    if (Integer.compareUnsigned(pcr, MAX_PCR) > 0) {
      throw in.refused(Reason.MALFORMED, "PCR " + Integer.toUnsignedString(pcr));
    }
    Bytes digest = Bytes.adopt(in.array(hash.digestBytes()));
    String template = template();
    boolean first = template.equals(ImaTemplates.IMA);
    Bytes data = first ? firstTemplate() : data();
    Map<String, Bytes> fields = first ? firstFields(data) : fields(template, data);
    return Optional.of(new ImaRecord(number++, offset, pcr, digest, template, data, fields));
  }

  private String template() throws IOException, RefusedException {
    byte[] name = in.array(in.size(MAX_TEMPLATE_BYTES, "the template's name"));
    for (byte c : name) {
      if (c <= 0x20 || c >= 0x7F) {
        throw in.refused(Reason.MALFORMED, "a template's name that is not ASCII");
      }
    }
    return new String(name, StandardCharsets.US_ASCII);
  }

  private Bytes data() throws IOException, RefusedException {
    return Bytes.adopt(in.array(in.size(in.limits().maxEventBytes(), "template data")));
  }

  /** A digest without a size, and the name with one, which is not hashed. */
  private Bytes firstTemplate() throws IOException, RefusedException {
    byte[] digest = in.array(SHA1_BYTES);
    byte[] name = in.array(in.size(MAX_NAME_BYTES, "the file's name"));
    byte[] both = Arrays.copyOf(digest, SHA1_BYTES + name.length);
    System.arraycopy(name, 0, both, SHA1_BYTES, name.length);
    return Bytes.adopt(both);
  }

  private static Map<String, Bytes> firstFields(Bytes data) {
    Map<String, Bytes> fields = new LinkedHashMap<>();
    fields.put("d", data.slice(0, SHA1_BYTES));
    fields.put("n", data.slice(SHA1_BYTES, data.size()));
    return Collections.unmodifiableMap(fields);
  }

  /** Of a template that is not known the fields may be anything; its digest is all the same. */
  private Map<String, Bytes> fields(String template, Bytes data) throws RefusedException {
    List<String> names = ImaTemplates.fields(template);
    Map<String, Bytes> fields = new LinkedHashMap<>();
    int position = 0;
    for (String name : names) {
      if (data.size() - position < SIZE_BYTES) {
        return requireEnd(template, data, position, fields);
      }
      int size =
          data.get(position) & 0xFF
              | (data.get(position + 1) & 0xFF) << 8
              | (data.get(position + 2) & 0xFF) << 16
              | data.get(position + 3) << 24;
      position += SIZE_BYTES;
      if (size < 0 || size > data.size() - position) {
        throw in.refused(
            Reason.TRUNCATED, "field " + name + " of " + Integer.toUnsignedString(size) + " bytes");
      }
      fields.put(name, data.slice(position, position + size));
      position += size;
    }
    return requireEnd(template, data, position, fields);
  }

  private Map<String, Bytes> requireEnd(
      String template, Bytes data, int position, Map<String, Bytes> fields)
      throws RefusedException {
    if (ImaTemplates.isKnown(template)
        && (position != data.size() || fields.size() != ImaTemplates.fields(template).size())) {
      throw in.refused(
          Reason.MALFORMED, "template data of " + data.size() + " bytes are not of " + template);
    }
    return fields;
  }
}
