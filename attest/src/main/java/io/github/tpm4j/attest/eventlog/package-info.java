/**
 * Event logs of any form: what was extended into PCR, one event after the other, and whether that
 * leads to the values that a TPM has quoted. The forms themselves are in packages of their own.
 *
 * <p>A log is worth nothing until it has been replayed against quoted values. Even then only its
 * digests are authenticated: types, and data that the digest does not cover, are what somebody
 * wrote there.
 */
package io.github.tpm4j.attest.eventlog;
