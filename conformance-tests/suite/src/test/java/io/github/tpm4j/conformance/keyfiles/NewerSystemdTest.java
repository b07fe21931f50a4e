package io.github.tpm4j.conformance.keyfiles;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tpm4j.keystore.KeyAuth;
import io.github.tpm4j.keystore.TpmConnection;
import io.github.tpm4j.keystore.TpmSettings;
import io.github.tpm4j.keystore.seal.SealedDataException;
import io.github.tpm4j.keystore.seal.SystemdCredential;
import io.github.tpm4j.keystore.seal.SystemdPcrSignatures;
import io.github.tpm4j.keystore.seal.SystemdToken;
import io.github.tpm4j.peers.Swtpm;
import io.github.tpm4j.peers.Tool;
import io.github.tpm4j.tss.algorithms.HashAlg;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.crypto.Digests;
import io.github.tpm4j.tss.error.TpmAuthorizationException;
import io.github.tpm4j.tss.error.TpmException;
import io.github.tpm4j.tss.error.TpmForeignKeyException;
import io.github.tpm4j.tss.error.TpmPolicyException;
import io.github.tpm4j.tss.wire.Bytes;
import io.github.tpm4j.tss.wire.SecretBytes;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Tokens and credentials that systemd 257.13 made on the TPM whose state of swtpm is here. Its
 * passphrases opened the volume by {@code cryptsetup open --test-passphrase}; here are their
 * digests.
 */
@Tag("peer")
class NewerSystemdTest {
  private static final Bytes OF_PCR_7 = Digests.zero(HashAlg.SHA256);
  private static final Bytes OF_PCR_11 = Bytes.ofHex("0".repeat(63) + "1");

  private static final String PCR =
      "5ccf69217849583192159a2380b696ad1cf8d124054ce9a985dad623444e4c13";

  @TempDir private Path folder;
  private Swtpm swtpm;
  private TpmConnection tpm;

  private static String text(String name) throws IOException {
    try (InputStream in = NewerSystemdTest.class.getResourceAsStream("systemd257/" + name)) {
      return new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
    }
  }

  @BeforeEach
  void boot() throws Exception {
    try (InputStream in =
        NewerSystemdTest.class.getResourceAsStream("systemd257/tpm2-00.permall")) {
      Files.copy(in, folder.resolve("tpm2-00.permall"));
    }
    swtpm = Swtpm.tcp(folder);
    tpm = TpmConnection.of(TpmSettings.of(swtpm.tcti()));
    extend(7, OF_PCR_7);
    extend(11, OF_PCR_11);
  }

  private void extend(int pcr, Bytes digest) {
    tpm.device().extendPcr(pcr, Map.of(TpmAlg.SHA256, digest));
  }

  @AfterEach
  void stop() throws Exception {
    tpm.close();
    swtpm.close();
  }

  private static SystemdPcrSignatures signatures() throws IOException {
    return SystemdPcrSignatures.read(text("tpm2-pcr-signature.json"));
  }

  private Bytes passphrase(String token, String pin, SystemdPcrSignatures signatures)
      throws SealedDataException {
    try (KeyAuth auth = pin.isEmpty() ? KeyAuth.none() : KeyAuth.password(pin.toCharArray());
        SecretBytes secret =
            SystemdToken.with(tpm).signatures(signatures).passphrase(token, auth)) {
      return Digests.of(HashAlg.SHA256, secret.borrow());
    }
  }

  @ParameterizedTest
  @CsvSource({
    "pcr.json, '', " + PCR,
    "pin.json, 1234, eff8190e2605939ee9a25f553c17e3eb6c75fdcdece17ae1b19efdd8060e330c",
    "signed.json, '', 2f613cc74e705d4782894dea172d40d8383b10a77b63522337096a425f1c367e",
    "signed-pin.json, 1234, 30df2ee904c8106c609941c0e2a9c4a6fcb85afefbb598939582b93aa6f2c897"
  })
  void readsTheToken(String name, String pin, String digest) throws Exception {
    assertEquals(digest, passphrase(text(name), pin, signatures()).toHex());
  }

  /** As after the owner has evicted it. */
  @Test
  void findsTheStorageKeyByItsTemplate() throws Exception {
    tpm.close();
    Tool.of("tpm2_evictcontrol", "-Q", "-c", "0x81000001").tpm(swtpm.tcti()).succeed();
    tpm = TpmConnection.of(TpmSettings.of(swtpm.tcti()));
    assertEquals(PCR, passphrase(text("pcr.json"), "", SystemdPcrSignatures.NONE).toHex());
  }

  @Test
  void readsCredentials() throws Exception {
    for (String name : new String[] {"credential", "signed-credential"}) {
      try (SecretBytes data =
          SystemdCredential.with(tpm).signatures(signatures()).decrypt(text(name), "key")) {
        assertEquals("data of 257", new String(data.toByteArray(), StandardCharsets.UTF_8), name);
      }
    }
  }

  @Test
  void aWrongPinIsRefusedByTheTpm() throws Exception {
    String token = text("pin.json");
    assertThrows(
        TpmAuthorizationException.class,
        () -> passphrase(token, "4321", SystemdPcrSignatures.NONE));
  }

  @ParameterizedTest
  @ValueSource(ints = {7, 11})
  void otherValuesOfPcrAreRefused(int pcr) throws Exception {
    String token = text("signed-pin.json");
    SystemdPcrSignatures signatures = signatures();
    extend(pcr, OF_PCR_7);
    assertThrows(TpmPolicyException.class, () -> passphrase(token, "1234", signatures));
  }

  @Test
  void aMissingSignatureIsNamed() throws Exception {
    String token = text("signed.json");
    TpmPolicyException refused =
        assertThrows(
            TpmPolicyException.class, () -> passphrase(token, "", SystemdPcrSignatures.NONE));
    assertTrue(refused.getMessage().contains("PCR [PCR 11 (SHA256)]"), refused.getMessage());
  }

  /** The key, the policy and the PCR are right, and the signature is another one. */
  @Test
  void aWrongSignatureIsRefused() throws Exception {
    String token = text("signed.json");
    String signed = text("tpm2-pcr-signature.json");
    SystemdPcrSignatures wrong =
        SystemdPcrSignatures.read(signed.replaceFirst("\"sig\":\"[^/+]", "\"sig\":\"A"));
    TpmException refused = assertThrows(TpmException.class, () -> passphrase(token, "", wrong));
    assertTrue(refused.getMessage().contains("the signature is wrong"), refused.getMessage());
  }

  /** Each field in turn has another byte; what that makes of a token is never read as before. */
  @ParameterizedTest
  @ValueSource(
      strings = {"tpm2-blob", "tpm2_srk", "tpm2_pubkey", "tpm2_pubkey_pcrs", "tpm2-policy-hash"})
  void damageIsRefusedByATypedException(String field) throws Exception {
    String token = text("signed.json");
    SystemdPcrSignatures signatures = signatures();
    int start = token.indexOf('"' + field + '"') + field.length() + 4;
    int end = Math.min(token.indexOf('"', start), start + 400);
    // The storage key begins with the handle that it had; its Name decides.
    for (int at = field.equals("tpm2_srk") ? start + 7 : start; at < end; at += 7) {
      char other = token.charAt(at) == '1' ? '2' : '1';
      String damaged = token.substring(0, at) + other + token.substring(at + 1);
      Exception refused =
          assertThrows(
              Exception.class, () -> passphrase(damaged, "", signatures), field + ", " + at);
      assertTrue(
          refused instanceof SealedDataException || refused instanceof TpmException,
          () -> field + ": " + refused);
    }
  }

  @Test
  void filesOfOtherFormsHoldNoSignatures() throws Exception {
    String signed = text("tpm2-pcr-signature.json").strip();
    for (String other :
        new String[] {
          "",
          "[]",
          "{",
          "{\"sha256\":{}}",
          "{\"sha256\":[1]}",
          signed.substring(0, signed.length() - 1),
          signed + signed,
          signed.replace("[11]", "[24]"),
          signed.replace("[11]", "[[11]]"),
          signed.replace("[11]", "\"11\""),
          signed.replace("\"pkfp\":\"", "\"pkfp\":\"x"),
          signed.replace("\"sig\":\"", "\"sig\":\"*"),
          signed.replace("[11]", "[".repeat(100_000))
        }) {
      assertThrows(SealedDataException.class, () -> SystemdPcrSignatures.read(other), other);
    }
    // Banks and fields of later versions are passed over.
    SystemdPcrSignatures.read("{\"sha3-256\":[{\"pcrs\":[11],\"new\":{\"a\":[1]}}]}");
  }

  @Test
  void anotherTpmIsRefused() throws Exception {
    String token = text("pcr.json");
    TpmConnection other = TpmConnection.of(TpmSettings.of("engine:memory"));
    try {
      other.device().extendPcr(7, Map.of(TpmAlg.SHA256, OF_PCR_7));
      assertThrows(
          TpmForeignKeyException.class,
          () -> SystemdToken.with(other).passphrase(token, KeyAuth.none()));
    } finally {
      other.close();
    }
  }
}
