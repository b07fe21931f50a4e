package io.github.tpm4j.conformance.clients;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.operator.jcajce.JcaContentVerifierProviderBuilder;
import org.bouncycastle.pkcs.PKCS10CertificationRequest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** keytool and jarsigner with keys of ML-DSA in the bundled TPM. */
@Tag("peer")
class KeytoolPostQuantumTest {
  /** keytool of JDK 24 and later knows the family; earlier ones must be given a set, twice. */
  private static final boolean IS_KNOWN = Runtime.version().feature() >= 24;

  private static final String SIGALG = IS_KNOWN ? "" : " -sigalg ML-DSA-65";
  private static final String KEY =
      IS_KNOWN ? "-keyalg ML-DSA -groupname ML-DSA-65" : "-keyalg ML-DSA-65" + SIGALG;

  @TempDir Path folder;

  private Shell shell;

  @BeforeEach
  void start() throws Exception {
    shell = Shell.in(folder, "engine:dir=" + folder.resolve("tpm") + ",profile=185");
    shell.succeed(
        "keytool -genkeypair $TPM -alias code " + KEY + " -dname CN=code -keypass changeit");
  }

  @Test
  void aKeyFromItsRequestToItsEnd() throws Exception {
    shell.succeed("keytool -certreq $TPM -alias code" + SIGALG + " -file code.csr");
    assertSigned(folder.resolve("code.csr"));
    String answer =
        """
        keytool -genkeypair $TPM -alias ca -keyalg EC -dname CN=ca -keypass changeit -ext bc:c
        keytool -gencert $TPM -alias ca -infile code.csr -outfile code.crt
        keytool -importcert $TPM -noprompt -alias code -file code.crt
        keytool -list $TPM -v -alias code
        """;
    String listed = shell.succeed(answer).text();
    assertTrue(listed.contains("Certificate chain length: 2"), listed);
    assertTrue(listed.contains("Owner: CN=code") && listed.contains("Issuer: CN=ca"), listed);
    String rest = shell.succeed("keytool -delete $TPM -alias code\nkeytool -list $TPM\n").text();
    assertTrue(rest.contains("contains 1 entry") && rest.contains("ca, "), rest);
  }

  private static void assertSigned(Path file) throws Exception {
    try (Reader reader = Files.newBufferedReader(file);
        PEMParser parser = new PEMParser(reader)) {
      PKCS10CertificationRequest request = (PKCS10CertificationRequest) parser.readObject();
      assertEquals("CN=code", request.getSubject().toString());
      assertTrue(
          request.isSignatureValid(
              new JcaContentVerifierProviderBuilder()
                  .setProvider(new BouncyCastleProvider())
                  .build(request.getSubjectPublicKeyInfo())));
    }
  }

  /**
   * As with a key in software, that of JDK 25 wants a digest's name in that of the signature; that
   * of JDK 17 does not know the algorithm of the certificate's key.
   */
  @Test
  void jarsignerRefusesSuchAKey_andLeavesTheJarAsItIs() throws Exception {
    Path jar = folder.resolve("app.jar");
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(jar))) {
      out.putNextEntry(new ZipEntry("content"));
      out.write(1);
    }
    byte[] before = Files.readAllBytes(jar);
    String refusal = shell.refuse("jarsigner $TPM -sigalg ML-DSA-65 app.jar code").toString();
    String reason =
        IS_KNOWN
            ? "Cannot extract digest algorithm from ML-DSA"
            : "private key algorithm does not match algorithm of public key";
    assertTrue(refusal.contains(reason), refusal);
    assertArrayEquals(before, Files.readAllBytes(jar));
  }
}
