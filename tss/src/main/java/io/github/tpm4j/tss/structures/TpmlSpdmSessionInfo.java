package io.github.tpm4j.tss.structures;

import io.github.tpm4j.tss.wire.Limit;
import io.github.tpm4j.tss.wire.TpmReader;
import io.github.tpm4j.tss.wire.TpmWriter;
import java.util.List;

/** TPML_SPDM_SESSION_INFO (Part 2, 10.8.15 of version 184): SPDM sessions. */
public record TpmlSpdmSessionInfo(List<TpmsSpdmSessionInfo> spdmSessionInfo)
    implements TpmuCapabilities {

  /**
   * Makes one from its components.
   *
   * @param spdmSessionInfo one for each session; copied
   */
  public TpmlSpdmSessionInfo {
    spdmSessionInfo = List.copyOf(spdmSessionInfo);
  }

  /**
   * Reads one.
   *
   * @param in stands at the first byte
   * @return what was read
   * @throws io.github.tpm4j.tss.wire.WireException with the response code that a TPM answers, if it
   *     is none
   */
  public static TpmlSpdmSessionInfo read(TpmReader in) {
    return new TpmlSpdmSessionInfo(
        in.list(in.limits().of(Limit.MAX_SPDM_SESSION_INFO), TpmsSpdmSessionInfo::read));
  }

  @Override
  public void write(TpmWriter out) {
    out.list(spdmSessionInfo);
  }
}
