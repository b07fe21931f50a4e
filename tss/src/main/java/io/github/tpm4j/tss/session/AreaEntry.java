package io.github.tpm4j.tss.session;

import io.github.tpm4j.tss.structures.TpmsAuthCommand;
import io.github.tpm4j.tss.structures.TpmsAuthResponse;
import io.github.tpm4j.tss.wire.Bytes;
import io.github.tpm4j.tss.wire.SecretBytes;

/** One entry of the session area of one command. */
sealed interface AreaEntry permits PasswordEntry, SessionEntry {

  /**
   * What is sent; the caller closes its hmac.
   *
   * @param hashes the cpHash by hash algorithm
   * @param others nonces of the sessions that encrypt; none but in the first entry
   */
  TpmsAuthCommand command(AreaHashes hashes, Bytes... others);

  /**
   * Takes over the new nonce, and tells whether the entry of the response is genuine.
   *
   * @param hashes the rpHash by hash algorithm
   * @param authAfter the authValue that the entity has after the command
   */
  boolean accepts(TpmsAuthResponse response, AreaHashes hashes, SecretBytes authAfter);
}
