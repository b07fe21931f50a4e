package io.github.tpm4j.tpm12.session;

import io.github.tpm4j.tpm12.wire.Bytes;
import io.github.tpm4j.tpm12.wire.Mgf1;
import io.github.tpm4j.tpm12.wire.SecretBytes;
import io.github.tpm4j.tpm12.wire.TpmWriter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Encrypts data of one command of an OSAP session, or decrypts that of its response (TPM_Sealx and
 * the TPM_Unseal of what it made; Part 3, 10.7): XOR with MGF1 of the command's nonces and the
 * session's secret.
 */
public final class DataCipher implements AutoCloseable {
  private static final Bytes LABEL = Bytes.of("XOR".getBytes(StandardCharsets.US_ASCII));

  private final byte[] seed;

  DataCipher(Bytes nonceEven, Bytes nonceOdd, byte[] sharedSecret) {
    TpmWriter out = new TpmWriter();
    out.digest(nonceEven).digest(nonceOdd).bytes(LABEL).array(sharedSecret);
    seed = out.toByteArray();
    out.wipe();
  }

  /**
   * Encrypts or decrypts.
   *
   * @param data plain or encrypted
   * @return the other; the caller closes it
   */
  public SecretBytes apply(SecretBytes data) {
    byte[] bytes = data.toArray();
    byte[] other = Mgf1.xor(seed, bytes);
    try {
      return SecretBytes.of(other);
    } finally {
      Arrays.fill(bytes, (byte) 0);
      Arrays.fill(other, (byte) 0);
    }
  }

  @Override
  public void close() {
    Arrays.fill(seed, (byte) 0);
  }
}
