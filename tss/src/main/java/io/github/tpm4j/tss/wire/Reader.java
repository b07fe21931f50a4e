package io.github.tpm4j.tss.wire;

/**
 * Reads a value of one type from its wire form; throws {@link WireException} if it is malformed.
 */
@FunctionalInterface
public interface Reader<T> {
  /**
   * Reads one.
   *
   * @param in stands at the first byte
   * @return what was read
   * @throws io.github.tpm4j.tss.wire.WireException with the response code that a TPM answers, if it
   *     is none
   */
  T read(TpmReader in);
}
