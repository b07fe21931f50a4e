package io.github.tpm4j.tss.resource;

import io.github.tpm4j.tss.algorithms.TpmtSymDefObject;
import io.github.tpm4j.tss.commands.duplication.Import;
import io.github.tpm4j.tss.constants.TpmRc;
import io.github.tpm4j.tss.error.TpmForeignKeyException;
import io.github.tpm4j.tss.error.TpmResponseException;
import io.github.tpm4j.tss.objects.TpmtPublic;
import io.github.tpm4j.tss.wire.Bytes;
import io.github.tpm4j.tss.wire.SecretBytes;
import java.util.Optional;

/**
 * An object that was made elsewhere and encrypted to a storage key of this TPM. It is imported when
 * it is first loaded (TPM2_Import; Part 3, 13.3); nothing of it stays in the TPM.
 */
public final class ImportSource implements ObjectSource {
  /** Where TPM2_Import has the seed among its parameters. */
  private static final int IN_SYM_SEED = 4;

  private final Optional<Parent> parent;
  private final TpmtPublic publicArea;
  private final Bytes duplicate;
  private final Bytes seed;
  private final ObjectId id;
  private volatile BlobSource imported;

  /**
   * @param duplicate the octets of the TPM2B_PRIVATE, encrypted by the seed alone
   * @param seed the octets of the TPM2B_ENCRYPTED_SECRET
   */
  public ImportSource(Parent parent, TpmtPublic publicArea, Bytes duplicate, Bytes seed) {
    this.parent = Optional.of(parent);
    this.publicArea = publicArea;
    this.duplicate = duplicate;
    this.seed = seed;
    this.id = ObjectId.of(ImportSource.class, parent.id(), duplicate, seed, publicArea);
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
    if (imported == null) {
      imported = parent.orElseThrow().underExisting(loader, holder -> importUnder(loader, holder));
    }
    return imported.load(loader);
  }

  private BlobSource importUnder(Loader loader, LoadedObject holder) {
    Import.Request request =
        new Import.Request(
            holder.handle(), SecretBytes.EMPTY, publicArea, duplicate, seed, TpmtSymDefObject.NULL);
    try {
      Import.Response response =
          loader.authorized(request, holder, parent.orElseThrow().authorization());
      return new BlobSource(parent.orElseThrow(), publicArea, response.outPrivate());
    } catch (TpmResponseException e) {
      throw concernsSeed(e) ? foreign(e) : e;
    }
  }

  // To an RSA parent a seed for another one is mere padding that is wrong, at which libtpms answers
  // TPM_RC_FAILURE.
  private static boolean concernsSeed(TpmResponseException e) {
    return e.rc().parameterNumber() == IN_SYM_SEED || e.is(TpmRc.FAILURE);
  }

  private static TpmForeignKeyException foreign(TpmResponseException e) {
    return new TpmForeignKeyException(
        "This storage key cannot decrypt the key. Use the TPM that the key was made for: "
            + e.getMessage(),
        e);
  }
}
