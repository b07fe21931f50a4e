package io.github.tpm4j.tss.wire;

/**
 * Reads a value of one type from its wire form; throws {@link WireException} if it is malformed.
 */
@FunctionalInterface
public interface Reader<T> {
  T read(TpmReader in);
}
