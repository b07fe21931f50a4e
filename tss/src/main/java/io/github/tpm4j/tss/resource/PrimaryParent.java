package io.github.tpm4j.tss.resource;

import io.github.tpm4j.tss.error.TpmForeignKeyException;
import io.github.tpm4j.tss.error.TpmResponseException;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.objects.TpmtPublic;
import io.github.tpm4j.tss.templates.StorageTemplates;
import io.github.tpm4j.tss.wire.SecretBytes;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The primary storage key of a hierarchy. Making it can take long, so the persistent key at
 * 0x81000001 is used in its place if it is the same one. That it has the same template does not
 * prove it: keys are loaded under it to try, but none is created before the two were compared.
 */
public final class PrimaryParent implements Parent {
  /** Where TCG TPM v2.0 Provisioning Guidance, 7.8, puts the storage root key. */
  private static final TpmHandle PERSISTENT_SRK = TpmHandle.of(0x81000001);

  private enum Persistent {
    UNKNOWN,
    PERHAPS_SAME,
    SAME,
    OTHER
  }

  private final PrimarySource primary;
  private final PersistentSource persistent = new PersistentSource(PERSISTENT_SRK);
  private final TpmHandle hierarchy;
  private final TpmtPublic template;
  private volatile Persistent state;

  /**
   * @param hierarchyAuth the authValue of the hierarchy; what it supplies is wiped
   */
  public PrimaryParent(
      TpmHandle hierarchy, TpmtPublic template, Supplier<SecretBytes> hierarchyAuth) {
    this.hierarchy = hierarchy;
    this.template = template;
    this.primary = new PrimarySource(hierarchy, template, hierarchyAuth);
    this.state = hierarchy.equals(TpmHandle.OWNER) ? Persistent.UNKNOWN : Persistent.OTHER;
  }

  /** The hierarchy of the key. */
  public TpmHandle hierarchy() {
    return hierarchy;
  }

  @Override
  public Supplier<SecretBytes> authValue() {
    return () -> SecretBytes.EMPTY;
  }

  @Override
  public <T> T withParentOfExisting(Loader loader, Function<LoadedObject, T> use) {
    look(loader);
    if (state == Persistent.OTHER) {
      return loader.with(primary, use);
    }
    try {
      T result = loader.with(persistent, use);
      state = Persistent.SAME;
      return result;
    } catch (TpmForeignKeyException e) {
      if (state == Persistent.SAME) {
        throw e;
      }
      T result = loader.with(primary, use);
      state = Persistent.OTHER;
      return result;
    }
  }

  @Override
  public <T> T withParentOfNew(Loader loader, Function<LoadedObject, T> use) {
    look(loader);
    if (state == Persistent.PERHAPS_SAME) {
      LoadedObject kept = loader.with(persistent, Function.identity());
      LoadedObject made = loader.with(primary, Function.identity());
      state = kept.name().equals(made.name()) ? Persistent.SAME : Persistent.OTHER;
    }
    return loader.with(state == Persistent.SAME ? persistent : primary, use);
  }

  /**
   * Runs {@code use} with a storage key of the TPM, to encrypt secrets to it: whichever is there.
   */
  public <T> T withAny(Loader loader, Function<LoadedObject, T> use) {
    look(loader);
    return loader.with(state == Persistent.OTHER ? primary : persistent, use);
  }

  private void look(Loader loader) {
    if (state == Persistent.UNKNOWN) {
      state = isCandidate(loader) ? Persistent.PERHAPS_SAME : Persistent.OTHER;
    }
  }

  private boolean isCandidate(Loader loader) {
    try {
      TpmtPublic area = loader.with(persistent, LoadedObject::publicArea);
      return StorageTemplates.matches(area, template);
    } catch (TpmResponseException e) {
      // Nothing is at that handle.
      return false;
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof PrimaryParent that && primary.equals(that.primary);
  }

  @Override
  public int hashCode() {
    return primary.hashCode();
  }
}
