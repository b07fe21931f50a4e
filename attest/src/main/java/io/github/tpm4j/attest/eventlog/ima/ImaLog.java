package io.github.tpm4j.attest.eventlog.ima;

import io.github.tpm4j.attest.RefusedException;
import io.github.tpm4j.attest.Verdict;
import io.github.tpm4j.attest.eventlog.LogInput;
import io.github.tpm4j.attest.eventlog.LogLimits;
import io.github.tpm4j.tss.algorithms.HashAlg;
import io.github.tpm4j.tss.crypto.Digests;
import io.github.tpm4j.tss.pcr.Pcr;
import io.github.tpm4j.tss.wire.Bytes;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The log of IMA as it was read; nothing of it is verified. Immutable.
 *
 * @param hash of the template digests in it
 * @param records all of them
 */
public record ImaLog(HashAlg hash, List<ImaRecord> records) {
  private static final int LAST_FIRMWARE_PCR = 9;
  private static final int LAST_OLD_PCR = 7;

  /**
   * Makes one from its components.
   *
   * @param hash of the template digests in it
   * @param records all of them
   */
  public ImaLog {
    records = List.copyOf(records);
  }

  /**
   * Reads a log with SHA-1 template digests, as {@code binary_runtime_measurements} has them.
   *
   * @param in read to its end, and not closed
   * @param limits how much of it is taken
   * @return refused if it is no such log, or greater than the limits
   * @throws IOException if the stream throws it
   */
  public static Verdict<ImaLog> read(InputStream in, LogLimits limits) throws IOException {
    return read(in, limits, HashAlg.SHA1);
  }

  /**
   * Reads a log.
   *
   * @param hash of its template digests, as the name of {@code binary_runtime_measurements_sha256}
   *     says
   * @param in read from its beginning, and not closed
   * @param limits how much of it is taken
   * @return refused if it is no such log, or greater than the limits
   * @throws IOException if the stream throws it
   */
  public static Verdict<ImaLog> read(InputStream in, LogLimits limits, HashAlg hash)
      throws IOException {
    ImaLogReader reader = new ImaLogReader(new LogInput(in, limits), hash);
    List<ImaRecord> records = new ArrayList<>();
    try {
      for (Optional<ImaRecord> next = reader.next(); next.isPresent(); next = reader.next()) {
        records.add(next.get());
      }
    } catch (RefusedException e) {
      return new Verdict.Refused<>(e.refusals());
    }
    return new Verdict.Accepted<>(new ImaLog(hash, records));
  }

  /**
   * {@return what was extended, for a replay; to be allowed later events, as a record is written
   * before it is extended}
   *
   * @param extension how the kernel extends
   * @param banks that are replayed
   */
  public List<ImaEvent> events(ImaExtension extension, Set<HashAlg> banks) {
    return records.stream().map(record -> ImaEvent.of(record, extension, banks)).toList();
  }

  /**
   * Which firmware PCR the record boot_aggregate is of, if it is of these values. It ties this log
   * to the firmware's.
   *
   * @param values quoted
   * @return the last PCR, from 0 on: 7, or 9 of kernels since 5.8; empty if there is no such record
   *     or it is of other values
   */
  public Optional<Integer> bootAggregatePcrs(Map<Pcr, Bytes> values) {
    Optional<ImaDigest> aggregate =
        records.stream()
            .filter(record -> record.name().equals(ImaRecord.BOOT_AGGREGATE))
            .findFirst()
            .flatMap(ImaRecord::fileDigest);
    if (aggregate.isEmpty()) {
      return Optional.empty();
    }
    for (int last : new int[] {LAST_FIRMWARE_PCR, LAST_OLD_PCR}) {
      for (HashAlg bank :
          new HashAlg[] {HashAlg.SHA1, HashAlg.SHA256, HashAlg.SHA384, HashAlg.SHA512}) {
        // Before hash agility the digest could be SHA-1 in a record of another hash.
        if (digest(values, bank, last).filter(aggregate.get().digest()::equals).isPresent()) {
          return Optional.of(last);
        }
      }
    }
    return Optional.empty();
  }

  private static Optional<Bytes> digest(Map<Pcr, Bytes> values, HashAlg bank, int last) {
    Bytes[] parts = new Bytes[last + 1];
    for (int i = 0; i <= last; i++) {
      parts[i] = values.get(new Pcr(bank.alg(), i));
      if (parts[i] == null) {
        return Optional.empty();
      }
    }
    return Optional.of(Digests.of(bank, parts));
  }
}
