package io.github.tpm4j.provider.signature;

import java.security.SignatureException;

/** What is to be signed, as it comes in. */
interface Message {

  void update(byte[] octets, int offset, int length);

  /**
   * What the scheme signs: a digest, or the octets themselves. The message is empty afterwards.
   *
   * @throws SignatureException if more came in than can be signed
   */
  byte[] finish() throws SignatureException;

  /** Forgets what came in. */
  void reset();
}
