package io.github.tpm4j.tss.session;

import io.github.tpm4j.tss.constants.TpmRc;
import io.github.tpm4j.tss.wire.WireException;
import java.util.Arrays;

/** The buffer of a parameter area's first parameter, a TPM2B; its size stays in the clear. */
final class FirstParameter {

  private FirstParameter() {}

  static byte[] of(byte[] parameters) {
    if (parameters.length < Short.BYTES) {
      throw new WireException(TpmRc.INSUFFICIENT);
    }
    int end = Short.BYTES + ((parameters[0] & 0xFF) << Byte.SIZE | parameters[1] & 0xFF);
    if (end > parameters.length) {
      throw new WireException(TpmRc.SIZE);
    }
    return Arrays.copyOfRange(parameters, Short.BYTES, end);
  }

  static void replace(byte[] parameters, byte[] buffer) {
    System.arraycopy(buffer, 0, parameters, Short.BYTES, buffer.length);
  }
}
