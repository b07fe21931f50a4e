package io.github.tpm4j.cli.attestation;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.github.tpm4j.attest.quote.Quote;
import io.github.tpm4j.keystore.KeyAuth;
import io.github.tpm4j.keystore.TpmConnection;
import io.github.tpm4j.keystore.file.AtomicFile;
import io.github.tpm4j.keystore.pem.Tss2Pem;
import io.github.tpm4j.keystore.tpm12.QuotedPcrs;
import io.github.tpm4j.keystore.tpm12.Tpm12Attestation;
import io.github.tpm4j.keystore.tpm12.Tpm12PrivateKey;
import io.github.tpm4j.tpm12.identity.IdentityLabel;
import io.github.tpm4j.tpm12.structures.TpmPcrComposite;
import io.github.tpm4j.tpm12.wire.Bytes;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.pcr.Pcr;
import io.github.tpm4j.tss.pcr.PcrSelections;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.spec.InvalidKeySpecException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Quotes of a TPM 1.2, by an identity key in a file. */
final class Tpm12Quoting {
  private static final int NONCE_BYTES = 20;
  private static final String LABEL = "tpm4j";

  private final Tpm12Attestation attestation;
  private final Bytes nonce;
  private final int[] pcrs;

  /**
   * Looks at the question; nothing is done yet.
   *
   * @throws IllegalArgumentException if a TPM 1.2 cannot be asked so
   */
  Tpm12Quoting(TpmConnection tpm, QuoteQuestion question) {
    attestation = Tpm12Attestation.with(tpm);
    nonce = nonce(question);
    pcrs = pcrs(question);
  }

  /**
   * Makes an identity key, and keeps it in a file.
   *
   * @throws IOException if the file cannot be written
   */
  void make(Path file, KeyAuth auth) throws IOException {
    Tpm12PrivateKey key =
        attestation.createIdentity(IdentityLabel.withoutAuthority(LABEL), auth).key();
    byte[] pem = Tss2Pem.encode(key.file()).getBytes(US_ASCII);
    AtomicFile.replace(file, out -> out.write(pem));
  }

  /**
   * Quotes by an identity key of a file.
   *
   * @throws IOException if the file cannot be read, or holds no key of a TPM 1.2
   */
  QuoteFile quote(Path file, KeyAuth auth) throws IOException {
    QuotedPcrs quoted = attestation.quote2(key(file, auth), nonce, pcrs);
    Quote quote = new Quote(bytes(quoted.signed()), bytes(quoted.signature()));
    return new QuoteFile(quote, values(quoted.pcrs()));
  }

  private static Bytes nonce(QuoteQuestion question) {
    if (question.nonce().size() != NONCE_BYTES) {
      throw new IllegalArgumentException(
          "--nonce: this is a TPM 1.2, whose nonces have 20 bytes, not " + question.nonce().size());
    }
    return Bytes.of(question.nonce().toByteArray());
  }

  private static int[] pcrs(QuoteQuestion question) {
    List<Pcr> pcrs = PcrSelections.pcrs(question.pcrs());
    if (!pcrs.stream().allMatch(pcr -> pcr.bank().equals(TpmAlg.SHA1))) {
      throw new IllegalArgumentException(
          "--pcrs: this is a TPM 1.2, whose PCR are of SHA-1, such as sha1:0-7");
    }
    return pcrs.stream().mapToInt(Pcr::number).toArray();
  }

  private Tpm12PrivateKey key(Path file, KeyAuth auth) throws IOException {
    try {
      return attestation.key(Tss2Pem.decode(Files.readString(file)), auth);
    } catch (InvalidKeySpecException e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  private static Map<Pcr, io.github.tpm4j.tss.wire.Bytes> values(TpmPcrComposite pcrs) {
    byte[] all = pcrs.pcrValues().toArray();
    Map<Pcr, io.github.tpm4j.tss.wire.Bytes> values = new LinkedHashMap<>();
    int from = 0;
    for (int number : pcrs.select().pcrs()) {
      byte[] value = Arrays.copyOfRange(all, from, from + NONCE_BYTES);
      values.put(new Pcr(TpmAlg.SHA1, number), io.github.tpm4j.tss.wire.Bytes.adopt(value));
      from += NONCE_BYTES;
    }
    return values;
  }

  private static io.github.tpm4j.tss.wire.Bytes bytes(Bytes bytes) {
    return io.github.tpm4j.tss.wire.Bytes.adopt(bytes.toArray());
  }
}
