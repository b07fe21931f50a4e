package io.github.tpm4j.attest.eventlog.ima;

import io.github.tpm4j.attest.eventlog.LoggedEvent;
import io.github.tpm4j.tss.algorithms.HashAlg;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.wire.Bytes;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A record of IMA and what was extended for it.
 *
 * @param record as it was read
 * @param digests what its kernel extends, by bank
 */
public record ImaEvent(ImaRecord record, Map<TpmAlg, Bytes> digests) implements LoggedEvent {

  /**
   * Makes one from its components.
   *
   * @param record as it was read
   * @param digests what its kernel extends, by bank
   */
  public ImaEvent {
    digests = Map.copyOf(digests);
  }

  static ImaEvent of(ImaRecord record, ImaExtension extension, Iterable<HashAlg> banks) {
    Map<TpmAlg, Bytes> digests = new HashMap<>();
    for (HashAlg bank : banks) {
      digests.put(bank.alg(), extended(record, extension, bank));
    }
    return new ImaEvent(record, digests);
  }

  private static Bytes extended(ImaRecord record, ImaExtension extension, HashAlg bank) {
    if (record.isViolation()) {
      byte[] ones = new byte[bank.digestBytes()];
      Arrays.fill(ones, (byte) 0xFF);
      return Bytes.adopt(ones);
    }
    if (extension == ImaExtension.HASHED_FOR_EACH_BANK) {
      return record.digest(bank);
    }
    byte[] sha1 = record.digest(HashAlg.SHA1).borrow();
    return Bytes.adopt(Arrays.copyOf(sha1, Math.max(sha1.length, bank.digestBytes())));
  }

  @Override
  public int number() {
    return record.number();
  }

  @Override
  public long offset() {
    return record.offset();
  }

  @Override
  public int pcr() {
    return record.pcr();
  }

  @Override
  public boolean isExtended() {
    return true;
  }

  @Override
  public String typeName() {
    return record.template();
  }

  @Override
  public String description() {
    return record.description();
  }

  /** The template data: what is extended is computed of them; empty of a violation. */
  @Override
  public Optional<Bytes> measuredData(TpmAlg bank) {
    return record.isViolation() ? Optional.empty() : Optional.of(record.templateData());
  }

  /** Whether the digest in the log is another one than was extended, which is computed. */
  @Override
  public boolean contradictsItsDigest(TpmAlg bank) {
    return !record.isViolation()
        && HashAlg.find(bank).isPresent()
        && HashAlg.of(bank).digestBytes() == record.templateDigest().size()
        && !record.digest(HashAlg.of(bank)).equals(record.templateDigest());
  }
}
