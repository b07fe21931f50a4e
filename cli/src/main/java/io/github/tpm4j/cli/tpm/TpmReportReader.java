package io.github.tpm4j.cli.tpm;

import io.github.tpm4j.transport.Transport;
import io.github.tpm4j.tss.client.CapabilityLists;
import io.github.tpm4j.tss.client.TpmClient;
import io.github.tpm4j.tss.commands.object.ReadPublic;
import io.github.tpm4j.tss.commands.testing.GetTestResult;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.constants.TpmCap;
import io.github.tpm4j.tss.constants.TpmEccCurve;
import io.github.tpm4j.tss.constants.TpmHt;
import io.github.tpm4j.tss.constants.TpmPt;
import io.github.tpm4j.tss.constants.TpmRc;
import io.github.tpm4j.tss.error.TpmResponseException;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.pcr.PcrSelections;
import io.github.tpm4j.tss.structures.TpmlAlgProperty;
import io.github.tpm4j.tss.structures.TpmlEccCurve;
import io.github.tpm4j.tss.structures.TpmlPcrSelection;
import io.github.tpm4j.tss.structures.TpmlTaggedTpmProperty;
import io.github.tpm4j.tss.structures.TpmsTaggedProperty;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Asks a TPM what there is to know, with {@value #MAX_COMMANDS} commands at the most and without
 * changing anything. What there are no commands left for is reported as not read.
 */
public final class TpmReportReader {
  /** As many are sent at the most, so that 25 do with the question which family the TPM is of. */
  public static final int MAX_COMMANDS = 24;

  /** PT_FIXED and PT_VAR (Part 2, 6.13). */
  private static final int FIXED = 0x100;

  private static final int VARIABLE = 0x200;

  private final TpmClient client;
  private final CapabilityLists lists;

  private TpmReportReader(TpmClient client) {
    this.client = client;
    lists = new CapabilityLists(client::execute);
  }

  /**
   * Reads.
   *
   * @param transport is not closed
   * @throws io.github.tpm4j.tss.error.TpmException if the TPM does not answer
   */
  public static TpmReport read(Transport transport) {
    return new TpmReportReader(new TpmClient(transport)).read();
  }

  private TpmReport read() {
    Map<TpmPt, Integer> properties = properties();
    TpmRc testResult = client.execute(new GetTestResult.Request()).testResult();
    if (testResult.equals(TpmRc.FAILURE)) {
      return failed(properties);
    }
    List<TpmAlg> algorithms = algorithms();
    List<TpmEccCurve> curves = curves();
    TpmlPcrSelection banks = lists.one(TpmCap.PCRS, TpmlPcrSelection.class);
    List<TpmHandle> persistent = lists.handles(TpmHt.PERSISTENT);
    List<TpmHandle> nvIndices = lists.handles(TpmHt.NV_INDEX);
    List<TpmHandle> transients = lists.handles(TpmHt.TRANSIENT);
    List<TpmHandle> loaded = lists.handles(TpmHt.HMAC_SESSION);
    List<TpmHandle> saved = lists.handles(TpmHt.POLICY_SESSION);
    List<EkCertificate> certificates =
        new EkCertificateReader(client, properties.getOrDefault(TpmPt.NV_BUFFER_MAX, 0))
            .read(nvIndices);
    return new TpmReport(
        client.info(),
        testResult,
        properties,
        algorithms,
        curves,
        banks,
        persistent.stream().map(this::object).toList(),
        nvIndices,
        certificates,
        transients,
        loaded,
        saved,
        client.commandsSent());
  }

  private TpmReport failed(Map<TpmPt, Integer> properties) {
    return new TpmReport(
        client.info(),
        TpmRc.FAILURE,
        properties,
        List.of(),
        List.of(),
        PcrSelections.NONE,
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        client.commandsSent());
  }

  private Map<TpmPt, Integer> properties() {
    Map<TpmPt, Integer> properties = new TreeMap<>((a, b) -> Integer.compare(a.value(), b.value()));
    List<TpmsTaggedProperty> all = new ArrayList<>(properties(FIXED));
    if (all.stream().noneMatch(p -> p.property().value() >= VARIABLE)) {
      all.addAll(properties(VARIABLE));
    }
    all.forEach(p -> properties.put(p.property(), p.value()));
    return properties;
  }

  private List<TpmsTaggedProperty> properties(int from) {
    return lists.all(
        TpmCap.TPM_PROPERTIES,
        from,
        TpmlTaggedTpmProperty.class,
        TpmlTaggedTpmProperty::tpmProperty,
        p -> p.property().value());
  }

  private List<TpmAlg> algorithms() {
    return lists
        .all(
            TpmCap.ALGS,
            0,
            TpmlAlgProperty.class,
            TpmlAlgProperty::algProperties,
            p -> p.alg().value())
        .stream()
        .map(p -> p.alg())
        .toList();
  }

  private List<TpmEccCurve> curves() {
    try {
      return lists.all(
          TpmCap.ECC_CURVES, 0, TpmlEccCurve.class, TpmlEccCurve::eccCurves, TpmEccCurve::value);
    } catch (TpmResponseException e) {
      // A TPM without ECC need not know this capability.
      return List.of();
    }
  }

  private PersistentObject object(TpmHandle handle) {
    if (client.commandsSent() >= MAX_COMMANDS) {
      return new PersistentObject(handle, Optional.empty(), Optional.empty());
    }
    ReadPublic.Response response = client.execute(new ReadPublic.Request(handle));
    return new PersistentObject(
        handle, Optional.of(response.outPublic()), Optional.of(response.name()));
  }
}
