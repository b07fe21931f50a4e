package io.github.tpm4j.tpm12.structures;

import io.github.tpm4j.tpm12.wire.Marshallable;
import io.github.tpm4j.tpm12.wire.TpmReader;
import io.github.tpm4j.tpm12.wire.TpmWriter;

/**
 * TPM_NV_DATA_PUBLIC (Part 2, 19.3): what is known of an NV Index.
 *
 * @param nvIndex its number
 * @param pcrInfoRead what reading is bound to
 * @param pcrInfoWrite what writing is bound to
 * @param permission who may read and write
 * @param readStClear whether reading is locked until the next start
 * @param writeStClear whether writing is locked until the next start
 * @param writeDefine whether writing is locked for good
 * @param dataSizeBytes how many bytes it has
 */
public record TpmNvDataPublic(
    int nvIndex,
    TpmPcrInfoShort pcrInfoRead,
    TpmPcrInfoShort pcrInfoWrite,
    TpmNvAttributes permission,
    boolean readStClear,
    boolean writeStClear,
    boolean writeDefine,
    int dataSizeBytes)
    implements Marshallable {
  private static final int TAG = 0x0018;

  /**
   * Reads it.
   *
   * @param in stands at its beginning, and then after its end
   * @return the structure
   * @throws io.github.tpm4j.tpm12.wire.WireException if the bytes are none
   */
  public static TpmNvDataPublic read(TpmReader in) {
    in.expectU16("TPM_NV_DATA_PUBLIC", TAG);
    return new TpmNvDataPublic(
        in.u32(),
        TpmPcrInfoShort.read(in),
        TpmPcrInfoShort.read(in),
        TpmNvAttributes.read(in),
        in.bool(),
        in.bool(),
        in.bool(),
        in.u32());
  }

  @Override
  public void write(TpmWriter out) {
    out.u16(TAG);
    out.u32(nvIndex);
    pcrInfoRead.write(out);
    pcrInfoWrite.write(out);
    permission.write(out);
    out.bool(readStClear);
    out.bool(writeStClear);
    out.bool(writeDefine);
    out.u32(dataSizeBytes);
  }
}
