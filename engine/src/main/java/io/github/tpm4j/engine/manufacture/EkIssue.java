package io.github.tpm4j.engine.manufacture;

import io.github.tpm4j.engine.core.TpmState;
import io.github.tpm4j.engine.creation.ObjectGenerator;
import io.github.tpm4j.engine.crypto.random.Drbg;
import io.github.tpm4j.engine.crypto.random.RandomSource;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.templates.EndorsementKey;
import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;

/**
 * Finds a TPM's endorsement keys and certifies them, by authorities that end with it. That takes a
 * third of a second in a JVM that has just started, and may be done beside the TPM's commands: it
 * has random numbers and generators of its own.
 */
final class EkIssue implements Callable<EkIssue.Issued> {
  private static final int SEED_BYTES = 48;

  /**
   * What comes out.
   *
   * @param indices what each NV Index holds, in the order in which they are defined
   * @param authorities their certificates, DER
   */
  record Issued(Map<TpmHandle, byte[]> indices, List<byte[]> authorities) {}

  /** In the order of the keys, with the classical ones first. */
  private final Map<EndorsementKey, ObjectGenerator> generators =
      new EnumMap<>(EndorsementKey.class);

  private final EkSubject subject;
  private final RandomSource random;
  private final Instant begin;
  private final Map<TpmHandle, byte[]> indices = new LinkedHashMap<>();
  private final List<byte[]> authorities = new ArrayList<>();

  private EkIssue(EkSubject subject, RandomSource random, Instant begin) {
    this.subject = subject;
    this.random = random;
    this.begin = begin;
  }

  /**
   * Takes out of the TPM what is needed.
   *
   * @param begin of the certificates
   */
  static EkIssue of(Set<EndorsementKey> keys, Instant begin, TpmState tpm) {
    RandomSource random = Drbg.deterministic(tpm.random().bytes(SEED_BYTES));
    EkIssue issue = new EkIssue(EkSubject.of(tpm.profile()), random, begin);
    keys.forEach(key -> issue.generators.put(key, EndorsementPublicKey.generator(key, tpm)));
    return issue;
  }

  /** Once only: the generators go on from where they are. */
  @Override
  public Issued call() {
    List<EndorsementKey> classical = keys(false);
    if (!classical.isEmpty()) {
      certify(classical, EkAuthority.classical(random, begin));
    }
    List<EndorsementKey> postQuantum = keys(true);
    if (!postQuantum.isEmpty()) {
      certify(postQuantum, EkAuthority.postQuantum(random, begin));
    }
    indices.put(EndorsementKey.CHAIN_INDEX, concatenated(authorities));
    return new Issued(indices, authorities);
  }

  private List<EndorsementKey> keys(boolean postQuantum) {
    return generators.keySet().stream().filter(it -> it.isPostQuantum() == postQuantum).toList();
  }

  /** Certifies, and ends the authority. */
  private void certify(List<EndorsementKey> keys, EkAuthority authority) {
    try (authority) {
      for (EndorsementKey key : keys) {
        EndorsementPublicKey found = EndorsementPublicKey.of(key, generators.get(key));
        indices.put(key.certificateIndex(), authority.issue(found, subject));
      }
      authorities.add(authority.certificate());
    }
  }

  private static byte[] concatenated(List<byte[]> certificates) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    certificates.forEach(all::writeBytes);
    return all.toByteArray();
  }
}
