package io.github.tpm4j.attest.eventlog.ima;

import io.github.tpm4j.attest.eventlog.PrintableText;
import io.github.tpm4j.tss.algorithms.HashAlg;
import io.github.tpm4j.tss.crypto.Digests;
import io.github.tpm4j.tss.wire.Bytes;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A record of the log as it was read.
 *
 * @param number from 0
 * @param offset in bytes from the beginning of the log
 * @param pcr mostly 10
 * @param templateDigest by the log's hash; zeros of a violation
 * @param template its name or format string
 * @param templateData what is hashed; of the template ima, without the zeros that fill up the name
 * @param fields by the template's names for them; those that are missing or surplus are left out
 */
public record ImaRecord(
    int number,
    long offset,
    int pcr,
    Bytes templateDigest,
    String template,
    Bytes templateData,
    Map<String, Bytes> fields) {
  /** The record that says what the firmware's PCR held. */
  public static final String BOOT_AGGREGATE = "boot_aggregate";

  private static final int PADDED_NAME_BYTES = 256;
  private static final int SHA1_BYTES = 20;

  /**
   * Makes one from its components.
   *
   * @param number from 0
   * @param offset in bytes from the beginning of the log
   * @param pcr mostly 10
   * @param templateDigest by the log's hash; zeros of a violation
   * @param template its name or format string
   * @param templateData what is hashed; of the template ima, without the zeros that fill up the
   *     name
   * @param fields by the template's names for them; those that are missing or surplus are left out
   */
  public ImaRecord {
    fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
  }

  /**
   * {@return whether the file was changed while it was measured} Then zeros are logged, and ones
   * were extended, after which no digest of the file can be told.
   */
  public boolean isViolation() {
    return templateDigest.equals(Bytes.adopt(new byte[templateDigest.size()]));
  }

  /** {@return the file, or of the template ima-buf what was measured; as it stands} */
  public String name() {
    Bytes name = fields.containsKey("n-ng") ? fields.get("n-ng") : fields.get("n");
    if (name == null) {
      return "";
    }
    int end = name.size();
    while (end > 0 && name.get(end - 1) == 0) {
      end--;
    }
    return new String(name.slice(0, end).borrow(), StandardCharsets.UTF_8);
  }

  /** {@return the digest of the file; empty if the template has none} */
  public Optional<ImaDigest> fileDigest() {
    if (fields.containsKey("d")) {
      return Optional.of(new ImaDigest("ima", "sha1", fields.get("d")));
    }
    Bytes digest = fields.containsKey("d-ng") ? fields.get("d-ng") : fields.get("d-ngv2");
    return Optional.ofNullable(digest).flatMap(ImaDigest::read);
  }

  /** {@return the signature of the file; empty if the template has none, or the file had none} */
  public Optional<ImaSignature> signature() {
    return Optional.ofNullable(fields.get("sig")).flatMap(ImaSignature::read);
  }

  /** The digest of the template data. */
  Bytes digest(HashAlg hash) {
    if (!template.equals(ImaTemplates.IMA)) {
      return Digests.of(hash, templateData);
    }
    byte[] padded = Arrays.copyOf(templateData.borrow(), SHA1_BYTES + PADDED_NAME_BYTES);
    return Digests.of(hash, padded);
  }

  /** Such as {@code sha256:0123… /usr/bin/env}. */
  String description() {
    String digest = fileDigest().map(d -> " " + d.algorithm() + ":" + d.digest()).orElse("");
    // The name first: of a long line people see the beginning.
    return PrintableText.of(name())
        + PrintableText.of(digest)
        + (isViolation() ? " VIOLATION" : "");
  }
}
