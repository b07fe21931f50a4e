package io.github.tpm4j.conformance.server;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.tpm4j.peers.EngineServer;
import io.github.tpm4j.peers.Tool;
import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PublicKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.Iterator;
import java.util.List;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Older tools beside post-quantum EK certificates: they read all of them, and go on to verify those
 * that they know, though the authorities' file has a certificate that they do not.
 */
@Tag("peer")
class PostQuantumEkCertificateToolsTest {
  private static final List<String> KEYS = List.of("mldsa", "mlkem", "fwmlkem");

  @TempDir private static Path folder;

  @Test
  void areReadByTheTools_andVerifiedByWhoKnowsThem() throws Exception {
    try (EngineServer server =
        EngineServer.start(
            "mssim",
            "--port",
            "0",
            "--state",
            folder.resolve("state").toString(),
            "--startup",
            "clear",
            "--with",
            "mlkem,mldsa",
            "--ek-certificates",
            "ecc_p256,ml_dsa_65,ml_kem_768,fw_ml_kem_768")) {
      String verified =
          Tool.of(
                  "bash",
                  "-euo",
                  "pipefail",
                  "-c",
                  """
                  tpm2_nvread 0x01c0000a -o ecc.der
                  tpm2_nvread 0x01c00072 -o mldsa.der
                  tpm2_nvread 0x01c00062 -o mlkem.der
                  tpm2_nvread 0x01c00068 -o fwmlkem.der
                  tpm2_nvread 0x01c00100 -o chain.der
                  openssl x509 -inform der -in ecc.der -out ecc.pem
                  openssl verify -x509_strict -CAfile state/ek-ca.pem ecc.pem
                  """)
              .tpm("mssim:host=127.0.0.1,port=" + server.port())
              .in(folder)
              .succeed()
              .text();
      assertEquals("ecc.pem: OK\n", verified);
    }
    BouncyCastleProvider bouncyCastle = new BouncyCastleProvider();
    CertificateFactory factory = CertificateFactory.getInstance("X.509", bouncyCastle);
    Iterator<? extends Certificate> chain = factory.generateCertificates(read("chain")).iterator();
    assertEquals("EC", chain.next().getPublicKey().getAlgorithm());
    PublicKey authority = chain.next().getPublicKey();
    for (String key : KEYS) {
      factory.generateCertificate(read(key)).verify(authority, bouncyCastle);
    }
  }

  private static ByteArrayInputStream read(String name) throws Exception {
    return new ByteArrayInputStream(Files.readAllBytes(folder.resolve(name + ".der")));
  }
}
