/** Statements about keys in the form that WebAuthn and ACME take. */
package io.github.tpm4j.attest.webauthn;
