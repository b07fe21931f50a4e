package io.github.tpm4j.engine.libtpms;

import io.github.tpm4j.engine.nv.NvIndices;
import io.github.tpm4j.tss.attributes.TpmaNv;
import java.util.HashMap;
import java.util.Map;

/** The NV Indices of a TPM of libtpms, given to one of this program. */
final class TakenOverNv {
  private static final byte[] NOT_WRITTEN = {};

  private TakenOverNv() {}

  static void take(SwtpmSource.Content content, NvIndices nv) {
    Map<Integer, OrderlyIndices.Content> inMemory =
        new HashMap<>(content.permanent().orderlyIndices());
    content.volatileState().ifPresent(it -> inMemory.putAll(it.orderlyIndices()));
    UserNvram user = content.permanent().user();
    for (NvIndexData index : user.indices()) {
      take(index, inMemory.get(index.publicArea().nvIndex().value()), nv);
    }
    nv.adoptCounterMaximum(user.counterMaximum());
  }

  private static void take(NvIndexData index, OrderlyIndices.Content inMemory, NvIndices nv) {
    boolean isOrderly = inMemory != null && index.publicArea().attributes().has(TpmaNv.ORDERLY);
    TpmaNv attributes = isOrderly ? inMemory.attributes() : index.publicArea().attributes();
    byte[] data = isOrderly ? inMemory.data() : index.data();
    if (data.length != index.publicArea().dataSize()) {
      // An orderly Index whose memory is not there has lost what was written.
      attributes = attributes.without(TpmaNv.WRITTEN);
    }
    nv.adopt(
        index.publicArea().withCommonAttributes(attributes),
        index.authValue(),
        attributes.has(TpmaNv.WRITTEN) ? data : NOT_WRITTEN);
  }
}
