package io.github.tpm4j.conformance.keyfiles;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
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
import io.github.tpm4j.tss.error.TpmPolicyException;
import io.github.tpm4j.tss.pcr.PcrSelections;
import io.github.tpm4j.tss.structures.TpmlPcrSelection;
import io.github.tpm4j.tss.wire.SecretBytes;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Credentials and LUKS2 tokens of systemd's own programs, and ours for them, on swtpm. */
@Tag("peer")
class SystemdTest {
  private static final byte[] DATA = "of a service\0\1\2".getBytes(StandardCharsets.ISO_8859_1);
  private static final String PASSWORD = "of the volume";

  private static Swtpm swtpm;

  @TempDir private Path folder;

  @BeforeAll
  static void start() throws Exception {
    swtpm = Swtpm.tcp();
    // systemd has no policy of PCR that nobody has extended.
    extend(7);
  }

  @AfterAll
  static void stop() throws Exception {
    swtpm.close();
  }

  /** The TPM serves one program at a time. */
  private interface Use<T> {
    T with(TpmConnection tpm) throws Exception;
  }

  private static <T> T onTpm(Use<T> use) throws Exception {
    TpmConnection tpm = TpmConnection.of(TpmSettings.of(swtpm.tcti()));
    try {
      return use.with(tpm);
    } finally {
      tpm.close();
    }
  }

  private static void extend(int pcr) throws Exception {
    onTpm(
        tpm -> {
          tpm.device().extendPcr(pcr, Map.of(TpmAlg.SHA256, Digests.zero(HashAlg.SHA256)));
          return null;
        });
  }

  /** Runs a program, which leaves sessions to a resource manager; there is none here. */
  private static byte[] bySystemd(Tool tool) {
    byte[] output = tool.succeed().output();
    Tool.of("tpm2_flushcontext", "-l").tpm(swtpm.tcti()).succeed();
    return output;
  }

  private String credentialBySystemd(String... options) throws Exception {
    Path plain = Files.write(folder.resolve("plain"), DATA);
    Path out = folder.resolve("credential");
    Files.deleteIfExists(out);
    String script =
        "systemd-creds encrypt --with-key=tpm2 --tpm2-device=%s %s %s %s"
            .formatted(swtpm.tcti(), String.join(" ", options), plain, out);
    bySystemd(Tool.of("bash", "-euc", script));
    return Files.readString(out);
  }

  private static byte[] decrypt(String credential, String name) throws Exception {
    return onTpm(
        tpm -> {
          try (SecretBytes data = SystemdCredential.with(tpm).decrypt(credential, name)) {
            return data.toByteArray();
          }
        });
  }

  private static String encrypt(String name, TpmlPcrSelection pcrs) throws Exception {
    return onTpm(tpm -> SystemdCredential.with(tpm).encrypt(SecretBytes.of(DATA), name, pcrs));
  }

  @ParameterizedTest
  @ValueSource(strings = {"--tpm2-pcrs=7", "--tpm2-pcrs=0+7+11", "--tpm2-pcrs=", "--name=key"})
  void readsWhatSystemdCredsWrote(String option) throws Exception {
    String name = option.equals("--name=key") ? option : "--name=key";
    assertArrayEquals(DATA, decrypt(credentialBySystemd(option, name), "key"));
  }

  @Test
  void writesWhatSystemdCredsReads() throws Exception {
    for (TpmlPcrSelection pcrs :
        new TpmlPcrSelection[] {PcrSelections.NONE, PcrSelections.of(TpmAlg.SHA256, 7, 14)}) {
      Path file = folder.resolve("ours");
      Files.writeString(file, encrypt("key", pcrs));
      byte[] out =
          bySystemd(
              Tool.of(
                  "systemd-creds",
                  "decrypt",
                  "--name=key",
                  "--tpm2-device=" + swtpm.tcti(),
                  file.toString(),
                  "-"));
      assertArrayEquals(DATA, out);
    }
  }

  @Test
  void bindsToPcrAndName() throws Exception {
    String bound = encrypt("key", PcrSelections.of(TpmAlg.SHA256, 16));
    assertArrayEquals(DATA, decrypt(bound, "key"));
    assertThrows(SealedDataException.class, () -> decrypt(bound, "other"));
    assertArrayEquals(DATA, decrypt(encrypt("", PcrSelections.NONE), "any"));
    extend(16);
    assertThrows(TpmPolicyException.class, () -> decrypt(bound, "key"));
  }

  @Test
  void refusesWhatHasExpired() throws Exception {
    String expiring =
        credentialBySystemd("--tpm2-pcrs=7", "--name=key", "--not-after='2100-01-01 UTC'");
    assertArrayEquals(DATA, decrypt(expiring, "key"));
    String expired =
        credentialBySystemd(
            "--tpm2-pcrs=7",
            "--name=key",
            "--timestamp='2001-01-01 UTC'",
            "--not-after='2001-01-02 UTC'");
    assertThrows(SealedDataException.class, () -> decrypt(expired, "key"));
  }

  @Test
  void refusesDamageWithATypedException() throws Exception {
    byte[] whole = Base64.getMimeDecoder().decode(encrypt("key", PcrSelections.NONE));
    for (int at = 0; at < whole.length; at += 7) {
      byte[] damaged = whole.clone();
      damaged[at] ^= 0x11;
      String text = Base64.getEncoder().encodeToString(damaged);
      Exception refused = assertThrows(Exception.class, () -> decrypt(text, "key"), "byte " + at);
      assertTrue(
          refused instanceof SealedDataException || refused instanceof TpmException,
          refused::toString);
    }
    for (int end = 0; end < whole.length; end += 5) {
      String text = Base64.getEncoder().encodeToString(Arrays.copyOf(whole, end));
      assertThrows(SealedDataException.class, () -> decrypt(text, "key"), "cut at " + end);
    }
    assertThrows(SealedDataException.class, () -> decrypt("no base64", "key"));
  }

  private Path volume() throws Exception {
    Path volume = folder.resolve("volume");
    bash(
        """
        truncate -s 20M %1$s
        printf '%%s' '%2$s' | cryptsetup luksFormat --type luks2 --pbkdf pbkdf2 \
          --pbkdf-force-iterations 1000 --batch-mode %1$s -
        """
            .formatted(volume, PASSWORD));
    return volume;
  }

  private static byte[] bash(String script) {
    return Tool.of("bash", "-euo", "pipefail", "-c", script).succeed().output();
  }

  private static void testPassphrase(Path volume, SecretBytes passphrase) {
    Tool.of("cryptsetup", "open", "--test-passphrase", volume.toString(), "--key-file", "-")
        .input(passphrase.toByteArray())
        .succeed();
  }

  private static SecretBytes passphrase(String token, KeyAuth pin) throws Exception {
    return onTpm(tpm -> SystemdToken.with(tpm).passphrase(token, pin));
  }

  private String enrolledBySystemd(Path volume, String options) {
    String script =
        "PASSWORD='%s' NEWPIN=1234 systemd-cryptenroll --tpm2-device=%s %s %s"
            .formatted(PASSWORD, swtpm.tcti(), options, volume);
    bySystemd(Tool.of("bash", "-euc", script));
    return new String(
        bash("cryptsetup token export --token-id 0 " + volume), StandardCharsets.US_ASCII);
  }

  @Test
  void opensAVolumeThatSystemdCryptenrollBound() throws Exception {
    Path volume = volume();
    String token = enrolledBySystemd(volume, "--tpm2-pcrs=7+14");
    try (SecretBytes passphrase = passphrase(token, KeyAuth.none())) {
      testPassphrase(volume, passphrase);
    }
    extend(14);
    assertThrows(TpmPolicyException.class, () -> passphrase(token, KeyAuth.none()));
  }

  @Test
  void opensAVolumeByAPin() throws Exception {
    Path volume = volume();
    String token = enrolledBySystemd(volume, "--tpm2-pcrs=7 --tpm2-with-pin=yes");
    try (KeyAuth pin = KeyAuth.password("1234".toCharArray());
        SecretBytes passphrase = passphrase(token, pin)) {
      testPassphrase(volume, passphrase);
    }
    try (KeyAuth wrong = KeyAuth.password("4321".toCharArray())) {
      assertThrows(TpmAuthorizationException.class, () -> passphrase(token, wrong));
    }
  }

  /** systemd-measure computes what PCR 11 will be, and signs it. */
  @Test
  void opensAVolumeBoundToPcrValuesThatAreSigned() throws Exception {
    bash(
        """
        openssl genrsa -out %1$s/signer.pem 2048
        openssl rsa -in %1$s/signer.pem -pubout -out %1$s/public.pem
        echo kernel > %1$s/linux
        """
            .formatted(folder));
    // It has the TPM compute the policy.
    byte[] signed =
        bySystemd(
            Tool.of(
                "/lib/systemd/systemd-measure",
                "sign",
                "--linux=" + folder.resolve("linux"),
                "--bank=sha256",
                "--phase=:",
                "--tpm2-device=" + swtpm.tcti(),
                "--private-key=" + folder.resolve("signer.pem"),
                "--public-key=" + folder.resolve("public.pem")));
    Files.write(folder.resolve("signatures.json"), signed);
    String measured =
        new String(
            bash(
                "/lib/systemd/systemd-measure calculate --linux=%s/linux --bank=sha256 --phase=:"
                    .formatted(folder)),
            StandardCharsets.US_ASCII);
    measureKernel();
    onTpm(
        tpm -> {
          String value = tpm.device().readPcr(TpmAlg.SHA256, 11).values().values().toString();
          assertTrue(measured.contains(value.replaceAll("\\W", "")), () -> measured + value);
          return null;
        });
    Path volume = volume();
    String token =
        enrolledBySystemd(
            volume,
            "--tpm2-pcrs=7 --tpm2-public-key=%1$s/public.pem --tpm2-public-key-pcrs=11 --tpm2-signature=%1$s/signatures.json"
                .formatted(folder));
    SystemdPcrSignatures signatures =
        SystemdPcrSignatures.read(Files.readString(folder.resolve("signatures.json")));
    try (SecretBytes passphrase =
        onTpm(
            tpm ->
                SystemdToken.with(tpm).signatures(signatures).passphrase(token, KeyAuth.none()))) {
      testPassphrase(volume, passphrase);
    }
    assertThrows(TpmPolicyException.class, () -> passphrase(token, KeyAuth.none()));
    extend(11);
    assertThrows(
        TpmPolicyException.class,
        () ->
            onTpm(
                tpm ->
                    SystemdToken.with(tpm)
                        .signatures(signatures)
                        .passphrase(token, KeyAuth.none())));
  }

  /** As systemd's stub does: name of the section with its NUL, then its contents. */
  private void measureKernel() throws Exception {
    byte[] contents = Files.readAllBytes(folder.resolve("linux"));
    for (byte[] part : new byte[][] {".linux\0".getBytes(StandardCharsets.US_ASCII), contents}) {
      onTpm(
          tpm -> {
            tpm.device().extendPcr(11, Map.of(TpmAlg.SHA256, Digests.of(HashAlg.SHA256, part)));
            return null;
          });
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "1234"})
  void writesATokenThatCryptsetupTakes(String digits) throws Exception {
    Path volume = volume();
    try (KeyAuth pin = digits.isEmpty() ? KeyAuth.none() : KeyAuth.password(digits.toCharArray())) {
      SystemdToken.Enrolled made =
          onTpm(tpm -> SystemdToken.with(tpm).enroll(1, PcrSelections.of(TpmAlg.SHA256, 7), pin));
      Path old = Files.writeString(folder.resolve("old"), PASSWORD);
      Path added = Files.write(folder.resolve("added"), made.passphrase().toByteArray());
      Path token = Files.writeString(folder.resolve("token"), made.json());
      bash(
          "cryptsetup luksAddKey --pbkdf pbkdf2 --pbkdf-force-iterations 1000 --key-slot 1"
              + " --key-file %s %s %s".formatted(old, volume, added));
      bash("cryptsetup token import --token-id 0 --json-file %s %s".formatted(token, volume));
      String kept =
          new String(
              bash("cryptsetup token export --token-id 0 " + volume), StandardCharsets.US_ASCII);
      assertTrue(kept.contains("\"systemd-tpm2\""), kept);
      try (SecretBytes again = passphrase(kept, pin)) {
        assertEquals(made.passphrase(), again);
        testPassphrase(volume, again);
      }
      made.passphrase().close();
    }
  }

  @Test
  void refusesTokensOfOtherForms() throws Exception {
    String token =
        onTpm(
            tpm -> {
              SystemdToken.Enrolled made =
                  SystemdToken.with(tpm).enroll(1, PcrSelections.NONE, KeyAuth.none());
              made.passphrase().close();
              return made.json();
            });
    for (String other :
        new String[] {
          token.replace("systemd-tpm2", "systemd-fido2"),
          token.replace("\"tpm2-pin\"", "\"tpm2_pubkey\":\"AAAA\",\"tpm2-pin\""),
          token.replace("\"tpm2-pin\"", "\"tpm2_srk\":\"gQAAAQ==\",\"tpm2-pin\""),
          token.replace("\"tpm2-pin\"", "\"tpm2_pcrlock\":true,\"tpm2-pin\""),
          token.replace("\"tpm2-blob\":\"", "\"tpm2-blob\":\"*"),
          token.replace("\"tpm2-blob\":\"A", "\"tpm2-blob\":\"B"),
          token.replace("\"tpm2-pcrs\":[", "\"tpm2-pcrs\":[24"),
          token.replaceAll("policy-hash\":\"..", "policy-hash\":\""),
          token.substring(0, token.length() - 1),
          "[]",
          ""
        }) {
      assertThrows(SealedDataException.class, () -> passphrase(other, KeyAuth.none()), other);
    }
  }
}
