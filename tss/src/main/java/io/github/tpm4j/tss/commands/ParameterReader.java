package io.github.tpm4j.tss.commands;

import io.github.tpm4j.tss.wire.Reader;
import io.github.tpm4j.tss.wire.TpmReader;

/** Reads a parameter area, and remembers which parameter it is at, for whoever reports an error. */
public final class ParameterReader {
  private final TpmReader in;
  private int number;

  /**
   * Begins at the first parameter.
   *
   * @param in stands after the handle area, or after the parameterSize of a response
   */
  public ParameterReader(TpmReader in) {
    this.in = in;
  }

  /**
   * Reads one parameter.
   *
   * @param <T> the parameter's type
   * @param parameterNumber its place in the command's table, from 1
   * @param reader reads it
   * @return the parameter
   * @throws io.github.tpm4j.tss.wire.WireException with the bare code; {@link #number} then tells
   *     the parameter
   */
  public <T> T parameter(int parameterNumber, Reader<T> reader) {
    number = parameterNumber;
    return reader.read(in);
  }

  /** {@return the parameter that was read last, from 1; 0 before the first} */
  public int number() {
    return number;
  }
}
