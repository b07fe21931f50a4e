package io.github.tpm4j.tss.resource;

import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.objects.TpmtPublic;
import io.github.tpm4j.tss.wire.Bytes;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * What is known of the storage keys of a TPM, by whoever has learnt it.
 *
 * <p>Neither the response to TPM2_CreatePrimary nor that to TPM2_ReadPublic is authenticated, as no
 * session is there yet; who can replace them could put in a key of his own. A Name from elsewhere
 * (the settings, the file of a key) prevents that: once one has proven right, no other key is used
 * in its place.
 *
 * <p>To be used with the client's lock held.
 */
public final class StorageKeys {
  /** Where TCG TPM v2.0 Provisioning Guidance, 7.8, puts the storage root key. */
  public static final TpmHandle PERSISTENT = TpmHandle.of(0x81000001);

  /** Whether the key at {@link #PERSISTENT} is the primary key of the owner with a template. */
  enum Persistence {
    UNKNOWN,
    PERHAPS_SAME,
    SAME,
    OTHER
  }

  private final Supplier<TpmtPublic> standardTemplate;
  private final Map<TpmtPublic, Persistence> persistence = new HashMap<>();
  private final Map<TpmtPublic, Bytes> proven = new HashMap<>();
  private final Set<Bytes> trusted = new HashSet<>();

  /**
   * @param standardTemplate what storage keys this TPM makes
   */
  public StorageKeys(Supplier<TpmtPublic> standardTemplate) {
    this.standardTemplate = standardTemplate;
  }

  /** {@return the template of the storage key that this TPM can make} */
  public TpmtPublic standardTemplate() {
    return standardTemplate.get();
  }

  Persistence persistence(TpmtPublic template) {
    return persistence.getOrDefault(template, Persistence.UNKNOWN);
  }

  void setPersistence(TpmtPublic template, Persistence found) {
    persistence.put(template, found);
  }

  /** Forgets what stands at {@link #PERSISTENT}. */
  public void forgetPersistent() {
    persistence.clear();
  }

  /** The Name of the owner's primary key with a template, once it is proven. */
  Optional<Bytes> proven(TpmtPublic template) {
    return Optional.ofNullable(proven.get(template));
  }

  /** {@return the Name of the owner's standard storage key, once it is proven} */
  public Optional<Bytes> proven() {
    return proven.isEmpty() ? Optional.empty() : proven(standardTemplate());
  }

  /** Takes the Name of the owner's primary key, which is known from elsewhere; the first counts. */
  void prove(TpmtPublic template, Bytes name) {
    proven.putIfAbsent(template, name);
    trust(name);
  }

  /** Tells that a key with this Name, which is known from elsewhere, is in the TPM. */
  public void trust(Bytes name) {
    trusted.add(name);
  }

  /** {@return whether a Name was known from elsewhere} */
  public boolean isTrusted(Bytes name) {
    return trusted.contains(name);
  }
}
