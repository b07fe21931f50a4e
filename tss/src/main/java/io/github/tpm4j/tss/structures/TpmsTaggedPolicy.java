package io.github.tpm4j.tss.structures;

import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.wire.Marshallable;
import io.github.tpm4j.tss.wire.TpmReader;
import io.github.tpm4j.tss.wire.TpmWriter;

/** TPMS_TAGGED_POLICY (Part 2, 10.8.4): a permanent handle and its policy. */
public record TpmsTaggedPolicy(TpmHandle handle, TpmtHa policyHash) implements Marshallable {

  /**
   * Reads one.
   *
   * @param in stands at the first byte
   * @return what was read
   * @throws io.github.tpm4j.tss.wire.WireException with the response code that a TPM answers, if it
   *     is none
   */
  public static TpmsTaggedPolicy read(TpmReader in) {
    return new TpmsTaggedPolicy(TpmHandle.read(in), TpmtHa.read(in));
  }

  @Override
  public void write(TpmWriter out) {
    handle.write(out);
    policyHash.write(out);
  }
}
