package io.github.tpm4j.cli.attestation;

import io.github.tpm4j.attest.Reason;
import io.github.tpm4j.attest.Refusal;
import io.github.tpm4j.tpm12.quote.QuoteVerifier;
import io.github.tpm4j.tpm12.quote.RefusedQuoteException;
import io.github.tpm4j.tpm12.quote.VerifiedQuote;
import io.github.tpm4j.tpm12.structures.TpmPcrComposite;
import io.github.tpm4j.tpm12.structures.TpmPcrSelection;
import io.github.tpm4j.tpm12.wire.Bytes;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.pcr.Pcr;
import io.github.tpm4j.tss.pcr.PcrSelections;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Verifies quotes of a TPM 1.2, by an identity key that the user trusts. */
final class Tpm12QuoteCheck {
  private static final int TAG_QUOTE_INFO2 = 0x0036;
  private static final int VERSION_1_1 = 0x0101;
  private static final String WHERE = "quote";

  private Tpm12QuoteCheck() {}

  /** Whether what was signed begins as a TPM 1.2 begins it; others begin with 0xFF544347. */
  static boolean isMeant(QuoteFile file) {
    byte[] attest = file.quote().attest().toByteArray();
    if (attest.length < Short.BYTES) {
      return false;
    }
    int beginning = (attest[0] & 0xFF) << Byte.SIZE | attest[1] & 0xFF;
    return beginning == TAG_QUOTE_INFO2 || beginning == VERSION_1_1;
  }

  /**
   * Verifies a quote.
   *
   * @throws IOException if the key cannot be read, or is no identity key
   */
  static CheckedQuote of(QuoteFile file, Path key, QuoteQuestion question) throws IOException {
    QuoteVerifier verifier = new QuoteVerifier(KnownKey.identity(key));
    List<Pcr> asked = PcrSelections.pcrs(question.pcrs());
    for (Pcr pcr : asked) {
      if (!pcr.bank().equals(TpmAlg.SHA1)) {
        return refused(Reason.SELECTION_DIFFERS, "a TPM 1.2 has PCR of SHA-1 alone: sha1:0-7");
      }
      if (!file.values().containsKey(pcr)) {
        return refused(Reason.VALUE_MISSING, "it has no value of " + pcr);
      }
    }
    return verified(verifier, file, asked, question);
  }

  private static CheckedQuote verified(
      QuoteVerifier verifier, QuoteFile file, List<Pcr> asked, QuoteQuestion question) {
    Map<Pcr, io.github.tpm4j.tss.wire.Bytes> values = new LinkedHashMap<>();
    asked.stream()
        .sorted(Comparator.comparingInt(Pcr::number))
        .forEach(pcr -> values.put(pcr, file.values().get(pcr)));
    try {
      VerifiedQuote quote =
          verifier.verify(
              bytes(file.quote().attest()),
              bytes(file.quote().signature()),
              bytes(question.nonce()),
              composite(values));
      return new CheckedQuote(said(quote), values, List.of());
    } catch (RefusedQuoteException e) {
      return refused(reason(e.reason()), e.getMessage());
    }
  }

  private static TpmPcrComposite composite(Map<Pcr, io.github.tpm4j.tss.wire.Bytes> values) {
    int[] numbers = values.keySet().stream().mapToInt(Pcr::number).toArray();
    ByteArrayOutputStream together = new ByteArrayOutputStream();
    values.values().forEach(value -> together.writeBytes(value.toByteArray()));
    return new TpmPcrComposite(TpmPcrSelection.of(numbers), Bytes.of(together.toByteArray()));
  }

  private static String said(VerifiedQuote quote) {
    return quote
        .version()
        .map(version -> "TPM 1.2, specification level " + version.specLevel())
        .orElse("TPM 1.2");
  }

  private static Reason reason(RefusedQuoteException.Reason reason) {
    return switch (reason) {
      case SIGNATURE -> Reason.SIGNATURE_WRONG;
      case STRUCTURE -> Reason.MALFORMED;
      case NONCE -> Reason.NONCE_DIFFERS;
      case PCR_SELECTION -> Reason.SELECTION_DIFFERS;
      case PCR_VALUES -> Reason.PCR_DIGEST_DIFFERS;
    };
  }

  private static CheckedQuote refused(Reason reason, String detail) {
    return CheckedQuote.refused(List.of(new Refusal(reason, WHERE, detail)));
  }

  private static Bytes bytes(io.github.tpm4j.tss.wire.Bytes bytes) {
    return Bytes.of(bytes.toByteArray());
  }
}
