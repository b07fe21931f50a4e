package io.github.tpm4j.tpm12.structures;

import io.github.tpm4j.tpm12.wire.Bytes;
import io.github.tpm4j.tpm12.wire.Marshallable;
import io.github.tpm4j.tpm12.wire.TpmReader;
import io.github.tpm4j.tpm12.wire.TpmWriter;
import java.util.List;
import java.util.stream.IntStream;

/**
 * TPM_PCR_SELECTION (Part 2, 8.1): some PCR.
 *
 * @param pcrSelect PCR i is bit i % 8 of byte i / 8; 3 bytes on PC
 */
public record TpmPcrSelection(Bytes pcrSelect) implements Marshallable {
  private static final int PC_SIZE_BYTES = 3;

  /**
   * Reads it.
   *
   * @param in stands at its beginning, and then after its end
   * @return the structure
   * @throws io.github.tpm4j.tpm12.wire.WireException if the bytes are none
   */
  public static TpmPcrSelection read(TpmReader in) {
    return new TpmPcrSelection(in.sized16());
  }

  /**
   * Selects PCR of a PC.
   *
   * @param pcrs their numbers, 0 to 23; may be none
   * @return 3 bytes
   * @throws IllegalArgumentException if a number is another one
   */
  public static TpmPcrSelection of(int... pcrs) {
    byte[] select = new byte[PC_SIZE_BYTES];
    for (int pcr : pcrs) {
      if (pcr < 0 || pcr >= PC_SIZE_BYTES * Byte.SIZE) {
        throw new IllegalArgumentException("PCR " + pcr + " is not from 0 to 23");
      }
      select[pcr / Byte.SIZE] |= (byte) (1 << pcr % Byte.SIZE);
    }
    return new TpmPcrSelection(Bytes.of(select));
  }

  /** {@return the numbers, ascending} */
  public List<Integer> pcrs() {
    byte[] select = pcrSelect.toArray();
    return IntStream.range(0, select.length * Byte.SIZE)
        .filter(pcr -> (select[pcr / Byte.SIZE] >> pcr % Byte.SIZE & 1) != 0)
        .boxed()
        .toList();
  }

  @Override
  public void write(TpmWriter out) {
    out.sized16(pcrSelect);
  }
}
