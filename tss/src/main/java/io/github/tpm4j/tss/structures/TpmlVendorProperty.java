package io.github.tpm4j.tss.structures;

import io.github.tpm4j.tss.wire.Bytes;
import io.github.tpm4j.tss.wire.Limit;
import io.github.tpm4j.tss.wire.TpmReader;
import io.github.tpm4j.tss.wire.TpmWriter;
import java.util.List;

/** TPML_VENDOR_PROPERTY (Part 2, 10.8.16 of revision 1.83): properties that a vendor defines. */
public record TpmlVendorProperty(List<Bytes> vendorData) implements TpmuCapabilities {

  /**
   * Makes one from its components.
   *
   * @param vendorData in the vendor's own form; copied
   */
  public TpmlVendorProperty {
    vendorData = List.copyOf(vendorData);
  }

  /**
   * Reads one.
   *
   * @param in stands at the first byte
   * @return what was read
   * @throws io.github.tpm4j.tss.wire.WireException with the response code that a TPM answers, if it
   *     is none
   */
  public static TpmlVendorProperty read(TpmReader in) {
    return new TpmlVendorProperty(
        in.list(in.limits().of(Limit.MAX_VENDOR_PROPERTY), Tpm2b.VENDOR_PROPERTY::read));
  }

  @Override
  public void write(TpmWriter out) {
    out.u32(vendorData.size());
    vendorData.forEach(out::sized);
  }
}
