package io.github.tpm4j.tss.session;

import io.github.tpm4j.tss.wire.SecretBytes;

/**
 * A password authorisation (Part 1, 19.4.4): the authValue goes over the wire as it is, and neither
 * command nor response is protected.
 */
public record PasswordAuthorization(SecretBytes authValue) implements Authorization {}
