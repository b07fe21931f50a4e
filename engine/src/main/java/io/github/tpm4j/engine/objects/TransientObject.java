package io.github.tpm4j.engine.objects;

import io.github.tpm4j.engine.entity.Authorizable;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.wire.TpmWriter;

/** What a slot for transient objects can hold. */
public sealed interface TransientObject extends Authorizable permits LoadedObject, SequenceObject {

  /** The hierarchy it belongs to; TPM_RH_NULL for a sequence object. */
  @Override
  TpmHandle hierarchy();

  /** Everything but the handle, for a saved context. */
  void write(TpmWriter out);

  /** Wipes the secrets; the object is flushed. */
  void wipe();
}
