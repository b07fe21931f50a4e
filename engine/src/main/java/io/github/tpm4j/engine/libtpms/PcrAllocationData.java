package io.github.tpm4j.engine.libtpms;

import io.github.tpm4j.tss.constants.TpmAlg;
import java.util.LinkedHashMap;
import java.util.Map;

/** A TPML_PCR_SELECTION that says which PCR each bank has: one bit a PCR. */
final class PcrAllocationData {
  private static final int MAX_BANKS = 16;
  private static final int MAX_SELECT_BYTES = 4;

  private PcrAllocationData() {}

  static Map<TpmAlg, Integer> read(BlobReader in) {
    Map<TpmAlg, Integer> bits = new LinkedHashMap<>();
    int count = in.u32();
    in.require(count >= 0 && count <= MAX_BANKS);
    for (int i = 0; i < count; i++) {
      TpmAlg hash = in.algorithm();
      byte[] select = in.array(in.u8());
      in.require(select.length <= MAX_SELECT_BYTES);
      int pcrs = 0;
      for (int octet = 0; octet < select.length; octet++) {
        pcrs |= (select[octet] & 0xFF) << octet * Byte.SIZE;
      }
      bits.put(hash, pcrs);
    }
    return bits;
  }
}
