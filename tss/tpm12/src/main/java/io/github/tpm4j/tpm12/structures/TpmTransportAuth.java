package io.github.tpm4j.tpm12.structures;

import io.github.tpm4j.tpm12.wire.TpmReader;
import io.github.tpm4j.tpm12.wire.TpmWriter;
import java.util.Arrays;

/**
 * TPM_TRANSPORT_AUTH (Part 2, 13.5): the secret of a transport session, as it goes to the TPM
 * encrypted. It is wiped when it is closed.
 *
 * @param authData 20 bytes
 */
public record TpmTransportAuth(byte[] authData) implements AutoCloseable {
  private static final int TAG = 0x001D;

  /** {@return its structure; the caller wipes it} */
  public byte[] encode() {
    TpmWriter out = new TpmWriter();
    out.u16(TAG).array(authData);
    byte[] bytes = out.toByteArray();
    out.wipe();
    return bytes;
  }

  /**
   * Reads it.
   *
   * @param bytes the whole of it; the caller wipes them
   * @return the structure
   * @throws io.github.tpm4j.tpm12.wire.WireException if the bytes are none
   */
  public static TpmTransportAuth decode(byte[] bytes) {
    TpmReader in = new TpmReader(bytes).expectU16("TPM_TRANSPORT_AUTH", TAG);
    return new TpmTransportAuth(in.array(TpmReader.DIGEST_SIZE_BYTES));
  }

  @Override
  public void close() {
    Arrays.fill(authData, (byte) 0);
  }

  /** Without contents, which are secret. */
  @Override
  public String toString() {
    return "TpmTransportAuth";
  }
}
