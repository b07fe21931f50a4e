package io.github.tpm4j.tpm12.engine.counter;

import io.github.tpm4j.tpm12.wire.Bytes;

/**
 * A monotonic counter (Part 1, 17).
 *
 * @param label four bytes of its owner
 * @param value of the last increment
 * @param secret 20 bytes
 */
record Counter(Bytes label, int value, byte[] secret) {}
