package io.github.tpm4j.provider;

import java.security.NoSuchAlgorithmException;

/** An SPI that can be asked for with a parameter. */
public interface Parametrized {

  /**
   * {@return the SPI that the parameter asks for}
   *
   * @param parameter what {@code getInstance} was given; null if nothing
   * @throws NoSuchAlgorithmException if it cannot be had; the message says why, and what can
   */
  Object with(Object parameter) throws NoSuchAlgorithmException;
}
