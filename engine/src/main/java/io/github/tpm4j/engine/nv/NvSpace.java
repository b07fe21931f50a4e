package io.github.tpm4j.engine.nv;

import io.github.tpm4j.tss.attributes.TpmaNv;
import io.github.tpm4j.tss.nv.TpmuNvPublic2;

/** How much NV memory there is for Indices: what TPM_RC_NV_SPACE means. */
public final class NvSpace {
  /**
   * NV memory for Indices in octets, as much as libtpms gives to Indices and persistent objects.
   */
  public static final int TOTAL_BYTES = 128 * 1024;

  /** The handle, the authValue at its largest, and the list entry. */
  private static final int OVERHEAD_BYTES = 80;

  /** An Index with a policy of the longest digest, which is what a counter may need. */
  private static final int COUNTER_BYTES = OVERHEAD_BYTES + 14 + 64 + Long.BYTES;

  /** Memory for the data of orderly Indices in octets, as much as libtpms gives. */
  private static final int ORDERLY_BYTES = 512;

  /** The size, the handle and the attributes. */
  private static final int ORDERLY_OVERHEAD_BYTES = 12;

  private NvSpace() {}

  static int bytesOf(TpmuNvPublic2 publicArea) {
    return OVERHEAD_BYTES + publicArea.marshal().length + publicArea.dataSize();
  }

  /** How many counters fit beside the Indices that there are (TPM_PT_NV_COUNTERS_AVAIL). */
  public static int countersThatFit(NvIndices indices) {
    return (TOTAL_BYTES - indices.usedBytes()) / COUNTER_BYTES;
  }

  /** Whether an Index fits beside those that there are. */
  public static boolean fits(TpmuNvPublic2 publicArea, NvIndices indices) {
    return indices.usedBytes() + bytesOf(publicArea) <= TOTAL_BYTES
        && indices.usedOrderlyBytes() + orderlyBytesOf(publicArea) <= ORDERLY_BYTES;
  }

  /** 0 if the Index is not orderly. */
  static int orderlyBytesOf(TpmuNvPublic2 publicArea) {
    return publicArea.commonAttributes().has(TpmaNv.ORDERLY)
        ? ORDERLY_OVERHEAD_BYTES + publicArea.dataSize()
        : 0;
  }
}
