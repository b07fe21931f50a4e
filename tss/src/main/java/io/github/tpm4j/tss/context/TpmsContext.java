package io.github.tpm4j.tss.context;

import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.interfaces.TpmiDh;
import io.github.tpm4j.tss.interfaces.TpmiRh;
import io.github.tpm4j.tss.structures.Tpm2b;
import io.github.tpm4j.tss.wire.Bytes;
import io.github.tpm4j.tss.wire.Marshallable;
import io.github.tpm4j.tss.wire.TpmReader;
import io.github.tpm4j.tss.wire.TpmWriter;

/** TPMS_CONTEXT (Part 2, 14.5): a saved context. */
public record TpmsContext(
    long sequence, TpmHandle savedHandle, TpmHandle hierarchy, Bytes contextBlob)
    implements Marshallable {

  /**
   * Reads one.
   *
   * @param in stands at the first byte
   * @return what was read
   * @throws io.github.tpm4j.tss.wire.WireException with the response code that a TPM answers, if it
   *     is none
   */
  public static TpmsContext read(TpmReader in) {
    return new TpmsContext(
        in.u64(),
        TpmiDh.SAVED.read(in),
        TpmiRh.HIERARCHY.orNull().read(in),
        Tpm2b.CONTEXT_DATA.read(in));
  }

  @Override
  public void write(TpmWriter out) {
    out.u64(sequence);
    savedHandle.write(out);
    hierarchy.write(out);
    out.sized(contextBlob);
  }
}
