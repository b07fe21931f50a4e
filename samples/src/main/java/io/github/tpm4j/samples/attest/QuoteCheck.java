package io.github.tpm4j.samples.attest;

import io.github.tpm4j.attest.AttestationKey;
import io.github.tpm4j.attest.Verdict;
import io.github.tpm4j.attest.quote.QuoteVerifier;
import io.github.tpm4j.attest.quote.VerifiedQuote;
import io.github.tpm4j.keystore.attestation.QuotedPcrs;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.pcr.Pcr;
import io.github.tpm4j.tss.pcr.PcrSelections;
import io.github.tpm4j.tss.structures.TpmlPcrSelection;
import io.github.tpm4j.tss.wire.Bytes;
import java.security.SecureRandom;
import java.util.Map;

/**
 * A server asks a machine for its PCR and verifies the answer; {@link Machine} is the other side.
 */
public final class QuoteCheck {
  private static final TpmlPcrSelection ASKED = PcrSelections.of(TpmAlg.SHA256, 0, 4, 7);

  private QuoteCheck() {}

  public static void main(String[] arguments) throws Exception {
    try (Machine machine = Machine.open(System.getenv("TPM4J_TCTI"))) {
      // Once, at enrolment: known to be in a genuine TPM by a CredentialChallenge.
      AttestationKey key = AttestationKey.of(machine.attestationKey());

      // For each request: a nonce, so that no earlier answer will do.
      Bytes nonce = nonce();
      QuotedPcrs answer = machine.quote(nonce, ASKED);
      Map<Pcr, Bytes> values = answer.values().values();
      report(verifier(key, nonce).verify(answer.quote(), values));

      // The same answer to another request is a replay.
      report(verifier(key, nonce()).verify(answer.quote(), values));
    }
  }

  private static Bytes nonce() {
    byte[] nonce = new byte[32];
    new SecureRandom().nextBytes(nonce);
    return Bytes.of(nonce);
  }

  private static QuoteVerifier verifier(AttestationKey key, Bytes nonce) {
    return QuoteVerifier.builder(key).nonce(nonce).selection(ASKED).build();
  }

  private static void report(Verdict<VerifiedQuote> verdict) {
    if (verdict instanceof Verdict.Accepted<VerifiedQuote> accepted) {
      System.out.println("accepted, resetCount " + accepted.value().clock().info().resetCount());
      accepted.value().values().forEach((pcr, value) -> System.out.println(pcr + " " + value));
    } else {
      verdict.refusals().forEach(refusal -> System.out.println("refused, " + refusal));
    }
  }
}
