package io.github.tpm4j.conformance.clients;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tpm4j.provider.TpmProvider;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Key;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.Signature;
import java.util.Collections;
import java.util.Set;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.IvParameterSpec;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** keytool -importkeystore takes a whole PKCS12 file of software into the bundled TPM. */
@Tag("peer")
class KeytoolImportTest {
  private static final char[] PASSWORD = "changeit".toCharArray();
  private static final byte[] MESSAGE = "taken into the TPM".getBytes();

  private static final String MAKE =
      """
      OLD="-storetype PKCS12 -keystore x.p12 -storepass changeit"
      keytool -genkeypair $OLD -alias ec -keyalg EC -groupname secp256r1 -dname CN=ec
      keytool -genkeypair $OLD -alias rsa -keyalg RSA -keysize 2048 -dname CN=rsa
      keytool -genseckey $OLD -alias files -keyalg AES -keysize 256
      keytool -genseckey $OLD -alias tokens -keyalg HmacSHA256 -keysize 256
      """;

  private static final String FROM = "-srckeystore x.p12 -srcstoretype PKCS12 -noprompt ";

  private static final String TO =
      "-J-cp -J$JAR -addprovider TPM -destprovidername TPM -deststoretype TPM"
          + " -destkeystore y.tpm -deststorepass changeit ";

  private static final String ASKED = "-J-Dtpm4j.importSoftwareKeys=true ";

  @TempDir Path folder;

  private Shell shell;
  private Provider tpm;

  @BeforeEach
  void start() throws Exception {
    String tcti = "engine:dir=" + folder.resolve("tpm");
    shell = Shell.in(folder, tcti);
    tpm = new TpmProvider().configure(tcti);
    shell.succeed(MAKE);
  }

  @Test
  void takesKeysOfAllKinds() throws Exception {
    shell.succeed("keytool -importkeystore " + ASKED + FROM + "-srcstorepass changeit " + TO);
    KeyStore before = open("x.p12", KeyStore.getInstance("PKCS12", "SunJSSE"));
    KeyStore after = open("y.tpm", KeyStore.getInstance("TPM", tpm));
    assertEquals(
        Set.of("ec", "rsa", "files", "tokens"), Set.copyOf(Collections.list(after.aliases())));
    for (String alias : new String[] {"ec", "rsa"}) {
      assertEquals(before.getCertificate(alias), after.getCertificate(alias));
      assertEquals(null, after.getKey(alias, null).getEncoded());
      assertSigns(alias.equals("ec") ? "SHA256withECDSA" : "SHA256withRSA", alias, after);
    }
    assertArrayEquals(mac(before, "SunJCE"), mac(after, tpm.getName()));
    assertArrayEquals(encrypted(before, "SunJCE"), encrypted(after, tpm.getName()));
  }

  @Test
  void takesNothingWithoutTheSetting_andNamesIt() throws Exception {
    // keytool goes on to the next entry, and ends with status 0.
    String said =
        shell
            .succeed("keytool -importkeystore " + FROM + "-srcstorepass changeit " + TO)
            .toString();
    assertTrue(said.contains("0 entries successfully imported, 4 entries failed"), said);
    assertEquals(
        4,
        said.lines().filter(it -> it.contains("-J-Dtpm4j.importSoftwareKeys=true")).count(),
        said);
    assertEquals(0, open("y.tpm", KeyStore.getInstance("TPM", tpm)).size());
  }

  @Test
  void theWrongPasswordOfTheFileIsSaid() {
    String refusal =
        shell
            .refuse("keytool -importkeystore " + ASKED + FROM + "-srcstorepass wrong1 " + TO)
            .toString();
    assertTrue(refusal.contains("password was incorrect"), refusal);
    assertFalse(Files.exists(folder.resolve("y.tpm")), refusal);
  }

  private KeyStore open(String name, KeyStore store) throws Exception {
    try (InputStream in = Files.newInputStream(folder.resolve(name))) {
      store.load(in, PASSWORD);
    }
    return store;
  }

  private void assertSigns(String algorithm, String alias, KeyStore store) throws Exception {
    Signature signature = Signature.getInstance(algorithm, tpm);
    signature.initSign((PrivateKey) store.getKey(alias, null));
    signature.update(MESSAGE);
    byte[] signed = signature.sign();
    Signature verifier = Signature.getInstance(algorithm);
    verifier.initVerify(store.getCertificate(alias));
    verifier.update(MESSAGE);
    assertTrue(verifier.verify(signed));
  }

  private byte[] mac(KeyStore store, String provider) throws Exception {
    Mac mac =
        provider.equals(tpm.getName())
            ? Mac.getInstance("HmacSHA256", tpm)
            : Mac.getInstance("HmacSHA256", provider);
    mac.init(key(store, "tokens", provider));
    return mac.doFinal(MESSAGE);
  }

  private byte[] encrypted(KeyStore store, String provider) throws Exception {
    String transformation = "AES/CBC/PKCS5Padding";
    Cipher cipher =
        provider.equals(tpm.getName())
            ? Cipher.getInstance(transformation, tpm)
            : Cipher.getInstance(transformation, provider);
    cipher.init(
        Cipher.ENCRYPT_MODE, key(store, "files", provider), new IvParameterSpec(new byte[16]));
    return cipher.doFinal(MESSAGE);
  }

  private Key key(KeyStore store, String alias, String provider) throws Exception {
    return store.getKey(alias, provider.equals(tpm.getName()) ? null : PASSWORD);
  }
}
