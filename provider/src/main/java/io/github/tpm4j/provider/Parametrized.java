package io.github.tpm4j.provider;

import java.security.NoSuchAlgorithmException;

/** An SPI that can be asked for with a parameter. */
public interface Parametrized {

  /**
   * {@return the SPI that the parameter asks for}
   *
   * @throws NoSuchAlgorithmException if it cannot be had; the message says why, and what can
   */
  Object with(Object parameter) throws NoSuchAlgorithmException;
}
