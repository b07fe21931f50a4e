package io.github.tpm4j.attest.quote;

import io.github.tpm4j.attest.Reason;
import io.github.tpm4j.attest.statement.Findings;
import io.github.tpm4j.tss.algorithms.HashAlg;
import io.github.tpm4j.tss.constants.DigestSizes;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.crypto.Digests;
import io.github.tpm4j.tss.error.TpmUnsupportedException;
import io.github.tpm4j.tss.pcr.Pcr;
import io.github.tpm4j.tss.pcr.PcrSelections;
import io.github.tpm4j.tss.structures.TpmsQuoteInfo;
import io.github.tpm4j.tss.wire.Bytes;
import java.security.MessageDigest;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalInt;

/** Holds PCR values that came beside a quote against the digest in it (Part 3, 18.4.1). */
final class PcrDigest {
  private PcrDigest() {}

  /**
   * The quoted values alone: what else was sent is not covered by the quote.
   *
   * @param hash that of the signing scheme, or of the key's Name where the scheme has none
   * @param claimed what is said to have been quoted, and maybe more
   */
  static Map<Pcr, Bytes> check(
      TpmsQuoteInfo quoted, TpmAlg hash, Map<Pcr, Bytes> claimed, Findings findings) {
    Map<Pcr, Bytes> values = new LinkedHashMap<>();
    if (HashAlg.find(hash).isEmpty()) {
      findings.add(Reason.UNSUPPORTED, "quote.pcrDigest", "digests by " + hash);
      return values;
    }
    boolean complete = true;
    MessageDigest digest;
    try {
      digest = Digests.start(HashAlg.of(hash));
    } catch (TpmUnsupportedException e) {
      findings.add(Reason.UNSUPPORTED, "quote.pcrDigest", e.getMessage());
      return values;
    }
    // In the order of the selections, and rising within each of them.
    for (Pcr pcr : PcrSelections.pcrs(quoted.pcrSelect())) {
      Bytes value = claimed.get(pcr);
      complete &= isFit(pcr, value, findings);
      if (complete) {
        digest.update(value.borrow());
        values.put(pcr, value);
      }
    }
    if (complete) {
      findings.require(
          MessageDigest.isEqual(digest.digest(), quoted.pcrDigest().borrow()),
          Reason.PCR_DIGEST_DIFFERS,
          "quote.pcrDigest",
          "not the digest of the values beside the quote");
    }
    return values;
  }

  private static boolean isFit(Pcr pcr, Bytes value, Findings findings) {
    if (value == null) {
      findings.add(Reason.VALUE_MISSING, pcr.toString(), "quoted, and no value beside the quote");
      return false;
    }
    OptionalInt expected = DigestSizes.find(pcr.bank());
    // Values of other lengths could be shifted against each other under one digest.
    boolean fit = expected.isPresent() && expected.getAsInt() == value.size();
    findings.require(
        fit,
        Reason.VALUE_SIZE,
        pcr.toString(),
        value.size() + " bytes, which is no digest of its bank");
    return fit;
  }
}
