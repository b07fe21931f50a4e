package io.github.tpm4j.tpm12.engine.seal;

import io.github.tpm4j.tpm12.wire.Bytes;
import io.github.tpm4j.tpm12.wire.Mgf1;
import io.github.tpm4j.tpm12.wire.TpmWriter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Encrypts data of one command (TPM_Sealx, TPM_Unseal; Part 3, 10.7): XOR with MGF1. */
public final class DataMask {
  private static final byte[] LABEL = "XOR".getBytes(StandardCharsets.US_ASCII);

  private DataMask() {}

  /** {@return the data, encrypted or decrypted} */
  public static byte[] apply(byte[] data, Bytes nonceEven, Bytes nonceOdd, byte[] sharedSecret) {
    TpmWriter seed = new TpmWriter().digest(nonceEven).digest(nonceOdd);
    byte[] whole = seed.array(LABEL).array(sharedSecret).toByteArray();
    seed.wipe();
    try {
      return Mgf1.xor(whole, data);
    } finally {
      Arrays.fill(whole, (byte) 0);
    }
  }
}
