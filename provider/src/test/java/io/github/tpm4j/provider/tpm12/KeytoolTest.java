package io.github.tpm4j.provider.tpm12;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.tpm4j.peers.Tool;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPublicKey;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** keytool with a TPM 1.2, and nobody there whom it could ask. */
@Tag("peer")
class KeytoolTest {
  private static final int KEY_SIZE_BITS = 2048;
  private static final String OPTIONS =
      " -J-cp -J$CLASSES -addprovider TPM -providername TPM -storetype TPM -keystore keys.tpm"
          + " -storepass changeit -alias web ";

  private static String keytool(String command, String options) {
    return "$JAVA_HOME/bin/keytool " + command + OPTIONS + options + " <&-\n";
  }

  @Test
  void makesAKeyWithACertificate_andSignsByItAgain(@TempDir Path folder) throws Exception {
    try (OwnedTpm tpm = new OwnedTpm(OwnedTpm.Kind.BUNDLED)) {
      Tool.of(
              "bash",
              "-euc",
              keytool("-genkeypair", "-keyalg RSA -keysize 2048 -dname CN=web -keypass changeit")
                  + keytool("-exportcert", "-file web.crt")
                  + keytool("-certreq", "-file web.csr")
                  + "openssl req -in web.csr -verify -noout\n")
          .in(folder)
          .with("JAVA_HOME", System.getProperty("java.home"))
          .with("CLASSES", System.getProperty("surefire.test.class.path", ownClassPath()))
          .with("TPM4J_TCTI", tpm.tcti())
          .succeed();
    }
    try (InputStream in = Files.newInputStream(folder.resolve("web.crt"))) {
      X509Certificate certificate =
          (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(in);
      certificate.verify(certificate.getPublicKey());
      RSAPublicKey key = (RSAPublicKey) certificate.getPublicKey();
      assertEquals(KEY_SIZE_BITS, key.getModulus().bitLength());
    }
  }

  @Test
  void takesAKeyOfSoftware_withTheOwnersSecret(@TempDir Path folder) throws Exception {
    try (OwnedTpm tpm = new OwnedTpm(OwnedTpm.Kind.BUNDLED)) {
      Files.writeString(folder.resolve("owner"), new String(OwnedTpm.OWNER));
      Files.writeString(
          folder.resolve("tpm.properties"), "tcti=" + tpm.tcti() + "\nownerPasswordFile=owner\n");
      Tool.of(
              "bash",
              "-euc",
              "$JAVA_HOME/bin/keytool -genkeypair -keystore software.p12 -storepass changeit"
                  + " -alias web -keyalg RSA -keysize 2048 -dname CN=web\n"
                  + "$JAVA_HOME/bin/keytool -importkeystore -J-Dtpm4j.importSoftwareKeys=true"
                  + " -J-cp -J$CLASSES -addprovider TPM -providerarg tpm.properties"
                  + " -destprovidername TPM -srckeystore software.p12 -srcstorepass changeit"
                  + " -destkeystore keys.tpm -deststoretype TPM -deststorepass changeit <&-\n"
                  + keytool("-certreq", "-file web.csr")
                  + "openssl req -in web.csr -verify -noout\n")
          .in(folder)
          .with("JAVA_HOME", System.getProperty("java.home"))
          .with("CLASSES", System.getProperty("surefire.test.class.path", ownClassPath()))
          .with("TPM4J_TCTI", tpm.tcti())
          .succeed();
    }
  }

  private static String ownClassPath() {
    return System.getProperty("java.class.path");
  }
}
