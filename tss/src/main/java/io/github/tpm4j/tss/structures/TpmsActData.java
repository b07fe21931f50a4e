package io.github.tpm4j.tss.structures;

import io.github.tpm4j.tss.attributes.TpmaAct;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.wire.Marshallable;
import io.github.tpm4j.tss.wire.TpmReader;
import io.github.tpm4j.tss.wire.TpmWriter;

/** TPMS_ACT_DATA (Part 2, 10.8.5): the state of a timer. */
public record TpmsActData(TpmHandle handle, int timeout, TpmaAct attributes)
    implements Marshallable {

  /**
   * Reads one.
   *
   * @param in stands at the first byte
   * @return what was read
   * @throws io.github.tpm4j.tss.wire.WireException with the response code that a TPM answers, if it
   *     is none
   */
  public static TpmsActData read(TpmReader in) {
    return new TpmsActData(TpmHandle.read(in), in.u32(), TpmaAct.read(in));
  }

  @Override
  public void write(TpmWriter out) {
    handle.write(out);
    out.u32(timeout);
    attributes.write(out);
  }
}
