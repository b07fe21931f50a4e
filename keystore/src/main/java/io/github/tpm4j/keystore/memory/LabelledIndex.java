package io.github.tpm4j.keystore.memory;

import io.github.tpm4j.tss.attributes.TpmaNv;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.nv.TpmsNvPublic;

/**
 * An NV Index of a KeyStore.
 *
 * @param handle where it is
 * @param label what it belongs to
 * @param sizeBytes its size
 * @param isWritten whether it was written yet
 */
record LabelledIndex(TpmHandle handle, IndexLabel label, int sizeBytes, boolean isWritten) {

  static LabelledIndex of(TpmsNvPublic area, IndexLabel label) {
    return new LabelledIndex(
        area.nvIndex(), label, area.dataSize(), area.attributes().has(TpmaNv.WRITTEN));
  }
}
