package io.github.tpm4j.tss.resource;

import io.github.tpm4j.tss.algorithms.TpmsSensitiveCreate;
import io.github.tpm4j.tss.commands.hierarchy.CreatePrimary;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.names.EntityNames;
import io.github.tpm4j.tss.objects.TpmtPublic;
import io.github.tpm4j.tss.pcr.PcrSelections;
import io.github.tpm4j.tss.wire.Bytes;
import io.github.tpm4j.tss.wire.SecretBytes;
import java.util.function.Supplier;

/**
 * A primary object without a password. The TPM makes the same one from the same template each time,
 * which takes from milliseconds to many seconds.
 */
public final class PrimarySource implements ObjectSource {
  private final TpmHandle hierarchy;
  private final TpmtPublic template;
  private final Supplier<SecretBytes> hierarchyAuth;
  private final ObjectId id;

  /**
   * @param hierarchyAuth the authValue of the hierarchy; what it supplies is wiped
   */
  public PrimarySource(
      TpmHandle hierarchy, TpmtPublic template, Supplier<SecretBytes> hierarchyAuth) {
    this.hierarchy = hierarchy;
    this.template = template;
    this.hierarchyAuth = hierarchyAuth;
    this.id = ObjectId.of(PrimarySource.class, hierarchy, template);
  }

  @Override
  public ObjectId id() {
    return id;
  }

  @Override
  public LoadedObject load(Loader loader) {
    CreatePrimary.Request request =
        new CreatePrimary.Request(
            hierarchy,
            new TpmsSensitiveCreate(SecretBytes.EMPTY, SecretBytes.EMPTY),
            template,
            Bytes.EMPTY,
            PcrSelections.NONE);
    CreatePrimary.Response response =
        loader.withRoom(() -> loader.hierarchyAuthorized(request, hierarchyAuth));
    Bytes name = EntityNames.of(response.outPublic());
    return new LoadedObject(response.objectHandle(), response.outPublic(), name);
  }
}
