package io.github.tpm4j.tss.structures;

import io.github.tpm4j.tss.wire.Limit;
import io.github.tpm4j.tss.wire.TpmReader;
import io.github.tpm4j.tss.wire.TpmWriter;
import java.util.List;

/** TPML_SPDM_SESSION_INFO (Part 2, 10.8.15 of version 184): SPDM sessions. */
public record TpmlSpdmSessionInfo(List<TpmsSpdmSessionInfo> spdmSessionInfo)
    implements TpmuCapabilities {

  public TpmlSpdmSessionInfo {
    spdmSessionInfo = List.copyOf(spdmSessionInfo);
  }

  public static TpmlSpdmSessionInfo read(TpmReader in) {
    return new TpmlSpdmSessionInfo(
        in.list(in.limits().of(Limit.MAX_SPDM_SESSION_INFO), TpmsSpdmSessionInfo::read));
  }

  @Override
  public void write(TpmWriter out) {
    out.list(spdmSessionInfo);
  }
}
