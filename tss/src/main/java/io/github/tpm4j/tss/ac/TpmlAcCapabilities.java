package io.github.tpm4j.tss.ac;

import io.github.tpm4j.tss.wire.Limit;
import io.github.tpm4j.tss.wire.Marshallable;
import io.github.tpm4j.tss.wire.TpmReader;
import io.github.tpm4j.tss.wire.TpmWriter;
import java.util.List;

/** TPML_AC_CAPABILITIES (Part 2, 16.4): capabilities of an Attached Component. */
public record TpmlAcCapabilities(List<TpmsAcOutput> acCapabilities) implements Marshallable {

  /**
   * Makes one from its components.
   *
   * @param acCapabilities the properties, in the order of their tags; copied
   */
  public TpmlAcCapabilities {
    acCapabilities = List.copyOf(acCapabilities);
  }

  /**
   * Reads one.
   *
   * @param in stands at the first byte
   * @return what was read
   * @throws io.github.tpm4j.tss.wire.WireException with the response code that a TPM answers, if it
   *     is none
   */
  public static TpmlAcCapabilities read(TpmReader in) {
    return new TpmlAcCapabilities(
        in.list(in.limits().of(Limit.MAX_AC_CAPABILITIES), TpmsAcOutput::read));
  }

  @Override
  public void write(TpmWriter out) {
    out.list(acCapabilities);
  }
}
