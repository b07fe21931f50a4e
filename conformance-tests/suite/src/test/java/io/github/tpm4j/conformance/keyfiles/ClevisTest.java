package io.github.tpm4j.conformance.keyfiles;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tpm4j.keystore.TpmConnection;
import io.github.tpm4j.keystore.TpmSettings;
import io.github.tpm4j.keystore.seal.ClevisJwe;
import io.github.tpm4j.keystore.seal.SealedDataException;
import io.github.tpm4j.peers.Swtpm;
import io.github.tpm4j.peers.Tool;
import io.github.tpm4j.tss.algorithms.HashAlg;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.crypto.Digests;
import io.github.tpm4j.tss.error.TpmException;
import io.github.tpm4j.tss.error.TpmForeignKeyException;
import io.github.tpm4j.tss.error.TpmPolicyException;
import io.github.tpm4j.tss.pcr.PcrSelections;
import io.github.tpm4j.tss.structures.TpmlPcrSelection;
import io.github.tpm4j.tss.wire.SecretBytes;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Data sealed by clevis, and for it, on swtpm. */
@Tag("peer")
class ClevisTest {
  private static final byte[] DATA = "of the disk\0\1\2".getBytes(StandardCharsets.ISO_8859_1);

  private static Swtpm swtpm;

  @BeforeAll
  static void start() throws Exception {
    swtpm = Swtpm.tcp();
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

  private static byte[] decrypt(String jwe) throws Exception {
    return onTpm(
        tpm -> {
          try (SecretBytes data = ClevisJwe.with(tpm).decrypt(jwe)) {
            return data.toByteArray();
          }
        });
  }

  private static String encrypt(TpmlPcrSelection pcrs) throws Exception {
    return onTpm(tpm -> ClevisJwe.with(tpm).encrypt(SecretBytes.of(DATA), pcrs));
  }

  private static String byClevis(String configuration) {
    return new String(clevis(DATA, "encrypt", "tpm2", configuration), StandardCharsets.US_ASCII);
  }

  /** Runs clevis, which leaves its sessions to a resource manager; there is none here. */
  private static byte[] clevis(byte[] input, String... arguments) {
    List<String> command = new ArrayList<>(List.of("clevis"));
    command.addAll(List.of(arguments));
    byte[] output =
        Tool.of(command.toArray(String[]::new)).tpm(swtpm.tcti()).input(input).succeed().output();
    for (String kind : new String[] {"-l", "-s", "-t"}) {
      Tool.of("tpm2_flushcontext", kind).tpm(swtpm.tcti()).succeed();
    }
    return output;
  }

  private static void extend(int pcr) throws Exception {
    onTpm(
        tpm -> {
          tpm.device().extendPcr(pcr, Map.of(TpmAlg.SHA256, Digests.zero(HashAlg.SHA256)));
          return null;
        });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"key\":\"rsa\"}",
        "{\"hash\":\"sha384\"}",
        "{\"pcr_ids\":\"7\"}",
        "{\"pcr_bank\":\"sha256\",\"pcr_ids\":\"7,0\"}",
        "{\"pcr_bank\":\"sha256\",\"pcr_ids\":[\"4\",\"7\"]}"
      })
  void readsWhatClevisWrote(String configuration) throws Exception {
    assertArrayEquals(DATA, decrypt(byClevis(configuration)));
  }

  @Test
  void writesWhatClevisReads() throws Exception {
    for (TpmlPcrSelection pcrs :
        new TpmlPcrSelection[] {
          PcrSelections.NONE,
          PcrSelections.of(TpmAlg.SHA256, 7, 0),
          PcrSelections.of(TpmAlg.SHA1, 7)
        }) {
      byte[] jwe = encrypt(pcrs).getBytes(StandardCharsets.US_ASCII);
      byte[] read = clevis(jwe, "decrypt");
      assertArrayEquals(DATA, read);
    }
  }

  @Test
  void saysWhichPcrsHaveChanged() throws Exception {
    String theirs = byClevis("{\"pcr_bank\":\"sha256\",\"pcr_ids\":\"16\"}");
    String ours = encrypt(PcrSelections.of(TpmAlg.SHA256, 16));
    extend(16);
    for (String jwe : new String[] {theirs, ours}) {
      TpmPolicyException refusal = assertThrows(TpmPolicyException.class, () -> decrypt(jwe));
      assertTrue(refusal.getMessage().contains("PCR 16 (SHA256)"), refusal.getMessage());
    }
  }

  @Test
  void refusesAnotherTpm() throws Exception {
    String jwe = encrypt(PcrSelections.NONE);
    try (Swtpm other = Swtpm.tcp()) {
      TpmConnection tpm = TpmConnection.of(TpmSettings.of(other.tcti()));
      assertThrows(TpmForeignKeyException.class, () -> ClevisJwe.with(tpm).decrypt(jwe));
      tpm.close();
    }
  }

  @Test
  void refusesWhatIsDamaged_atEveryPlace() throws Exception {
    TpmConnection tpm = TpmConnection.of(TpmSettings.of("engine:memory"));
    ClevisJwe clevis = ClevisJwe.with(tpm);
    String jwe = clevis.encrypt(SecretBytes.of(DATA), PcrSelections.of(TpmAlg.SHA256, 7));
    for (int i = 0; i < jwe.length(); i++) {
      char other = jwe.charAt(i) == 'B' ? 'C' : 'B';
      assertRefused(clevis, jwe.substring(0, i) + other + jwe.substring(i + 1));
    }
    // The bits of the last character that stand for nothing.
    char last = jwe.charAt(jwe.length() - 1);
    assertRefused(clevis, jwe.substring(0, jwe.length() - 1) + (char) (last + 1));
    for (String none : new String[] {"", "....", "a.b.c.d.e", "e30..AAAA.AAAA.AAAA", jwe + "."}) {
      assertThrows(SealedDataException.class, () -> clevis.decrypt(none));
    }
    tpm.close();
  }

  /** jwk_pub is of the length, the type and the nameAlg, two bytes each. */
  @Test
  void refusesAHashThatIsNone() throws Exception {
    TpmConnection tpm = TpmConnection.of(TpmSettings.of("engine:memory"));
    ClevisJwe clevis = ClevisJwe.with(tpm);
    String jwe = clevis.encrypt(SecretBytes.of(DATA), PcrSelections.of(TpmAlg.SHA256, 7));
    int end = jwe.indexOf('.');
    String header =
        new String(Base64.getUrlDecoder().decode(jwe.substring(0, end)), StandardCharsets.UTF_8);
    String name = "\"jwk_pub\":\"";
    int from = header.indexOf(name) + name.length();
    assertEquals("CAAL", header.substring(from + 4, from + 8));
    String other = header.substring(0, from + 7) + "x" + header.substring(from + 8);
    String encoded =
        Base64.getUrlEncoder()
            .withoutPadding()
            .encodeToString(other.getBytes(StandardCharsets.UTF_8));
    assertThrows(SealedDataException.class, () -> clevis.decrypt(encoded + jwe.substring(end)));
    tpm.close();
  }

  private static void assertRefused(ClevisJwe clevis, String jwe) {
    Exception refusal = assertThrows(Exception.class, () -> clevis.decrypt(jwe));
    assertTrue(
        refusal instanceof SealedDataException || refusal instanceof TpmException,
        refusal::toString);
  }
}
