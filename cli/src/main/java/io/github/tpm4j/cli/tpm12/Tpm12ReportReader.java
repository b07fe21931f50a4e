package io.github.tpm4j.cli.tpm12;

import io.github.tpm4j.cli.tpm.EkCertificate;
import io.github.tpm4j.cli.tpm12.Tpm12Report.EndorsementState;
import io.github.tpm4j.cli.tpm12.Tpm12Report.Health;
import io.github.tpm4j.tpm12.client.Capabilities;
import io.github.tpm4j.tpm12.client.Ownership;
import io.github.tpm4j.tpm12.client.Tpm12Client;
import io.github.tpm4j.tpm12.constants.CapabilityConstants;
import io.github.tpm4j.tpm12.constants.EntityConstants;
import io.github.tpm4j.tpm12.constants.TpmResult;
import io.github.tpm4j.tpm12.error.TpmResponseException;
import io.github.tpm4j.tpm12.structures.TpmPermanentFlags;
import io.github.tpm4j.tpm12.structures.TpmStclearFlags;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * Asks a TPM 1.2 what there is to know, with 25 commands at the most and without changing anything,
 * or needing a secret.
 */
public final class Tpm12ReportReader {
  private static final int[] NUMBERS = {
    CapabilityConstants.PROP_PCR,
    CapabilityConstants.PROP_KEYS,
    CapabilityConstants.PROP_MAX_KEYS,
    CapabilityConstants.PROP_AUTHSESS,
    CapabilityConstants.PROP_MAX_AUTHSESS,
    CapabilityConstants.PROP_MAX_NV_AVAILABLE
  };

  private static final TpmPermanentFlags NO_FLAGS = new TpmPermanentFlags(List.of());
  private static final TpmStclearFlags NO_VOLATILE_FLAGS =
      new TpmStclearFlags(false, false, false, false, false);

  private final Tpm12Client client;
  private final Capabilities capabilities;

  private Tpm12ReportReader(Tpm12Client client) {
    this.client = client;
    capabilities = new Capabilities(client);
  }

  /**
   * Reads.
   *
   * @param client is not closed
   * @throws io.github.tpm4j.tpm12.error.TpmException if the TPM does not answer
   */
  public static Tpm12Report read(Tpm12Client client) {
    Tpm12ReportReader reader = new Tpm12ReportReader(client);
    try {
      return reader.read();
    } catch (TpmResponseException e) {
      return reader.unwell(e);
    }
  }

  private Tpm12Report read() {
    TpmPermanentFlags permanent = capabilities.permanentFlags();
    TpmStclearFlags volatileFlags = capabilities.stclearFlags();
    boolean hasOwner = capabilities.hasOwner();
    EndorsementState endorsementKey =
        hasOwner ? EndorsementState.THERE : endorsementKeyWithoutOwner();
    List<Integer> nvIndices = asked(capabilities::nvIndices).orElse(List.of());
    return new Tpm12Report(
        client.info(),
        Health.WELL,
        asked(capabilities::version),
        permanent,
        volatileFlags,
        hasOwner,
        endorsementKey,
        certificate(nvIndices),
        numbers(),
        nvIndices,
        asked(() -> capabilities.handles(EntityConstants.RT_KEY)).orElse(List.of()),
        asked(() -> capabilities.defence(EntityConstants.ET_SRK)),
        client.commandsSent());
  }

  private Tpm12Report unwell(TpmResponseException refusal) {
    Health health = health(refusal).orElseThrow(() -> refusal);
    return new Tpm12Report(
        client.info(),
        health,
        health == Health.FAILED ? asked(capabilities::version) : Optional.empty(),
        NO_FLAGS,
        NO_VOLATILE_FLAGS,
        false,
        EndorsementState.HIDDEN,
        Optional.empty(),
        Map.of(),
        List.of(),
        List.of(),
        Optional.empty(),
        client.commandsSent());
  }

  private static Optional<Health> health(TpmResponseException refusal) {
    if (refusal.is(TpmResult.INVALID_POSTINIT)) {
      return Optional.of(Health.NOT_STARTED);
    }
    boolean failed = refusal.is(TpmResult.FAILEDSELFTEST) || refusal.is(TpmResult.FAIL);
    return failed ? Optional.of(Health.FAILED) : Optional.empty();
  }

  /** Of a TPM that has an owner nobody without its secret reads the key. */
  private EndorsementState endorsementKeyWithoutOwner() {
    try {
      Ownership.readEndorsementKey(client);
      return EndorsementState.THERE;
    } catch (TpmResponseException e) {
      if (health(e).isPresent()) {
        throw e;
      }
      return e.is(TpmResult.NO_ENDORSEMENT) ? EndorsementState.NONE : EndorsementState.HIDDEN;
    }
  }

  private Optional<EkCertificate> certificate(List<Integer> nvIndices) {
    return nvIndices.contains(StoredEkCertificate.NV_INDEX)
        ? Optional.of(StoredEkCertificate.read(client))
        : Optional.empty();
  }

  private Map<Integer, Integer> numbers() {
    Map<Integer, Integer> numbers = new TreeMap<>();
    for (int property : NUMBERS) {
      asked(() -> capabilities.property(property))
          .ifPresent(number -> numbers.put(property, number));
    }
    return numbers;
  }

  /** Empty where a TPM of an earlier revision does not know what it is asked for. */
  private static <T> Optional<T> asked(Supplier<T> question) {
    try {
      return Optional.of(question.get());
    } catch (TpmResponseException e) {
      return Optional.empty();
    }
  }
}
