package io.github.tpm4j.tpm12.structures;

import io.github.tpm4j.tpm12.wire.Bytes;
import io.github.tpm4j.tpm12.wire.Marshallable;
import io.github.tpm4j.tpm12.wire.TpmReader;
import io.github.tpm4j.tpm12.wire.TpmWriter;
import io.github.tpm4j.tpm12.wire.WireException;

/**
 * TPM_STORED_DATA and TPM_STORED_DATA12 (Part 2, 9.1 and 9.2): sealed data as it is kept outside of
 * the TPM.
 *
 * @param beginning the first four bytes: 0x01010000 of the former; 0x0016 and the entity type of
 *     the latter
 * @param sealInfo the wire form of the {@link TpmPcrInfo} or {@link TpmPcrInfoLong} that it is
 *     bound to; empty without
 * @param encData the data, encrypted to the storage key
 */
public record TpmStoredData(int beginning, Bytes sealInfo, Bytes encData) implements Marshallable {
  private static final int VERSION_1_1 = 0x0101_0000;
  private static final int TAG_STORED_DATA12 = 0x0016;
  private static final int ENTITY_TYPE = 0xFFFF;

  /**
   * Reads it.
   *
   * @param in stands at its beginning, and then after its end
   * @return the structure
   * @throws io.github.tpm4j.tpm12.wire.WireException if the bytes are none
   */
  public static TpmStoredData read(TpmReader in) {
    int beginning = in.u32();
    if (beginning != VERSION_1_1 && beginning >>> Short.SIZE != TAG_STORED_DATA12) {
      throw new WireException("no TPM_STORED_DATA: its beginning is another one");
    }
    return new TpmStoredData(beginning, in.sized(), in.sized());
  }

  /**
   * {@return whether TPM_Unseal encrypts the data on their way out too, by the parent's session, as
   * TPM_Sealx has asked for}
   */
  public boolean isEncryptedOnItsWay() {
    return beginning != VERSION_1_1 && (beginning & ENTITY_TYPE) != 0;
  }

  /** {@return whether {@code sealInfo} is a {@link TpmPcrInfoLong}, not a {@link TpmPcrInfo}} */
  public boolean isLong() {
    return beginning != VERSION_1_1;
  }

  @Override
  public void write(TpmWriter out) {
    out.u32(beginning).sized(sealInfo).sized(encData);
  }
}
