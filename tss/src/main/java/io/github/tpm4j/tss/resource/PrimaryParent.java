package io.github.tpm4j.tss.resource;

import io.github.tpm4j.tss.error.TpmAuthorizationException;
import io.github.tpm4j.tss.error.TpmException;
import io.github.tpm4j.tss.error.TpmForeignKeyException;
import io.github.tpm4j.tss.error.TpmResponseException;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.keys.KeyAuthorization;
import io.github.tpm4j.tss.objects.TpmtPublic;
import io.github.tpm4j.tss.resource.StorageKeys.Persistence;
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
  private static final PersistentSource PERSISTENT = new PersistentSource(StorageKeys.PERSISTENT);

  private final PrimarySource primary;
  private final boolean ownedByOwner;
  private final TpmtPublic template;
  private final Optional<Bytes> setting;

  /**
   * @param hierarchyAuth the authValue of the hierarchy; what it supplies is wiped
   * @param setting the Name that the owner's standard storage key must have; empty if that is not
   *     known
   */
  public PrimaryParent(
      TpmHandle hierarchy,
      TpmtPublic template,
      Supplier<SecretBytes> hierarchyAuth,
      Optional<Bytes> setting) {
    this.template = template;
    this.primary = new PrimarySource(hierarchy, template, hierarchyAuth);
    this.ownedByOwner = hierarchy.equals(TpmHandle.OWNER);
    this.setting = setting;
  }

  @Override
  public ObjectId id() {
    return primary.id();
  }

  @Override
  public Optional<Bytes> name(StorageKeys known) {
    if (!ownedByOwner) {
      return Optional.empty();
    }
    boolean isSet = setting.isPresent() && template.equals(known.standardTemplate());
    return isSet ? setting : known.proven(template);
  }

  @Override
  public KeyAuthorization authorization() {
    return KeyAuthorization.NONE;
  }

  @Override
  public Resident hold(Loader loader) {
    Optional<Bytes> expected = name(loader.storageKeys());
    if (expected.isPresent()) {
      return holdNamed(loader, expected.get());
    }
    return loader.hold(look(loader) == Persistence.OTHER ? primary : PERSISTENT);
  }

  @Override
  public Resident holdForNew(Loader loader) {
    Optional<Bytes> expected = name(loader.storageKeys());
    if (expected.isPresent()) {
      return holdNamed(loader, expected.get());
    }
    if (look(loader) == Persistence.PERHAPS_SAME) {
      boolean same = name(loader, PERSISTENT).equals(name(loader, primary));
      set(loader, same ? Persistence.SAME : Persistence.OTHER);
    }
    return loader.hold(chosen(loader));
  }

  @Override
  public <T> T underExisting(Loader loader, Function<LoadedObject, T> use) {
    Optional<Bytes> expected = name(loader.storageKeys());
    if (expected.isPresent()) {
      try (Resident holder = holdNamed(loader, expected.get())) {
        return use.apply(holder.object());
      }
    }
    Persistence state = look(loader);
    if (state == Persistence.OTHER) {
      return under(loader, primary, use);
    }
    try {
      T result = under(loader, PERSISTENT, use);
      set(loader, Persistence.SAME);
      return result;
    } catch (TpmForeignKeyException | TpmAuthorizationException e) {
      if (state == Persistence.SAME) {
        throw e;
      }
      return underPrimary(loader, use, e);
    }
  }

  private <T> T underPrimary(
      Loader loader, Function<LoadedObject, T> use, TpmException underPersistent) {
    try {
      T result = under(loader, primary, use);
      set(loader, Persistence.OTHER);
      return result;
    } catch (TpmForeignKeyException | TpmAuthorizationException e) {
      // A wrong password may have hidden that the persistent key is the one.
      throw underPersistent instanceof TpmAuthorizationException ? underPersistent : e;
    }
  }

  private static <T> T under(Loader loader, ObjectSource source, Function<LoadedObject, T> use) {
    try (Resident holder = loader.hold(source)) {
      return use.apply(holder.object());
    }
  }

  @Override
  public Resident holdNamed(Loader loader, Bytes wanted) {
    choose(loader, wanted);
    Resident holder = loader.hold(chosen(loader));
    Optional<Bytes> expected = name(loader.storageKeys());
    if (expected.isPresent()) {
      Parent.requireName(holder, expected.get());
    }
    Parent.requireName(holder, wanted);
    if (ownedByOwner) {
      loader.storageKeys().prove(template, wanted);
    }
    return holder;
  }

  // A Name that neither key has decides nothing: it may be that of another TPM's key.
  private void choose(Loader loader, Bytes wanted) {
    if (look(loader) == Persistence.PERHAPS_SAME) {
      boolean same = name(loader, PERSISTENT).equals(wanted);
      if (!same) {
        Parent.requireName(loader.hold(primary), wanted).close();
      }
      set(loader, same ? Persistence.SAME : Persistence.OTHER);
    }
  }

  private static Bytes name(Loader loader, ObjectSource source) {
    try (Resident held = loader.hold(source)) {
      return held.object().name();
    }
  }

  private ObjectSource chosen(Loader loader) {
    return look(loader) == Persistence.SAME ? PERSISTENT : primary;
  }

  private Persistence look(Loader loader) {
    if (!ownedByOwner) {
      return Persistence.OTHER;
    }
    Persistence known = loader.storageKeys().persistence(template);
    if (known == Persistence.UNKNOWN) {
      known = isCandidate(loader) ? Persistence.PERHAPS_SAME : Persistence.OTHER;
      set(loader, known);
    }
    return known;
  }

  private void set(Loader loader, Persistence found) {
    loader.storageKeys().setPersistence(template, found);
  }

  private boolean isCandidate(Loader loader) {
    try (Resident kept = loader.hold(PERSISTENT)) {
      return StorageTemplates.matches(kept.object().publicArea(), template);
    } catch (TpmResponseException e) {
      // Nothing is at that handle.
      return false;
    }
  }
}
