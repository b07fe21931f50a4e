package io.github.tpm4j.tss.resource;

import io.github.tpm4j.tss.commands.object.ReadPublic;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.names.EntityNames;
import io.github.tpm4j.tss.objects.TpmtPublic;

/** An object that stays in the TPM under a persistent handle (0x81xxxxxx). */
public final class PersistentSource implements ObjectSource {
  private final TpmHandle handle;
  private final ObjectId id;

  public PersistentSource(TpmHandle handle) {
    this.handle = handle;
    this.id = ObjectId.of(PersistentSource.class, handle);
  }

  @Override
  public ObjectId id() {
    return id;
  }

  @Override
  public LoadedObject load(Loader loader) {
    TpmtPublic area = loader.client().execute(new ReadPublic.Request(handle)).outPublic();
    return new LoadedObject(handle, area, EntityNames.of(area));
  }
}
