package io.github.tpm4j.engine.store;

import java.util.Optional;

/** Turns payloads into bodies of records and back, for one file. Not for several threads. */
interface RecordSealer {

  /** How much longer a body is than its payload; a multiple of 8. */
  int overheadBytes();

  /**
   * The body: no aligned 8 bytes of it are all zeros, but by a chance of 2^-64.
   *
   * @param context all that the body's check is to cover besides the payload
   * @param sequence never given twice for one file
   */
  byte[] seal(byte[] context, long sequence, byte[] payload);

  /** The payload, or empty if body or context are not those that were sealed. */
  Optional<byte[]> open(byte[] context, long sequence, byte[] body);
}
