package io.github.tpm4j.differential.executor;

/**
 * What a response says of one session.
 *
 * @param nonceBytes size of nonceTPM
 * @param attributes TPMA_SESSION
 * @param hmacBytes size of the hmac field
 * @param authentic whether the hmac is right
 */
public record ResponseSession(int nonceBytes, int attributes, int hmacBytes, boolean authentic) {}
