package io.github.tpm4j.samples.mtls;

/**
 * A handshake that came about.
 *
 * @param keyManagers the algorithm of the KeyManagerFactory
 * @param protocol such as {@code TLSv1.3}
 * @param suite the cipher suite
 * @param scheme how the TPM signed
 * @param subject whom the server greeted
 * @param millis until the response was there
 */
record Handshake(
    String keyManagers,
    String protocol,
    String suite,
    String scheme,
    String subject,
    double millis) {}
