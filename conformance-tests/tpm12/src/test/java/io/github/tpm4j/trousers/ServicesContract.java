package io.github.tpm4j.trousers;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tpm4j.keystore.TpmConnection;
import io.github.tpm4j.keystore.TpmImportSpec;
import io.github.tpm4j.keystore.TpmSettings;
import io.github.tpm4j.provider.TpmProvider;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The provider's services through tcsd, beside programs of trousers. */
abstract class ServicesContract extends Contract {
  private static final byte[] DATA = "what is signed".getBytes(StandardCharsets.UTF_8);
  private static final int MORE_THAN_SLOTS = 24;

  private TpmConnection connection;
  private TpmProvider provider;

  ServicesContract(ServedTpm.Starter starter) {
    super(starter);
  }

  @BeforeAll
  void connect() throws IOException {
    connection = TpmConnection.of(TpmSettings.of(stack().tcti()).withOwnerPassword(new char[0]));
    provider = new TpmProvider(connection);
  }

  @AfterAll
  void disconnect() {
    if (connection != null) {
      connection.close();
    }
  }

  private KeyPair keyPair(int sizeBits) throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA", provider);
    generator.initialize(sizeBits);
    return generator.generateKeyPair();
  }

  private void assertSigns(KeyPair pair) throws GeneralSecurityException {
    Signature signer = Signature.getInstance("SHA256withRSA", provider);
    signer.initSign(pair.getPrivate());
    signer.update(DATA);
    byte[] signature = signer.sign();
    Signature verifier = Signature.getInstance("SHA256withRSA");
    verifier.initVerify(pair.getPublic());
    verifier.update(DATA);
    assertTrue(verifier.verify(signature));
  }

  @Test
  void aKeySignsBetweenToolsThatSealAndUnseal() throws Exception {
    KeyPair pair = keyPair(2048);
    assertSigns(pair);
    Files.write(stack().file("plain"), DATA);
    run("tpm_sealdata", "-z", "-i", "plain", "-o", "sealed");
    assertSigns(pair);
    run("tpm_unsealdata", "-z", "-i", "sealed", "-o", "opened");
    assertArrayEquals(DATA, Files.readAllBytes(stack().file("opened")));
    assertSigns(pair);
  }

  @Test
  void aKeyOfSoftwareSignsOnceItIsTakenIntoTheTpm() throws Exception {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA", "SunRsaSign");
    generator.initialize(2048);
    KeyPair software = generator.generateKeyPair();
    TpmImportSpec wanted =
        TpmImportSpec.of("taken", new PKCS8EncodedKeySpec(software.getPrivate().getEncoded()));
    PrivateKey key = KeyFactory.getInstance("RSA", provider).generatePrivate(wanted);
    assertSigns(new KeyPair(software.getPublic(), key));
  }

  @Test
  void moreKeysThanSlotsSign() throws Exception {
    List<KeyPair> pairs = new ArrayList<>();
    for (int i = 0; i < MORE_THAN_SLOTS; i++) {
      pairs.add(keyPair(1024));
    }
    for (KeyPair pair : pairs) {
      assertSigns(pair);
    }
    assertSigns(pairs.get(0));
  }
}
