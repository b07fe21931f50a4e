package io.github.tpm4j.tpm12.engine.seal;

import io.github.tpm4j.tpm12.wire.Bytes;
import io.github.tpm4j.tpm12.wire.Sha1;
import io.github.tpm4j.tpm12.wire.TpmReader;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/** Encrypts data of one command (TPM_Sealx, TPM_Unseal; Part 3, 10.7): XOR with MGF1. */
public final class DataMask {
  private static final byte[] LABEL = "XOR".getBytes(StandardCharsets.US_ASCII);

  private DataMask() {}

  /** {@return the data, encrypted or decrypted} */
  public static byte[] apply(byte[] data, Bytes nonceEven, Bytes nonceOdd, byte[] sharedSecret) {
    byte[] masked = data.clone();
    byte[] block = {};
    for (int i = 0; i < masked.length; i++) {
      int offset = i % TpmReader.DIGEST_SIZE_BYTES;
      if (offset == 0) {
        MessageDigest sha1 = Sha1.create();
        sha1.update(nonceEven.toArray());
        sha1.update(nonceOdd.toArray());
        sha1.update(LABEL);
        sha1.update(sharedSecret);
        int number = i / TpmReader.DIGEST_SIZE_BYTES;
        block = sha1.digest(ByteBuffer.allocate(Integer.BYTES).putInt(number).array());
      }
      masked[i] ^= block[offset];
    }
    return masked;
  }
}
