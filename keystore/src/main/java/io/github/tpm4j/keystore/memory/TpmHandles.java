package io.github.tpm4j.keystore.memory;

import io.github.tpm4j.tss.client.CapabilityLists;
import io.github.tpm4j.tss.device.TpmDevice;
import io.github.tpm4j.tss.handles.TpmHandle;
import java.util.List;

/** Lists the handles that a TPM has in use. */
final class TpmHandles {
  /** The first persistent object. */
  static final int PERSISTENT = 0x81000000;

  private TpmHandles() {}

  /** Those of the kind of the first one, from there on. */
  static List<TpmHandle> from(TpmDevice device, int first) {
    return new CapabilityLists(device.client()::execute)
        .handles(TpmHandle.of(first)).stream()
            .filter(handle -> handle.value() >>> 24 == first >>> 24)
            .toList();
  }
}
