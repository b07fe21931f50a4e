package io.github.tpm4j.differential;

import io.github.tpm4j.differential.implementation.Implementation;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.function.IntUnaryOperator;

/** A TPM whose response codes are changed: what a differential run has to notice. */
final class WrongCodeImplementation implements Implementation {
  private static final int CODE_OFFSET = 6;

  private final Implementation implementation;
  private final int commandCode;
  private final IntUnaryOperator change;

  /**
   * Changes the answers of one command.
   *
   * @param change from the right response code to the one that is answered; only codes that are not
   *     0 are given to it, as an answer with parameters has no other code
   */
  WrongCodeImplementation(Implementation implementation, int commandCode, IntUnaryOperator change) {
    this.implementation = implementation;
    this.commandCode = commandCode;
    this.change = change;
  }

  @Override
  public String name() {
    return implementation.name() + " with wrong codes";
  }

  @Override
  public void manufacture() throws IOException {
    implementation.manufacture();
  }

  @Override
  public void powerCycle() throws IOException {
    implementation.powerCycle();
  }

  @Override
  public byte[] execute(byte[] command, int locality) throws IOException {
    byte[] response = implementation.execute(command, locality);
    int code = ByteBuffer.wrap(response).getInt(CODE_OFFSET);
    if (code != 0 && ByteBuffer.wrap(command).getInt(CODE_OFFSET) == commandCode) {
      ByteBuffer.wrap(response).putInt(CODE_OFFSET, change.applyAsInt(code));
    }
    return response;
  }

  @Override
  public void close() throws IOException {
    implementation.close();
  }
}
