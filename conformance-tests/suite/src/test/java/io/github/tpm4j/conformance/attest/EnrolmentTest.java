package io.github.tpm4j.conformance.attest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tpm4j.attest.endorsement.EndorsementCertificate;
import io.github.tpm4j.attest.endorsement.EndorsementVerifier;
import io.github.tpm4j.attest.key.CredentialChallenge;
import io.github.tpm4j.peers.EngineServer;
import io.github.tpm4j.peers.Tool;
import io.github.tpm4j.tss.templates.EndorsementKey;
import io.github.tpm4j.tss.wire.Bytes;
import io.github.tpm4j.tss.wire.SecretBytes;
import io.github.tpm4j.tss.wire.TpmWriter;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A server takes up a machine with tpm2-tools: it verifies the certificate of the endorsement key,
 * and has the TPM prove that the attestation key is beside it.
 */
@Tag("peer")
class EnrolmentTest {
  @TempDir private static Path folder;
  private static EngineServer server;

  @BeforeAll
  static void start() throws IOException {
    server =
        EngineServer.start(
            "mssim",
            "--port",
            "0",
            "--state",
            folder.resolve("state").toString(),
            "--startup",
            "clear",
            "--ek-certificates",
            "rsa_2048,ecc_p256");
  }

  @AfterAll
  static void stop() throws IOException {
    server.close();
  }

  private static void run(String script) {
    String tcti = "mssim:host=127.0.0.1,port=" + server.port();
    Tool.of("bash", "-euo", "pipefail", "-c", script).tpm(tcti).in(folder).succeed();
  }

  private static Bytes file(String name) throws IOException {
    return Bytes.adopt(Files.readAllBytes(folder.resolve(name)));
  }

  @ParameterizedTest
  @CsvSource({"rsa, 0x01c00002, RSA_2048", "ecc, 0x01c0000a, ECC_P256"})
  void trustsAnAttestationKeyByItsEndorsementKey(
      String algorithm, String index, EndorsementKey template) throws Exception {
    run(
        """
        tpm2_flushcontext -t
        tpm2_nvread %s -o ek.der
        tpm2_nvread 0x01c00100 -o chain.der
        tpm2_createek -Q -G %s -c ek.ctx
        tpm2_createak -Q -C ek.ctx -c ak.ctx -G ecc -g sha256 -s ecdsa -n ak.name
        """
            .formatted(index, algorithm));

    EndorsementCertificate endorsement =
        EndorsementVerifier.trusting(List.of(authority()))
            .verify(file("ek.der"), file("chain.der"))
            .orThrow();
    assertTrue(endorsement.chip().isPresent());
    try (CredentialChallenge challenge =
        CredentialChallenge.of(endorsement.publicArea(template).orElseThrow(), file("ak.name"))
            .orThrow()) {
      Files.write(folder.resolve("credential"), ofTools(challenge));
      run(
          """
          tpm2_flushcontext -t
          tpm2_startauthsession --policy-session -S session
          tpm2_policysecret -Q -S session -c e
          tpm2_activatecredential -Q -c ak.ctx -C ek.ctx -i credential -o recovered \\
            -P session:session
          tpm2_flushcontext session
          """);
      assertTrue(challenge.isAnsweredBy(SecretBytes.adopt(file("recovered").toByteArray())));
      assertEquals(32, file("recovered").size());
    }
  }

  private static X509Certificate authority() throws Exception {
    try (InputStream pem = Files.newInputStream(folder.resolve("state").resolve("ek-ca.pem"))) {
      return (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(pem);
    }
  }

  /** The file that tpm2_makecredential writes. */
  private static byte[] ofTools(CredentialChallenge challenge) {
    return new TpmWriter()
        .u32(0xBADCC0DE)
        .u32(1)
        .sized(challenge.credentialBlob())
        .sized(challenge.encryptedSecret())
        .toByteArray();
  }
}
