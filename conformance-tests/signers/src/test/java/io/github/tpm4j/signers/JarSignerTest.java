package io.github.tpm4j.signers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tpm4j.keystore.TpmKeyGenParameterSpec;
import io.github.tpm4j.peers.Tool;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore.PrivateKeyEntry;
import java.security.cert.CertificateFactory;
import java.util.List;
import java.util.zip.ZipFile;
import jdk.security.jarsigner.JarSigner;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code jdk.security.jarsigner.JarSigner}; the JVM and jarsigner verify, OpenSSL the block. */
class JarSignerTest extends OnEachTpm {

  @ParameterizedTest
  @CsvSource({"rsa, SHA256withRSA", "rsa, SHA384withRSA", "rsa, RSASSA-PSS", "ec, SHA256withECDSA"})
  void signsJars(String kind, String algorithm) throws Exception {
    PrivateKeyEntry key = kind.equals("rsa") ? rsa() : ec();
    Path signed = sign(key, algorithm);
    assertEquals(key.getCertificate(), JarFiles.signer(signed, "content"));
    String jarsigner = Path.of(System.getProperty("java.home"), "bin", "jarsigner").toString();
    String verdict = Tool.of(jarsigner, "-verify", signed.toString()).succeed().text();
    assertTrue(verdict.contains("jar verified."), verdict);
    Path changed = JarFiles.with(signed, folder.resolve("changed.jar"), "content", "changed");
    assertThrows(SecurityException.class, () -> JarFiles.signer(changed, "content"));
  }

  @Test
  void aBoundKeySignsNoMoreAfterAnExtend() throws Exception {
    PrivateKeyEntry key = bound(TpmKeyGenParameterSpec.ec("bound", "secp256r1"));
    sign(key, "SHA256withECDSA");
    extendPcr();
    Refusals.ofPcr(() -> sign(key, "SHA256withECDSA"));
  }

  private Path sign(PrivateKeyEntry key, String algorithm) throws Exception {
    Path plain = JarFiles.one(folder.resolve("plain.jar"), "content", "of a program");
    var chain =
        CertificateFactory.getInstance("X.509")
            .generateCertPath(List.of(key.getCertificateChain()));
    JarSigner signer =
        new JarSigner.Builder(key.getPrivateKey(), chain)
            .digestAlgorithm("SHA-256")
            .signatureAlgorithm(algorithm)
            .build();
    Path signed = folder.resolve("signed.jar");
    try (ZipFile in = new ZipFile(plain.toFile());
        var out = Files.newOutputStream(signed)) {
      signer.sign(in, out);
    }
    return signed;
  }
}
