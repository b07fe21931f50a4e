package io.github.tpm4j.conformance.peers;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tpm4j.conformance.commands.PasswordCommands;
import io.github.tpm4j.keystore.TpmMlKemPrivateKey;
import io.github.tpm4j.peers.FwTpm;
import io.github.tpm4j.provider.TpmProvider;
import io.github.tpm4j.transport.Transport;
import io.github.tpm4j.transport.Transports;
import io.github.tpm4j.tss.commands.startup.Startup;
import io.github.tpm4j.tss.constants.TpmSu;
import io.github.tpm4j.tss.wire.Bytes;
import io.github.tpm4j.tss.wire.SecretBytes;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Provider;
import java.security.Signature;
import java.security.SignatureException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.bouncycastle.crypto.SecretWithEncapsulation;
import org.bouncycastle.crypto.kems.MLKEMGenerator;
import org.bouncycastle.crypto.util.PublicKeyFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The provider with wolfTPM's fwTPM: whoever runs it has built that (DEVELOPMENT.md). */
@Tag("long")
class FwTpmTest {
  @TempDir private Path folder;
  private FwTpm tpm;
  private Provider provider;

  @BeforeEach
  void start() throws IOException {
    tpm = FwTpm.start(folder);
    provider = new TpmProvider().configure(tpm.tcti());
  }

  @AfterEach
  void stop() {
    if (tpm != null) {
      tpm.close();
    }
  }

  private KeyPair pair(String generator) throws GeneralSecurityException {
    return KeyPairGenerator.getInstance(generator, provider).generateKeyPair();
  }

  private boolean signs(KeyPair pair, String algorithm, int bytes) throws GeneralSecurityException {
    byte[] message = new byte[bytes];
    Arrays.fill(message, (byte) bytes);
    Signature signature = Signature.getInstance(algorithm, provider);
    signature.initSign(pair.getPrivate());
    signature.update(message);
    byte[] signed = signature.sign();
    signature.initVerify(pair.getPublic());
    signature.update(message);
    return signature.verify(signed);
  }

  /** Sessions are salted to the storage key, so that this shows them too. */
  @ParameterizedTest
  @CsvSource({
    "EC, SHA256withECDSA",
    "ML-DSA-44, ML-DSA",
    "ML-DSA-65, ML-DSA-65",
    "ML-DSA-87, ML-DSA",
    "HASH-ML-DSA, HASH-ML-DSA"
  })
  void signsShortMessages(String generator, String algorithm) throws Exception {
    KeyPair pair = pair(generator);
    assertTrue(signs(pair, algorithm, 0));
    assertTrue(signs(pair, algorithm, 1000));
  }

  @Test
  void signsLongMessagesByTheirDigest() throws Exception {
    assertTrue(signs(pair("HASH-ML-DSA"), "HASH-ML-DSA", 70_000));
  }

  /** Version 185 wants a sequence to take any size; fwTPM keeps the message in a buffer. */
  @Test
  void saysWhyItDoesNotSignALongMessage() throws Exception {
    KeyPair pair = pair("ML-DSA-65");
    SignatureException refusal =
        assertThrows(SignatureException.class, () -> signs(pair, "ML-DSA", 70_000));
    assertTrue(refusal.getMessage().contains("TPM_RC_SIZE"), refusal::getMessage);
    assertTrue(signs(pair, "ML-DSA", 10));
  }

  @ParameterizedTest
  @ValueSource(strings = {"ML-KEM-512", "ML-KEM-768", "ML-KEM-1024"})
  void recoversASecret(String set) throws Exception {
    KeyPair pair = pair(set);
    SecretWithEncapsulation made =
        new MLKEMGenerator(new java.security.SecureRandom())
            .generateEncapsulated(PublicKeyFactory.createKey(pair.getPublic().getEncoded()));
    TpmMlKemPrivateKey key = (TpmMlKemPrivateKey) pair.getPrivate();
    assertEquals(set, key.set().jcaName());
    try (SecretBytes secret = key.loaded().decapsulate(Bytes.of(made.getEncapsulation()))) {
      assertArrayEquals(made.getSecret(), secret.borrow());
    }
  }

  /**
   * What fwTPM answers otherwise, beside codes without the number of a parameter: it takes
   * templates that Part 2 and Part 3 of version 185 refuse (a signing key of ML-KEM, a decrypting
   * one of ML-DSA, a storage key without a cipher), and has another code for mu that a key does not
   * allow.
   */
  private static final Map<String, String> DIFFERENCES =
      Map.of(
          "SignDigest without external mu",
          "TPM_RC_EXT_MU, there TPM_RC_ATTRIBUTES",
          "TPM_ALG_MLDSA with attributes 394354: CreatePrimary",
          "TPM_RC_ATTRIBUTES, there unique of 1327",
          "TPM_ALG_MLKEM with attributes 197746: CreatePrimary",
          "TPM_RC_SYMMETRIC, there unique of 816",
          "TPM_ALG_MLKEM with attributes 394354: CreatePrimary",
          "TPM_RC_ATTRIBUTES, there unique of 816");

  @Test
  void answersAsTheBundledTpmButForWhatIsListed() throws Exception {
    Map<String, String> here;
    Map<String, String> there;
    try (Transport bundled = Transports.open("engine:memory,name=beside-fwtpm,profile=185");
        Transport other = Transports.open(tpm.tcti())) {
      byte[] startup = PasswordCommands.octets(new Startup.Request(TpmSu.CLEAR));
      bundled.transmit(startup);
      other.transmit(startup);
      here = new PostQuantumScript(bundled).run();
      there = new PostQuantumScript(other).run();
    }
    Map<String, String> differing = new TreeMap<>();
    here.forEach(
        (step, answer) -> {
          if (!answer.equals(there.get(step))) {
            differing.put(step, answer + ", there " + there.get(step));
          }
        });
    assertEquals(String.join("\n", lines(DIFFERENCES)), String.join("\n", lines(differing)));
  }

  private static List<String> lines(Map<String, String> map) {
    return new TreeMap<>(map)
        .entrySet().stream().map(it -> it.getKey() + ": " + it.getValue()).toList();
  }
}
