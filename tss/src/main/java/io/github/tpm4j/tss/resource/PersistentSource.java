package io.github.tpm4j.tss.resource;

import io.github.tpm4j.tss.commands.object.ReadPublic;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.names.EntityNames;
import io.github.tpm4j.tss.objects.TpmtPublic;

/** An object that stays in the TPM under a persistent handle (0x81xxxxxx). */
public record PersistentSource(TpmHandle handle) implements ObjectSource {

  @Override
  public LoadedObject load(Loader loader) {
    TpmtPublic area = loader.client().execute(new ReadPublic.Request(handle)).outPublic();
    return new LoadedObject(handle, area, EntityNames.of(area));
  }
}
