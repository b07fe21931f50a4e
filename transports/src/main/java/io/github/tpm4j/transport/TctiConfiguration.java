package io.github.tpm4j.transport;

/**
 * A TCTI configuration string taken apart: {@code scheme[:text]}, as libtss2's {@code tctildr}
 * writes it.
 *
 * @param scheme the word before the first colon
 * @param text what follows the colon; empty if there is none
 */
public record TctiConfiguration(String scheme, String text) {

  /**
   * Parses {@code device:/dev/tpmrm0}, {@code swtpm:host=127.0.0.1,port=2321}, {@code tbs}.
   *
   * @param tcti the scheme, and after a colon what the scheme takes, if anything
   * @return the two parts
   */
  public static TctiConfiguration parse(String tcti) {
    int colon = tcti.indexOf(':');
    return colon < 0
        ? new TctiConfiguration(tcti.strip(), "")
        : new TctiConfiguration(
            tcti.substring(0, colon).strip(), tcti.substring(colon + 1).strip());
  }

  @Override
  public String toString() {
    return text.isEmpty() ? scheme : scheme + ":" + text;
  }
}
