package io.github.tpm4j.conformance.attest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.github.tpm4j.attest.Reason;
import io.github.tpm4j.attest.Refusal;
import io.github.tpm4j.attest.Verdict;
import io.github.tpm4j.attest.quote.QuoteVerifier;
import io.github.tpm4j.attest.quote.QuotedClock.Since;
import io.github.tpm4j.attest.quote.VerifiedQuote;
import io.github.tpm4j.tss.algorithms.HashAlg;
import io.github.tpm4j.tss.algorithms.MlDsaSet;
import io.github.tpm4j.tss.algorithms.TpmtEccScheme;
import io.github.tpm4j.tss.algorithms.TpmtRsaScheme;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.constants.TpmEccCurve;
import io.github.tpm4j.tss.crypto.Nonces;
import io.github.tpm4j.tss.device.TpmDevice;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.names.EntityNames;
import io.github.tpm4j.tss.pcr.PcrValues;
import io.github.tpm4j.tss.structures.TpmlPcrSelection;
import io.github.tpm4j.tss.structures.TpmsPcrSelection;
import io.github.tpm4j.tss.templates.KeyTemplate;
import io.github.tpm4j.tss.wire.Bytes;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Quotes of the bundled TPM, from the command to the verdict. */
class QuoteTest {
  private static final KeyTemplate EC =
      KeyTemplate.ec(TpmEccCurve.NIST_P256, TpmtEccScheme.of(TpmAlg.ECDSA, TpmAlg.SHA256))
          .signing();
  private static final TpmlPcrSelection TWO_BANKS =
      new TpmlPcrSelection(
          List.of(
              TpmsPcrSelection.of(TpmAlg.SHA384, 16, 0),
              TpmsPcrSelection.of(TpmAlg.SHA256, 7, 16, 23)));

  static Stream<KeyTemplate> keys() {
    return Stream.of(
        EC,
        KeyTemplate.ec(TpmEccCurve.NIST_P384, TpmtEccScheme.of(TpmAlg.ECDSA, TpmAlg.SHA384))
            .signing(),
        KeyTemplate.ec(TpmEccCurve.NIST_P256, TpmtEccScheme.of(TpmAlg.ECSCHNORR, TpmAlg.SHA256))
            .signing(),
        KeyTemplate.ec(TpmEccCurve.NIST_P256, TpmtEccScheme.of(TpmAlg.SM2, TpmAlg.SHA256))
            .signing(),
        KeyTemplate.rsa(2048, TpmtRsaScheme.of(TpmAlg.RSASSA, TpmAlg.SHA256)).signing(),
        KeyTemplate.rsa(2048, TpmtRsaScheme.of(TpmAlg.RSAPSS, TpmAlg.SHA512)).signing());
  }

  static Stream<KeyTemplate> postQuantumKeys() {
    return Stream.of(
        KeyTemplate.mlDsa(MlDsaSet.ML_DSA_65),
        KeyTemplate.hashMlDsa(MlDsaSet.ML_DSA_44, HashAlg.SHA256));
  }

  @ParameterizedTest
  @MethodSource("keys")
  void verifiesNoncePcrAndSigner(KeyTemplate template) throws Exception {
    verify("engine:memory", template);
  }

  @ParameterizedTest
  @MethodSource("postQuantumKeys")
  void verifiesPostQuantumKeys(KeyTemplate template) throws Exception {
    verify("engine:memory,profile=185", template);
  }

  private static void verify(String tcti, KeyTemplate template) throws Exception {
    try (TpmDevice device = TpmDevice.open(tcti);
        Attester attester = Attester.primary(device, TpmHandle.ENDORSEMENT, template)) {
      Bytes change = Bytes.adopt(new byte[32]);
      device.extendPcr(16, Map.of(TpmAlg.SHA256, change));
      Bytes nonce = Nonces.next(16);
      PcrValues values = device.readPcr(TWO_BANKS);
      QuoteVerifier.Builder asked =
          QuoteVerifier.builder(attester.key())
              .nonce(nonce)
              .selection(TWO_BANKS)
              .qualifiedSigner(
                  EntityNames.qualified(EntityNames.of(TpmHandle.ENDORSEMENT), attester.area()));
      VerifiedQuote quote =
          asked.build().verify(attester.quote(nonce, TWO_BANKS), values.values()).orThrow();
      assertEquals(values.values(), quote.values());

      device.extendPcr(16, Map.of(TpmAlg.SHA256, change));
      VerifiedQuote changed =
          asked
              .sameBootAs(quote.clock())
              .build()
              .verify(attester.quote(nonce, TWO_BANKS), device.readPcr(TWO_BANKS).values())
              .orThrow();
      assertNotEquals(quote.values(), changed.values());
      assertEquals(Since.SAME_BOOT, changed.clock().since(quote.clock()));
    }
  }

  @Test
  void refusesAReplay() throws Exception {
    try (TpmDevice device = TpmDevice.open("engine:memory");
        Attester attester = Attester.primary(device, TpmHandle.OWNER, EC)) {
      PcrValues values = device.readPcr(TWO_BANKS);
      Verdict<VerifiedQuote> replayed =
          QuoteVerifier.builder(attester.key())
              .nonce(Nonces.next(16))
              .selection(TWO_BANKS)
              .build()
              .verify(attester.quote(Nonces.next(16), TWO_BANKS), values.values());
      assertEquals(
          List.of(Reason.NONCE_DIFFERS),
          replayed.refusals().stream().map(Refusal::reason).toList());
    }
  }

  @Test
  void quotesOfNothingSucceedAtTheTpm_andAreRefusedHere() throws Exception {
    Bytes nonce = Nonces.next(16);
    TpmlPcrSelection nothing = new TpmlPcrSelection(List.of(TpmsPcrSelection.of(TpmAlg.SHA256)));
    try (TpmDevice device = TpmDevice.open("engine:memory");
        Attester attester = Attester.primary(device, TpmHandle.OWNER, EC)) {
      Verdict<VerifiedQuote> verdict =
          QuoteVerifier.builder(attester.key())
              .nonce(nonce)
              .anySelection()
              .build()
              .verify(attester.quote(nonce, nothing), Map.of());
      assertEquals(
          List.of(Reason.SELECTION_EMPTY),
          verdict.refusals().stream().map(Refusal::reason).toList());
    }
  }

  @Test
  void countsOfAnOwnersKeyAreHidden_andTheirDifferencesAreNot() throws Exception {
    Bytes nonce = Nonces.next(16);
    String tcti = "engine:memory,name=quote-counts";
    VerifiedQuote before = quoteOnce(tcti, nonce, null);
    VerifiedQuote after = quoteOnce(tcti, nonce, before);
    assertEquals(before.clock().info().resetCount() + 1, after.clock().info().resetCount());
    assertNotEquals(1, before.clock().info().resetCount());
    assertEquals(Since.REBOOTED, after.clock().since(before.clock()));
  }

  private static VerifiedQuote quoteOnce(String tcti, Bytes nonce, VerifiedQuote earlier)
      throws Exception {
    try (TpmDevice device = TpmDevice.open(tcti);
        Attester attester = Attester.primary(device, TpmHandle.OWNER, EC)) {
      QuoteVerifier.Builder asked =
          QuoteVerifier.builder(attester.key()).nonce(nonce).selection(TWO_BANKS);
      if (earlier != null) {
        asked.after(earlier.clock());
      }
      return asked
          .build()
          .verify(attester.quote(nonce, TWO_BANKS), device.readPcr(TWO_BANKS).values())
          .orThrow();
    }
  }
}
