package io.github.tpm4j.engine.pipeline;

import io.github.tpm4j.tss.constants.TpmRc;
import io.github.tpm4j.tss.wire.TpmReader;
import io.github.tpm4j.tss.wire.WireException;
import java.util.Arrays;

/** Decrypts the first parameter of the command where it lies (Part 1, 21; Part 3, 5.6). */
final class DecryptionStage {

  void apply(CommandExecution execution) {
    SessionUse use = execution.sessions.decrypt();
    if (use == null) {
      return;
    }
    TpmReader in = execution.readerFrom(execution.parametersFrom);
    int size = size(in, use);
    byte[] data = in.array(size);
    byte[] clear = ParameterEncryption.decrypt(use, data);
    System.arraycopy(clear, 0, execution.bytes, in.position() - size, size);
    Arrays.fill(clear, (byte) 0);
  }

  private static int size(TpmReader in, SessionUse use) {
    try {
      int size = in.u16();
      use.require(size <= in.remaining(), TpmRc.SIZE);
      return size;
    } catch (WireException e) {
      throw use.failure(e.code());
    }
  }
}
