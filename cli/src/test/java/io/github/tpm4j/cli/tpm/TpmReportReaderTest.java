package io.github.tpm4j.cli.tpm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tpm4j.transport.CountingTransport;
import io.github.tpm4j.transport.Transport;
import io.github.tpm4j.transport.Transports;
import io.github.tpm4j.tss.algorithms.TpmsSensitiveCreate;
import io.github.tpm4j.tss.client.TpmClient;
import io.github.tpm4j.tss.commands.contextmanagement.EvictControl;
import io.github.tpm4j.tss.commands.contextmanagement.FlushContext;
import io.github.tpm4j.tss.commands.hierarchy.CreatePrimary;
import io.github.tpm4j.tss.commands.startup.Startup;
import io.github.tpm4j.tss.constants.TpmCc;
import io.github.tpm4j.tss.constants.TpmSu;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.pcr.PcrSelections;
import io.github.tpm4j.tss.session.Authorization;
import io.github.tpm4j.tss.templates.StorageTemplates;
import io.github.tpm4j.tss.wire.Bytes;
import io.github.tpm4j.tss.wire.SecretBytes;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TpmReportReaderTest {
  private static final Authorization NO_PASSWORD = Authorization.password(SecretBytes.EMPTY);
  private static final List<TpmCc> READING =
      List.of(
          TpmCc.GET_CAPABILITY,
          TpmCc.GET_TEST_RESULT,
          TpmCc.READ_PUBLIC,
          TpmCc.NV_READ_PUBLIC,
          TpmCc.NV_READ);

  @ParameterizedTest
  @ValueSource(strings = {"no", "yes", "all"})
  void takesAtMost24CommandsThatOnlyRead(String certificates) throws IOException {
    try (Transport tpm = Transports.open("engine:memory,ek-certificates=" + certificates)) {
      TpmClient client = new TpmClient(tpm);
      client.execute(new Startup.Request(TpmSu.CLEAR));
      for (int i = 0; i < 20; i++) {
        persist(client, TpmHandle.of(0x81000000 + i));
      }
      CountingTransport counting = new CountingTransport(tpm);
      TpmReport report = TpmReportReader.read(counting);
      assertTrue(counting.commands() <= 24, () -> counting.commands() + " commands");
      assertEquals(counting.commands(), report.commands());
      assertEquals(
          counting.commands(),
          READING.stream().mapToLong(code -> counting.commands(code.value())).sum());
      assertEquals(20, report.persistentObjects().size());
    }
  }

  @Test
  void readsTheCertificatesOfANewTpmWithinTheLimit() throws IOException {
    try (Transport tpm = Transports.open("engine:memory,ek-certificates=yes")) {
      TpmReport report = TpmReportReader.read(tpm);
      assertEquals(3, report.ekCertificates().size());
      assertTrue(report.ekCertificates().stream().allMatch(c -> c.certificate().isPresent()));
    }
  }

  @Test
  void saysWhatItHasNotRead() throws IOException {
    try (Transport tpm = Transports.open("engine:memory,ek-certificates=all")) {
      List<EkCertificate> certificates = TpmReportReader.read(tpm).ekCertificates();
      EkCertificate last = certificates.get(certificates.size() - 1);
      assertEquals("not read: that would take too many commands", last.problem().orElseThrow());
    }
  }

  private static void persist(TpmClient client, TpmHandle handle) {
    TpmHandle key =
        client
            .execute(
                new CreatePrimary.Request(
                    TpmHandle.OWNER,
                    new TpmsSensitiveCreate(SecretBytes.EMPTY, SecretBytes.EMPTY),
                    StorageTemplates.ECC_P256,
                    Bytes.EMPTY,
                    PcrSelections.NONE),
                NO_PASSWORD)
            .handle();
    client.execute(new EvictControl.Request(TpmHandle.OWNER, key, handle), NO_PASSWORD);
    client.execute(new FlushContext.Request(key));
  }
}
