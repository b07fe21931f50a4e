package io.github.tpm4j.keystore.pem;

import java.io.IOException;
import java.util.Base64;

/**
 * What stands between BEGIN and END (RFC 7468).
 *
 * @param label the text after BEGIN
 * @param hasHeaders whether lines as {@code DEK-Info: x} stand before the content (RFC 1421, 4.6)
 * @param base64 the content, without line ends
 */
record PemBlock(String label, boolean hasHeaders, String base64) {

  byte[] content() throws IOException {
    try {
      return Base64.getDecoder().decode(base64);
    } catch (IllegalArgumentException e) {
      throw new IOException("PEM text is damaged: " + label + " is no base64", e);
    }
  }
}
