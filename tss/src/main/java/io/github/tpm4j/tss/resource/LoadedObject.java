package io.github.tpm4j.tss.resource;

import io.github.tpm4j.tss.constants.TpmHt;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.objects.TpmtPublic;
import io.github.tpm4j.tss.wire.Bytes;

/**
 * An object in the TPM.
 *
 * @param handle where it is
 * @param publicArea its public area
 * @param name its Name
 */
public record LoadedObject(TpmHandle handle, TpmtPublic publicArea, Bytes name) {

  /** Whether it takes a slot, which can be given to another. */
  boolean isTransient() {
    return handle.is(TpmHt.TRANSIENT);
  }

  LoadedObject at(TpmHandle newHandle) {
    return new LoadedObject(newHandle, publicArea, name);
  }
}
