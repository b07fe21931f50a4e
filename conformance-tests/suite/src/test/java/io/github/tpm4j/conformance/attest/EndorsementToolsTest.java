package io.github.tpm4j.conformance.attest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tpm4j.attest.endorsement.EndorsementCertificate;
import io.github.tpm4j.keystore.TpmConnection;
import io.github.tpm4j.keystore.attestation.TpmAttestation;
import io.github.tpm4j.peers.EngineServer;
import io.github.tpm4j.peers.Swtpm;
import io.github.tpm4j.peers.Tool;
import io.github.tpm4j.transport.Transport;
import io.github.tpm4j.transport.Transports;
import io.github.tpm4j.tss.attributes.TpmaObject;
import io.github.tpm4j.tss.objects.TpmtPublic;
import io.github.tpm4j.tss.templates.EndorsementKey;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Endorsement keys are those that tpm2-tools make, and that swtpm_setup has made. */
@Tag("peer")
class EndorsementToolsTest {
  @TempDir private Path folder;

  private void run(String tcti, String script) {
    Tool.of("bash", "-euo", "pipefail", "-c", script).tpm(tcti).in(folder).succeed();
  }

  private String publicArea(String file) throws Exception {
    byte[] sized = Files.readAllBytes(folder.resolve(file));
    return HexFormat.of().formatHex(sized, 2, sized.length);
  }

  private static String ours(Transport tpm, EndorsementKey kind) {
    return HexFormat.of()
        .formatHex(
            TpmAttestation.with(TpmConnection.over(tpm))
                .endorsementKey(kind)
                .publicArea()
                .marshal());
  }

  @ParameterizedTest
  @CsvSource({"ecc384, ECC_P384", "ecc521, ECC_P521", "rsa3072, RSA_3072"})
  void areThoseThatTheToolMakesInTheHighRange(String algorithm, EndorsementKey kind)
      throws Exception {
    try (EngineServer server = EngineServer.mssim()) {
      String tcti = "mssim:host=127.0.0.1,port=" + server.port();
      run(tcti, "tpm2_createek -Q -G " + algorithm + " -c ek.ctx -u ek.pub; tpm2_flushcontext -t");
      try (Transport tpm = Transports.open(tcti)) {
        assertEquals(publicArea("ek.pub"), ours(tpm, kind));
      }
    }
  }

  @Test
  void areThoseThatSwtpmSetupHasMade() throws Exception {
    assertFound("--createek --create-ek-cert", 0);
  }

  /** Such keys sign too, and swtpm_setup leaves their templates in NV. */
  @Test
  void areThoseThatSwtpmSetupHasMadeOfTemplatesOfItsOwn() throws Exception {
    assertFound("--createek --create-ek-cert --allow-signing", TpmaObject.SIGN);
  }

  private void assertFound(String options, int further) throws Exception {
    Files.writeString(
        folder.resolve("setup"),
        """
        mkdir state ca
        for line in "statedir = DIR/ca" "signingkey = DIR/ca/key.pem" \
          "issuercert = DIR/ca/cert.pem" "certserial = DIR/ca/serial"; do echo "$line"; done > ca.conf
        printf '%s\n' "--platform-manufacturer Tests" "--platform-version 1" \
          "--platform-model Guest" > ca.options
        printf '%s\n' "create_certs_tool = swtpm_localca" "create_certs_tool_config = DIR/ca.conf" \
          "create_certs_tool_options = DIR/ca.options" "active_pcr_banks = sha256" > setup.conf
        swtpm_setup --tpm2 --tpm-state state --config setup.conf OPTIONS
        """
            .replace("DIR", folder.toString())
            .replace("OPTIONS", options));
    Tool.of("bash", "-eu", "setup").in(folder).succeed();
    try (Swtpm swtpm = Swtpm.tcp(folder.resolve("state"));
        Transport tpm = Transports.open(swtpm.tcti())) {
      TpmAttestation attestation = TpmAttestation.with(TpmConnection.over(tpm));
      assertTrue(
          attestation.endorsementKeys().contains(EndorsementKey.RSA_2048),
          () -> attestation.endorsementKeys().toString());
      for (EndorsementKey kind : attestation.endorsementKeys()) {
        TpmtPublic made = attestation.endorsementKey(kind).publicArea();
        assertTrue(made.objectAttributes().has(further), made::toString);
        assertEquals(
            EndorsementCertificate.read(attestation.endorsementCertificate(kind))
                .orThrow()
                .publicKey(),
            attestation.endorsementKey(kind).publicKey());
      }
    }
  }
}
