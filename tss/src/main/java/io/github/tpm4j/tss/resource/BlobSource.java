package io.github.tpm4j.tss.resource;

import io.github.tpm4j.tss.commands.object.Load;
import io.github.tpm4j.tss.names.EntityNames;
import io.github.tpm4j.tss.objects.TpmtPublic;
import io.github.tpm4j.tss.wire.Bytes;

/** An object that is kept outside the TPM, encrypted by its parent. */
public final class BlobSource implements ObjectSource {
  private final Parent parent;
  private final TpmtPublic publicArea;
  private final Bytes privateArea;
  private final int hash;

  /**
   * @param publicArea the TPMT_PUBLIC
   * @param privateArea the octets of the TPM2B_PRIVATE
   */
  public BlobSource(Parent parent, TpmtPublic publicArea, Bytes privateArea) {
    this.parent = parent;
    this.publicArea = publicArea;
    this.privateArea = privateArea;
    // Looked up at every use of the key.
    this.hash = privateArea.hashCode();
  }

  @Override
  public LoadedObject load(Loader loader) {
    return parent.withParentOfExisting(loader, holder -> load(loader, holder));
  }

  private LoadedObject load(Loader loader, LoadedObject holder) {
    Load.Request request = new Load.Request(holder.handle(), privateArea, publicArea);
    Load.Response response =
        loader.withRoom(publicArea, () -> loader.authorized(request, parent.authValue()));
    return new LoadedObject(response.objectHandle(), publicArea, EntityNames.of(publicArea));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof BlobSource that
        && hash == that.hash
        && privateArea.equals(that.privateArea)
        && publicArea.equals(that.publicArea)
        && parent.equals(that.parent);
  }

  @Override
  public int hashCode() {
    return hash;
  }
}
