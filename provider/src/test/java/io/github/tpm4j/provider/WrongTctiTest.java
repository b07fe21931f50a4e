package io.github.tpm4j.provider;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tpm4j.keystore.KeyAuth;
import io.github.tpm4j.keystore.TpmConnection;
import io.github.tpm4j.keystore.TpmKeyGenParameterSpec;
import io.github.tpm4j.keystore.TpmSettings;
import io.github.tpm4j.keystore.TssPrivateKeySpec;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.ProviderException;
import java.security.SecureRandom;
import java.security.Security;
import java.security.Signature;
import javax.crypto.Cipher;
import javax.crypto.KeyAgreement;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

/** A TCTI configuration string that names no TPM is shown to whoever uses the provider first. */
class WrongTctiTest {
  private static final String WRONG = "swptm:port=2321";

  private static Provider provider;
  private static PrivateKey rsa;
  private static PrivateKey ec;
  private static KeyPair software;

  @TempDir Path folder;

  @BeforeAll
  static void makeKeys() throws Exception {
    Provider right = new TpmProvider().configure("engine:memory");
    provider = new TpmProvider(TpmConnection.of(TpmSettings.of(WRONG)));
    rsa = moved(right, TpmKeyGenParameterSpec.rsa("web", 2048).build());
    ec = moved(right, TpmKeyGenParameterSpec.ec("web", "secp256r1").build());
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC", "SunEC");
    generator.initialize(256);
    software = generator.generateKeyPair();
  }

  /** A key as a program finds it that was given the wrong string. */
  private static PrivateKey moved(Provider right, TpmKeyGenParameterSpec spec) throws Exception {
    String algorithm = spec.isRsa() ? "RSA" : "EC";
    KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm, right);
    generator.initialize(spec);
    TssPrivateKeySpec encoded =
        KeyFactory.getInstance(algorithm, right)
            .getKeySpec(generator.generateKeyPair().getPrivate(), TssPrivateKeySpec.class);
    return KeyFactory.getInstance(algorithm, provider)
        .generatePrivate(new TssPrivateKeySpec(encoded.key(), "web", KeyAuth.none()));
  }

  @Test
  void signing() throws Exception {
    for (String algorithm : new String[] {"SHA256withRSA", "RSASSA-PSS", "NONEwithRSA"}) {
      assertNamed(() -> sign(algorithm, rsa));
    }
    assertNamed(() -> sign("SHA256withECDSA", ec));
  }

  private static void sign(String algorithm, PrivateKey key) throws Exception {
    Signature signer = Signature.getInstance(algorithm, provider);
    if (algorithm.equals("RSASSA-PSS")) {
      signer.setParameter(
          new java.security.spec.PSSParameterSpec(
              "SHA-256", "MGF1", java.security.spec.MGF1ParameterSpec.SHA256, 32, 1));
    }
    signer.initSign(key);
    signer.sign();
  }

  @Test
  void decrypting() throws Exception {
    Cipher cipher = Cipher.getInstance("RSA/ECB/PKCS1Padding", provider);
    assertNamed(
        () -> {
          cipher.init(Cipher.DECRYPT_MODE, rsa);
          cipher.doFinal(new byte[256]);
        });
  }

  @Test
  void agreeing() throws Exception {
    KeyAgreement agreement = KeyAgreement.getInstance("ECDH", provider);
    agreement.init(ec);
    assertNamed(() -> agreement.doPhase(software.getPublic(), true));
  }

  @Test
  void generating() throws Exception {
    for (String algorithm : new String[] {"RSA", "EC"}) {
      KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm, provider);
      assertNamed(generator::generateKeyPair);
      assertNamed(() -> generator.initialize(algorithm.equals("RSA") ? 2048 : 256));
    }
  }

  @Test
  void random() throws Exception {
    SecureRandom random = SecureRandom.getInstance("TPM", provider);
    assertNamed(() -> random.nextBytes(new byte[1]));
    assertNamed(() -> random.setSeed(new byte[1]));
  }

  private static void assertNamed(Executable use) {
    ProviderException refusal = assertThrows(ProviderException.class, use);
    assertTrue(refusal.getMessage().contains(WRONG), refusal.getMessage());
  }

  /** The platform drops a provider without a word that throws anything else. */
  @Test
  void asTheArgumentInJavaSecurity() throws Exception {
    int last = 0;
    while (Security.getProperty("security.provider." + (last + 1)) != null) {
      last++;
    }
    Path properties = folder.resolve("tpm.security");
    Files.writeString(properties, "security.provider." + (last + 1) + "=TPM " + WRONG + "\n");
    Path program = folder.resolve("List.java");
    Files.writeString(
        program,
        "class List { public static void main(String[] a) {"
            + " java.security.Security.getProviders(); System.exit(3); } }");
    Process java =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                "-Djava.security.properties=" + properties,
                program.toString())
            .redirectErrorStream(true)
            .start();
    String output = new String(java.getInputStream().readAllBytes());
    assertEquals(1, java.waitFor(), output);
    assertTrue(output.contains("ProviderException"), output);
    assertTrue(output.contains(WRONG), output);
  }
}
