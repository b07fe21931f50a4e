package io.github.tpm4j.conformance.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tpm4j.peers.EngineServer;
import io.github.tpm4j.peers.Tool;
import io.github.tpm4j.peers.ToolResult;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What a verifier does with a served TPM: finds its EK certificates, trusts them by their
 * authority, and by them an attestation key.
 */
@Tag("peer")
class EkCertificateToolsTest {
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
            "rsa_2048,ecc_p256,ecc_p384,rsa_3072");
  }

  @AfterAll
  static void stop() throws IOException {
    server.close();
  }

  @AfterEach
  void flush() {
    run("tpm2_flushcontext -t; tpm2_flushcontext -s");
  }

  private ToolResult run(String script) {
    String tcti = "mssim:host=127.0.0.1,port=" + server.port();
    return Tool.of("bash", "-euo", "pipefail", "-c", script).tpm(tcti).in(folder).succeed();
  }

  @Test
  void findsTheCertificatesAndVerifiesThemByTheAuthority() {
    ToolResult result =
        run(
            """
            tpm2_getekcertificate -o rsa.der -o ecc.der
            tpm2_nvread 0x01c00016 -o p384.der
            tpm2_nvread 0x01c0001c -o rsa3072.der
            tpm2_nvread 0x01c00100 -o ca.der
            openssl x509 -inform der -in ca.der -out ca.pem
            cmp <(openssl x509 -in state/ek-ca.pem -outform der) ca.der
            for i in rsa ecc p384 rsa3072; do
              openssl x509 -inform der -in $i.der -out $i.pem
              openssl verify -x509_strict -CAfile state/ek-ca.pem $i.pem
            done
            """);
    assertEquals("rsa.pem: OK\necc.pem: OK\np384.pem: OK\nrsa3072.pem: OK\n", result.text());
  }

  @Test
  void findsInThemTheKeysThatTheToolsMake() {
    ToolResult result =
        run(
            """
            for i in rsa:0x01c00002 ecc:0x01c0000a ecc384:0x01c00016 rsa3072:0x01c0001c; do
              tpm2_createek -Q -G ${i%:*} -c ek.ctx -u ek.tpm
              tpm2_flushcontext -t
              tpm2_nvread ${i#*:} -o ek.der
              tpm2_print -t TPM2B_PUBLIC -f pem ek.tpm > ek.pem
              cmp ek.pem <(openssl x509 -inform der -in ek.der -noout -pubkey) && echo same
            done
            """);
    assertEquals("same\n".repeat(4), result.text());
  }

  @Test
  void trustsAnAttestationKeyByACredentialForTheCertifiedKey() {
    ToolResult result =
        run(
            """
            echo 'the challenge' > secret
            tpm2_createek -Q -G rsa -c ek.ctx
            tpm2_createak -Q -C ek.ctx -c ak.ctx -G ecc -g sha256 -s ecdsa -u ak.pub -f pem -n ak.name
            tpm2_flushcontext -t

            # The verifier has no TPM: it has the certificate and the name of the AK.
            tpm2_nvread 0x01c00002 -o ek.der
            openssl x509 -inform der -in ek.der -out ek.pem
            openssl verify -CAfile state/ek-ca.pem ek.pem > verified
            openssl x509 -in ek.pem -noout -pubkey > ekpub.pem
            tpm2_makecredential -Q -T none -G rsa -u ekpub.pem -s secret \\
              -n "$(xxd -p -c 99 ak.name)" -o credential

            tpm2_startauthsession --policy-session -S session
            tpm2_policysecret -Q -S session -c e
            tpm2_activatecredential -Q -c ak.ctx -C ek.ctx -i credential -o recovered \\
              -P session:session
            tpm2_flushcontext -t
            cmp secret recovered

            tpm2_quote -Q -c ak.ctx -l sha256:0,1,2 -q abcd -m quote.msg -s quote.sig -o quote.pcrs
            tpm2_checkquote -u ak.pub -m quote.msg -s quote.sig -f quote.pcrs -q abcd
            """);
    assertTrue(result.text().contains("pcrs:"), result::toString);
  }
}
