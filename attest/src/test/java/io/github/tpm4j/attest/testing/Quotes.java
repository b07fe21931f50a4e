package io.github.tpm4j.attest.testing;

import io.github.tpm4j.attest.quote.Quote;
import io.github.tpm4j.tss.algorithms.HashAlg;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.constants.TpmSt;
import io.github.tpm4j.tss.crypto.Digests;
import io.github.tpm4j.tss.pcr.Pcr;
import io.github.tpm4j.tss.pcr.PcrSelections;
import io.github.tpm4j.tss.structures.TpmlPcrSelection;
import io.github.tpm4j.tss.structures.TpmsAttest;
import io.github.tpm4j.tss.structures.TpmsClockInfo;
import io.github.tpm4j.tss.structures.TpmsQuoteInfo;
import io.github.tpm4j.tss.wire.Bytes;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** Quotes as a TPM makes them, each part of which a test may change before it is signed. */
public final class Quotes {
  public static final Bytes NONCE =
      Bytes.of("0123456789abcdef".getBytes(StandardCharsets.US_ASCII));
  public static final Bytes SIGNER = Bytes.ofHex("000b" + "5a".repeat(32));
  public static final long FIRMWARE = 0x2019_1023_0016_3636L;
  public static final TpmsClockInfo CLOCK = new TpmsClockInfo(100_000, 5, 2, true);
  public static final TpmlPcrSelection SELECTION = PcrSelections.of(TpmAlg.SHA256, 0, 4, 7);

  private Quotes() {}

  /** A value for each PCR, different for each. */
  public static Map<Pcr, Bytes> values(TpmlPcrSelection selection) {
    Map<Pcr, Bytes> values = new LinkedHashMap<>();
    for (Pcr pcr : PcrSelections.pcrs(selection)) {
      values.put(pcr, Digests.of(HashAlg.of(pcr.bank()), new byte[] {(byte) pcr.number()}));
    }
    return values;
  }

  /** The digest of the values in the order of the selection. */
  public static Bytes digest(HashAlg hash, TpmlPcrSelection selection, Map<Pcr, Bytes> values) {
    Bytes[] ordered = PcrSelections.pcrs(selection).stream().map(values::get).toArray(Bytes[]::new);
    return Digests.of(hash, ordered);
  }

  /** A quote of these PCR, their digest by SHA-256. */
  public static TpmsAttest attest(TpmlPcrSelection selection) {
    return attest(selection, HashAlg.SHA256);
  }

  public static TpmsAttest attest(TpmlPcrSelection selection, HashAlg hash) {
    return attest(CLOCK, new TpmsQuoteInfo(selection, digest(hash, selection, values(selection))));
  }

  public static TpmsAttest attest(TpmsClockInfo clock, TpmsQuoteInfo quoted) {
    return new TpmsAttest(
        TpmsAttest.GENERATED_VALUE, TpmSt.ATTEST_QUOTE, SIGNER, NONCE, clock, FIRMWARE, quoted);
  }

  public static Quote sign(SoftwareKey key, TpmsAttest attest) {
    return sign(key, attest.marshal());
  }

  public static Quote sign(SoftwareKey key, byte[] attest) {
    return Quote.of(Bytes.of(attest), key.sign(attest));
  }
}
