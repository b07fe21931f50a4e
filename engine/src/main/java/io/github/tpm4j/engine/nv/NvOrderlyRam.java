package io.github.tpm4j.engine.nv;

import io.github.tpm4j.engine.state.Lifetime;
import io.github.tpm4j.engine.state.StateKeeper;
import io.github.tpm4j.engine.state.StateRecord;
import io.github.tpm4j.tss.wire.TpmReader;
import io.github.tpm4j.tss.wire.TpmWriter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * The content of all Indices with TPMA_NV_ORDERLY (Part 1, 37.7.2): it lives in memory, and one
 * record of it is written by TPM2_Shutdown.
 */
final class NvOrderlyRam extends StateRecord {
  private final Supplier<List<NvIndex>> orderlyIndices;
  private final Map<Integer, NvContent> restored = new HashMap<>();

  NvOrderlyRam(StateKeeper keeper, Supplier<List<NvIndex>> orderlyIndices) {
    super(keeper, Lifetime.ORDERLY, "nv.orderly");
    this.orderlyIndices = orderlyIndices;
  }

  void contentChanged() {
    changed();
  }

  /** Writes the record at the next commit. */
  void save() {
    keeper().put(this);
  }

  /** Gives the Indices the content that the store has for them. */
  void restoreInto(List<NvIndex> indices) {
    for (NvIndex index : indices) {
      NvContent content = restored.get(index.handle().value());
      if (content != null) {
        index.restore(content);
      }
    }
    restored.clear();
  }

  @Override
  protected void initialize() {
    restored.clear();
  }

  @Override
  protected void write(TpmWriter out) {
    List<NvIndex> indices = orderlyIndices.get();
    out.u16(indices.size());
    for (NvIndex index : indices) {
      index.handle().write(out);
      index.content().write(out);
    }
  }

  @Override
  protected void read(TpmReader in) {
    restored.clear();
    int count = in.u16();
    for (int i = 0; i < count; i++) {
      restored.put(in.u32(), NvContent.read(in));
    }
  }
}
