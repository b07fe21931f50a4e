package io.github.tpm4j.provider.signature;

import java.security.SignatureException;

/** What is to be signed, as it comes in. */
interface Message {

  void update(byte[] octets, int offset, int length) throws SignatureException;

  /** What the scheme signs: a digest, or the octets themselves. The message is empty afterwards. */
  byte[] finish();

  /** Forgets what came in. */
  void reset();
}
