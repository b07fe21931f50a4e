package io.github.tpm4j.tss.testing;

import io.github.tpm4j.tss.algorithms.HashAlg;
import io.github.tpm4j.tss.client.TpmClient;
import io.github.tpm4j.tss.commands.object.LoadExternal;
import io.github.tpm4j.tss.constants.TpmEccCurve;
import io.github.tpm4j.tss.crypto.Digests;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.names.EntityNames;
import io.github.tpm4j.tss.objects.TpmtPublic;
import io.github.tpm4j.tss.resource.LoadedObject;
import io.github.tpm4j.tss.resource.Loader;
import io.github.tpm4j.tss.resource.ObjectCache;
import io.github.tpm4j.tss.resource.ObjectId;
import io.github.tpm4j.tss.resource.ObjectSource;
import io.github.tpm4j.tss.templates.KeyTemplate;

/**
 * A public object that differs from others by its number.
 *
 * @param cache makes room for it
 */
public record NumberedObject(TpmClient client, ObjectCache cache, int number)
    implements ObjectSource {

  @Override
  public ObjectId id() {
    return ObjectId.of(NumberedObject.class, number);
  }

  @Override
  public LoadedObject load(Loader loader) {
    TpmtPublic area =
        KeyTemplate.ec(TpmEccCurve.NIST_P256)
            .signing()
            .withPolicy(Digests.of(HashAlg.SHA256, new byte[number]))
            .build();
    LoadExternal.Request request = new LoadExternal.Request(null, area, TpmHandle.NULL);
    TpmHandle handle = cache.withRoom(area, () -> client.execute(request).objectHandle());
    return new LoadedObject(handle, area, EntityNames.of(area));
  }
}
