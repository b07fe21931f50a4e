package io.github.tpm4j.tss.resource;

import io.github.tpm4j.tss.error.TpmForeignKeyException;
import io.github.tpm4j.tss.error.TpmResponseException;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.objects.TpmtPublic;
import io.github.tpm4j.tss.templates.StorageTemplates;
import io.github.tpm4j.tss.wire.Bytes;
import io.github.tpm4j.tss.wire.SecretBytes;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The primary storage key of a hierarchy. Making it can take long, so the persistent key at
 * 0x81000001 is used in its place if it is the same one. That it has the same template does not
 * prove it: keys are loaded under it to try, but none is created before the two were compared.
 *
 * <p>Once its Name is known, from the settings or from the file of a key, no other key is used.
 *
 * <p>To be used with the client's lock held.
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
  private final StorageKeyName expected;
  private volatile Persistent state;

  /**
   * @param hierarchyAuth the authValue of the hierarchy; what it supplies is wiped
   * @param setting the Name that the key must have; empty if that is not known
   */
  public PrimaryParent(
      TpmHandle hierarchy,
      TpmtPublic template,
      Supplier<SecretBytes> hierarchyAuth,
      Supplier<Optional<Bytes>> setting) {
    this.hierarchy = hierarchy;
    this.template = template;
    this.primary = new PrimarySource(hierarchy, template, hierarchyAuth);
    this.expected = new StorageKeyName(setting);
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
    if (expected.isKnown()) {
      return withNamed(loader, expected.get(), use);
    }
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
    if (expected.isKnown()) {
      return withNamed(loader, expected.get(), use);
    }
    look(loader);
    if (state == Persistent.PERHAPS_SAME) {
      LoadedObject kept = loader.with(persistent, Function.identity());
      LoadedObject made = loader.with(primary, Function.identity());
      state = kept.name().equals(made.name()) ? Persistent.SAME : Persistent.OTHER;
    }
    return loader.with(state == Persistent.SAME ? persistent : primary, use);
  }

  @Override
  public <T> T withNamed(Loader loader, Bytes name, Function<LoadedObject, T> use) {
    if (state == Persistent.UNKNOWN || state == Persistent.PERHAPS_SAME) {
      choose(loader, name);
    }
    return loader.with(
        state == Persistent.SAME ? persistent : primary,
        holder -> {
          Parent.requireName(requireExpected(holder), name);
          expected.accept(name);
          return use.apply(holder);
        });
  }

  private LoadedObject requireExpected(LoadedObject holder) {
    return expected.isKnown() ? Parent.requireName(holder, expected.get()) : holder;
  }

  // A Name that neither key has decides nothing: it may be that of another TPM's key.
  private void choose(Loader loader, Bytes name) {
    look(loader);
    if (state == Persistent.PERHAPS_SAME) {
      boolean same = loader.with(persistent, LoadedObject::name).equals(name);
      if (!same) {
        Parent.requireName(loader.with(primary, Function.identity()), name);
      }
      state = same ? Persistent.SAME : Persistent.OTHER;
    }
  }

  /**
   * Runs {@code use} with a storage key of the TPM, to encrypt secrets to it: whichever is there,
   * unless its Name is known.
   */
  public <T> T withAny(Loader loader, Function<LoadedObject, T> use) {
    if (expected.isKnown()) {
      return withNamed(loader, expected.get(), use);
    }
    look(loader);
    return loader.with(
        state == Persistent.OTHER ? primary : persistent,
        holder -> {
          expected.trusted(holder.name());
          return use.apply(holder);
        });
  }

  /**
   * Changes when it turns out that {@link #withAny} has used a key that is not the TPM's storage
   * key: who did that may know the secrets.
   */
  public int distrusted() {
    return expected.distrusted();
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
