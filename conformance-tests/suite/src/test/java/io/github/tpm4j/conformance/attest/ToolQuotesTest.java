package io.github.tpm4j.conformance.attest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.github.tpm4j.attest.AttestationKey;
import io.github.tpm4j.attest.Reason;
import io.github.tpm4j.attest.Refusal;
import io.github.tpm4j.attest.Verdict;
import io.github.tpm4j.attest.quote.Quote;
import io.github.tpm4j.attest.quote.QuoteVerifier;
import io.github.tpm4j.attest.quote.VerifiedQuote;
import io.github.tpm4j.peers.Swtpm;
import io.github.tpm4j.peers.Tool;
import io.github.tpm4j.tss.algorithms.TpmtEccScheme;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.constants.TpmEccCurve;
import io.github.tpm4j.tss.device.TpmDevice;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.objects.TpmtPublic;
import io.github.tpm4j.tss.pcr.Pcr;
import io.github.tpm4j.tss.structures.TpmlPcrSelection;
import io.github.tpm4j.tss.structures.TpmsPcrSelection;
import io.github.tpm4j.tss.templates.KeyTemplate;
import io.github.tpm4j.tss.wire.Bytes;
import io.github.tpm4j.tss.wire.Limits;
import io.github.tpm4j.tss.wire.TpmReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Quotes that tpm2_quote makes on swtpm: every scheme that it has, over two banks. */
@Tag("peer")
class ToolQuotesTest {
  private static final TpmlPcrSelection SELECTION =
      new TpmlPcrSelection(
          List.of(TpmsPcrSelection.of(TpmAlg.SHA256, 0, 16), TpmsPcrSelection.of(TpmAlg.SHA1, 16)));

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({
    "rsa2048:rsassa-sha256:null, sha256",
    "rsa2048:rsassa-sha384:null, sha384",
    "rsa2048:rsapss-sha256:null, sha256",
    "rsa3072:rsapss-sha512:null, sha512",
    "ecc256:ecdsa-sha256:null, sha256",
    "ecc384:ecdsa-sha384:null, sha384",
    "ecc521:ecdsa-sha512:null, sha512"
  })
  void verifiesWhatTheToolsMade(String key, String hash) throws Exception {
    try (Swtpm swtpm = Swtpm.tcp()) {
      make(swtpm, key, hash);
    }
    Map<Pcr, Bytes> values = values();
    Quote quote = new Quote(file("quote"), file("signature"));
    VerifiedQuote verified = verifier("0badc0de").verify(quote, values).orThrow();
    assertEquals(values, verified.values());

    Verdict<VerifiedQuote> replayed = verifier("0badc0df").verify(quote, values);
    assertEquals(
        List.of(Reason.NONCE_DIFFERS), replayed.refusals().stream().map(Refusal::reason).toList());
    values.put(new Pcr(TpmAlg.SHA1, 16), Bytes.adopt(new byte[20]));
    assertFalse(verifier("0badc0de").verify(quote, values).isAccepted());
  }

  /** tpm2_quote 5.4 makes no file of such a signature. */
  @Test
  void verifiesEcSchnorrOfSwtpm() throws Exception {
    KeyTemplate template =
        KeyTemplate.ec(TpmEccCurve.NIST_P256, TpmtEccScheme.of(TpmAlg.ECSCHNORR, TpmAlg.SHA256))
            .signing();
    Bytes nonce = Bytes.ofHex("0badc0de");
    try (Swtpm swtpm = Swtpm.tcp();
        TpmDevice device = TpmDevice.open(swtpm.tcti());
        Attester attester = Attester.primary(device, TpmHandle.OWNER, template)) {
      QuoteVerifier verifier =
          QuoteVerifier.builder(attester.key()).nonce(nonce).selection(SELECTION).build();
      Map<Pcr, Bytes> values = device.readPcr(SELECTION).values();
      assertEquals(
          values, verifier.verify(attester.quote(nonce, SELECTION), values).orThrow().values());
    }
  }

  private void make(Swtpm swtpm, String key, String hash) {
    String script =
        """
        tpm2_pcrextend 16:sha1=%s,sha256=%s
        tpm2_createprimary -Q -C e -c ak -G %s \
          -a 'sign|restricted|fixedtpm|fixedparent|sensitivedataorigin|userwithauth'
        tpm2_readpublic -Q -c ak -o ak.pub
        tpm2_quote -Q -c ak -l sha256:0,16+sha1:16 -q 0badc0de -m quote -s signature --scheme %s -g %s
        tpm2_pcrread -Q -o values sha256:0,16+sha1:16
        """
            .formatted("11".repeat(20), "22".repeat(32), key, key.split("[:-]")[1], hash);
    Tool.of("bash", "-euo", "pipefail", "-c", script).tpm(swtpm.tcti()).in(folder).succeed();
  }

  private QuoteVerifier verifier(String nonce) throws IOException {
    TpmtPublic area = TpmtPublic.readSized(new TpmReader(file("ak.pub").borrow(), Limits.ANY));
    return QuoteVerifier.builder(AttestationKey.of(area))
        .nonce(Bytes.ofHex(nonce))
        .selection(SELECTION)
        .build();
  }

  private Map<Pcr, Bytes> values() throws IOException {
    Bytes all = file("values");
    Map<Pcr, Bytes> values = new HashMap<>();
    values.put(new Pcr(TpmAlg.SHA256, 0), all.slice(0, 32));
    values.put(new Pcr(TpmAlg.SHA256, 16), all.slice(32, 64));
    values.put(new Pcr(TpmAlg.SHA1, 16), all.slice(64, 84));
    return values;
  }

  private Bytes file(String name) throws IOException {
    return Bytes.adopt(Files.readAllBytes(folder.resolve(name)));
  }
}
