package io.github.tpm4j.conformance.fuzz;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tpm4j.attest.Verdict;
import io.github.tpm4j.attest.endorsement.EndorsementCertificate;
import io.github.tpm4j.attest.eventlog.LogLimits;
import io.github.tpm4j.attest.eventlog.cel.CelLog;
import io.github.tpm4j.attest.eventlog.firmware.FirmwareLog;
import io.github.tpm4j.attest.eventlog.ima.ImaLog;
import io.github.tpm4j.tss.wire.Bytes;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The fuzzer begins from logs and certificates that are read. */
class EvidenceCorpusTest {

  @Test
  void everyLogAndCertificateIsAccepted() throws IOException {
    Map<byte[], Integer> inputs = EvidenceCorpus.inputs();
    for (Map.Entry<byte[], Integer> input : inputs.entrySet()) {
      Verdict<?> verdict = read(input.getValue(), input.getKey());
      assertTrue(verdict.isAccepted(), () -> input.getValue() + ": " + verdict.refusals());
      EvidenceTarget.fuzzerTestOneInput(with(input.getValue(), input.getKey()));
    }
    assertTrue(new TreeSet<>(inputs.values()).size() == 6, inputs.values()::toString);
  }

  private static Verdict<?> read(int kind, byte[] input) throws IOException {
    ByteArrayInputStream in = new ByteArrayInputStream(input);
    return switch (kind) {
      case EvidenceTarget.FIRMWARE_LOG -> FirmwareLog.read(in, LogLimits.DEFAULT);
      case EvidenceTarget.IMA_LOG -> ImaLog.read(in, LogLimits.DEFAULT);
      case EvidenceTarget.CEL_TLV -> CelLog.readTlv(in, LogLimits.DEFAULT);
      case EvidenceTarget.CEL_JSON -> CelLog.readJson(in, LogLimits.DEFAULT);
      case EvidenceTarget.CERTIFICATE -> EndorsementCertificate.read(Bytes.of(input));
      default -> new Verdict.Accepted<>("a statement is verified, not read");
    };
  }

  private static byte[] with(int kind, byte[] input) {
    byte[] all = new byte[input.length + 1];
    all[0] = (byte) kind;
    System.arraycopy(input, 0, all, 1, input.length);
    return all;
  }
}
