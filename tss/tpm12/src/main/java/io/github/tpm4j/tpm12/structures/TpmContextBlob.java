package io.github.tpm4j.tpm12.structures;

import io.github.tpm4j.tpm12.wire.Bytes;
import io.github.tpm4j.tpm12.wire.Marshallable;
import io.github.tpm4j.tpm12.wire.TpmReader;
import io.github.tpm4j.tpm12.wire.TpmWriter;

/**
 * TPM_CONTEXT_BLOB (Part 2, 18.1): a key or session that is kept outside of the TPM meanwhile.
 *
 * @param resourceType such as {@link io.github.tpm4j.tpm12.constants.EntityConstants#RT_KEY}
 * @param handle that it had in the TPM
 * @param label of the caller, 16 bytes
 * @param contextCount the number of a saved session; 0 of a key
 * @param integrityDigest by which the TPM knows it: 20 bytes
 * @param additionalData of the TPM
 * @param sensitiveData the content, encrypted
 */
public record TpmContextBlob(
    int resourceType,
    int handle,
    Bytes label,
    int contextCount,
    Bytes integrityDigest,
    Bytes additionalData,
    Bytes sensitiveData)
    implements Marshallable {
  /** Of the label. */
  public static final int LABEL_SIZE_BYTES = 16;

  private static final int TAG = 0x0001;

  /**
   * Reads it.
   *
   * @param in stands at its beginning, and then after its end
   * @return the structure
   * @throws io.github.tpm4j.tpm12.wire.WireException if the bytes are none
   */
  public static TpmContextBlob read(TpmReader in) {
    in.expectU16("TPM_CONTEXT_BLOB", TAG);
    return new TpmContextBlob(
        in.u32(),
        in.u32(),
        in.bytes(LABEL_SIZE_BYTES),
        in.u32(),
        in.digest(),
        in.sized(),
        in.sized());
  }

  /**
   * {@return the same with another digest}
   *
   * @param digest 20 bytes
   */
  public TpmContextBlob withIntegrityDigest(Bytes digest) {
    return new TpmContextBlob(
        resourceType, handle, label, contextCount, digest, additionalData, sensitiveData);
  }

  @Override
  public void write(TpmWriter out) {
    out.u16(TAG).u32(resourceType).u32(handle).bytes(label).u32(contextCount);
    out.digest(integrityDigest).sized(additionalData).sized(sensitiveData);
  }
}
