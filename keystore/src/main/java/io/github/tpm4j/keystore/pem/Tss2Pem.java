package io.github.tpm4j.keystore.pem;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The text form of a {@link Tss2PrivateKey}: RFC 7468 with the label {@code TSS2 PRIVATE KEY}. */
public final class Tss2Pem {
  /** The label between BEGIN or END and the dashes. */
  public static final String LABEL = "TSS2 PRIVATE KEY";

  /** The label of the form before the draft, which is read and not written. */
  private static final String OLD_LABEL = "TSS2 KEY BLOB";

  /** What editors on Windows put before UTF-8. */
  private static final String BYTE_ORDER_MARK = "\uFEFF";

  /** Longest text that is read, in characters: the longest key in base64, and certificates. */
  public static final int MAX_CHARACTERS = 1 << 20;

  private static final Base64.Encoder BASE64 =
      Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII));

  private Tss2Pem() {}

  /**
   * {@return the key as PEM, byte for byte as OpenSSL writes it: lines of 64 characters, LF at the
   * end}
   *
   * @param key the contents of the file
   */
  public static String encode(Tss2PrivateKey key) {
    return "-----BEGIN %s-----\n%s\n-----END %s-----\n"
        .formatted(LABEL, BASE64.encodeToString(key.encoded().borrow()), LABEL);
  }

  /**
   * Reads the first {@code TSS2 PRIVATE KEY} in a text that may hold other things, such as
   * certificates. A byte order mark at its start is passed over.
   *
   * @param pem the text, with its lines BEGIN and END
   * @return the key file
   * @throws IOException if there is none, with what there is instead, or if it is damaged
   */
  public static Tss2PrivateKey decode(String pem) throws IOException {
    if (pem.length() > MAX_CHARACTERS) {
      throw new IOException("PEM text is longer than " + MAX_CHARACTERS + " characters");
    }
    Set<String> others = new TreeSet<>();
    PemReader reader = new PemReader(withoutMark(pem));
    for (Optional<PemBlock> next = reader.next(); next.isPresent(); next = reader.next()) {
      PemBlock block = next.get();
      if (block.label().equals(LABEL) || block.label().equals(OLD_LABEL)) {
        return decode(block);
      }
      others.add(block.label());
    }
    throw new IOException(
        "no " + LABEL + " in the text; it holds " + (others.isEmpty() ? "no PEM at all" : others));
  }

  private static String withoutMark(String text) {
    return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
  }

  private static Tss2PrivateKey decode(PemBlock block) throws IOException {
    if (block.hasHeaders()) {
      throw new IOException(
          block.label() + " has PEM headers: encrypted or annotated PEM is not defined");
    }
    return Tss2PrivateKey.decode(block.content());
  }
}
