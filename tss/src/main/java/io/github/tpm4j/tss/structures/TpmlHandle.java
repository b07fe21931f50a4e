package io.github.tpm4j.tss.structures;

import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.wire.Limit;
import io.github.tpm4j.tss.wire.TpmReader;
import io.github.tpm4j.tss.wire.TpmWriter;
import java.util.List;

/** TPML_HANDLE (Part 2, 10.9.4): handles. */
public record TpmlHandle(List<TpmHandle> handle) implements TpmuCapabilities {

  /**
   * Makes one from its components.
   *
   * @param handle in ascending order; copied
   */
  public TpmlHandle {
    handle = List.copyOf(handle);
  }

  /**
   * Reads one.
   *
   * @param in stands at the first byte
   * @return what was read
   * @throws io.github.tpm4j.tss.wire.WireException with the response code that a TPM answers, if it
   *     is none
   */
  public static TpmlHandle read(TpmReader in) {
    return new TpmlHandle(in.list(in.limits().of(Limit.MAX_CAP_HANDLES), TpmHandle::read));
  }

  @Override
  public void write(TpmWriter out) {
    out.list(handle);
  }
}
