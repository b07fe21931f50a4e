package io.github.tpm4j.engine.manufacture;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.Base64;

/** The textual encoding of certificates (RFC 7468). */
final class Pem {
  private static final int LINE_CHARACTERS = 64;
  private static final byte[] LINE_END = {'\n'};

  private Pem() {}

  static String certificate(byte[] der) {
    return "-----BEGIN CERTIFICATE-----\n"
        + new String(Base64.getMimeEncoder(LINE_CHARACTERS, LINE_END).encode(der), US_ASCII)
        + "\n-----END CERTIFICATE-----\n";
  }
}
