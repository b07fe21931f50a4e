package io.github.tpm4j.tss.resource;

import io.github.tpm4j.tss.commands.object.Load;
import io.github.tpm4j.tss.names.EntityNames;
import io.github.tpm4j.tss.objects.TpmtPublic;
import io.github.tpm4j.tss.wire.Bytes;
import java.util.Optional;

/** An object that is kept outside the TPM, encrypted by its parent. */
public final class BlobSource implements ObjectSource {
  private final Optional<Parent> parent;
  private final TpmtPublic publicArea;
  private final Bytes privateArea;
  private final ObjectId id;

  /**
   * @param publicArea the TPMT_PUBLIC
   * @param privateArea the octets of the TPM2B_PRIVATE
   */
  public BlobSource(Parent parent, TpmtPublic publicArea, Bytes privateArea) {
    this.parent = Optional.of(parent);
    this.publicArea = publicArea;
    this.privateArea = privateArea;
    this.id = ObjectId.of(BlobSource.class, parent.id(), privateArea, publicArea);
  }

  @Override
  public ObjectId id() {
    return id;
  }

  @Override
  public Optional<Parent> parent() {
    return parent;
  }

  @Override
  public LoadedObject load(Loader loader) {
    return parent.orElseThrow().underExisting(loader, holder -> load(loader, holder));
  }

  private LoadedObject load(Loader loader, LoadedObject holder) {
    Load.Request request = new Load.Request(holder.handle(), privateArea, publicArea);
    Load.Response response =
        loader.withRoom(
            publicArea,
            () -> loader.authorized(request, holder, parent.orElseThrow().authorization()));
    return new LoadedObject(response.objectHandle(), publicArea, EntityNames.of(publicArea));
  }
}
