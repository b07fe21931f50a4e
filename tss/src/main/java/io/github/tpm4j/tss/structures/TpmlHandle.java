package io.github.tpm4j.tss.structures;

import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.wire.Limit;
import io.github.tpm4j.tss.wire.TpmReader;
import io.github.tpm4j.tss.wire.TpmWriter;
import java.util.List;

/** TPML_HANDLE (Part 2, 10.9.4): handles. */
public record TpmlHandle(List<TpmHandle> handle) implements TpmuCapabilities {

  public TpmlHandle {
    handle = List.copyOf(handle);
  }

  public static TpmlHandle read(TpmReader in) {
    return new TpmlHandle(in.list(in.limits().of(Limit.MAX_CAP_HANDLES), TpmHandle::read));
  }

  @Override
  public void write(TpmWriter out) {
    out.list(handle);
  }
}
