package io.github.tpm4j.tss.managed;

import io.github.tpm4j.tss.algorithms.TpmtSymDef;
import io.github.tpm4j.tss.attributes.TpmaObject;
import io.github.tpm4j.tss.crypto.PublicKeys;
import io.github.tpm4j.tss.error.TpmAuthorizationException;
import io.github.tpm4j.tss.error.TpmResponseException;
import io.github.tpm4j.tss.error.TpmUnsupportedException;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.objects.TpmtPublic;
import io.github.tpm4j.tss.resource.LoadedObject;
import io.github.tpm4j.tss.resource.Parent;
import io.github.tpm4j.tss.resource.PersistentSource;
import io.github.tpm4j.tss.resource.PrimarySource;
import io.github.tpm4j.tss.resource.Resident;
import io.github.tpm4j.tss.resource.StorageKeys;
import io.github.tpm4j.tss.session.AuthSession;
import io.github.tpm4j.tss.session.SaltKey;
import io.github.tpm4j.tss.session.SessionSpec;
import io.github.tpm4j.tss.wire.Bytes;
import java.security.interfaces.XECPublicKey;
import java.util.Optional;

/**
 * Starts sessions whose secret only this process and the TPM know: it is encrypted to a key of the
 * TPM. Any decryption key that is there will do; which one it is has nothing to do with the keys
 * that the session is used for.
 */
final class SaltKeys {
  private static final TpmtSymDef CIPHER = TpmtSymDef.aesCfb(128);
  private static final PersistentSource PERSISTENT = new PersistentSource(StorageKeys.PERSISTENT);

  private SaltKeys() {}

  /**
   * Starts a session.
   *
   * @param name of the key that it is to be salted to; empty if any will do
   * @throws io.github.tpm4j.tss.error.TpmForeignKeyException if no key has this Name
   */
  static AuthSession start(Turn turn, SessionSpec spec, Optional<Bytes> name) {
    try (Resident key = name.isPresent() ? named(turn, name.get()) : any(turn)) {
      name.ifPresent(turn.storageKeys()::trust);
      return start(turn, spec, key);
    }
  }

  static AuthSession start(Turn turn, SessionSpec spec, Resident key) {
    LoadedObject object = key.object();
    SaltKey salt = new SaltKey(object.handle(), object.publicArea());
    return turn.client().start(spec.salted(salt).encrypting(CIPHER));
  }

  /** A key of the null hierarchy, which never has a password. */
  static Resident ofNullHierarchy(Turn turn) {
    return turn.hold(primary(turn, TpmHandle.NULL));
  }

  private static PrimarySource primary(Turn turn, TpmHandle hierarchy) {
    return new PrimarySource(
        hierarchy, turn.storageKeys().standardTemplate(), turn.caller().hierarchyAuth(hierarchy));
  }

  private static Resident any(Turn turn) {
    return parent(turn)
        .filter(SaltKeys::canDecryptSalt)
        .or(() -> persistent(turn).filter(SaltKeys::canDecryptSalt))
        .orElseGet(() -> ofNullHierarchy(turn));
  }

  private static Resident named(Turn turn, Bytes name) {
    return parent(turn)
        .filter(key -> has(key, name))
        .or(() -> persistent(turn).filter(key -> has(key, name)))
        .orElseGet(() -> Parent.requireName(turn.hold(primary(turn, TpmHandle.OWNER)), name));
  }

  private static Optional<Resident> parent(Turn turn) {
    try {
      return turn.parent().map(parent -> parent.hold(turn));
    } catch (TpmAuthorizationException e) {
      // It is not loaded, and cannot be made again without the owner's password.
      return Optional.empty();
    }
  }

  private static Optional<Resident> persistent(Turn turn) {
    try {
      return Optional.of(turn.hold(PERSISTENT));
    } catch (TpmResponseException e) {
      // Nothing is at that handle.
      return Optional.empty();
    }
  }

  private static boolean has(Resident key, Bytes name) {
    return isOrLetGo(key, key.object().name().equals(name));
  }

  private static boolean canDecryptSalt(Resident key) {
    TpmtPublic area = key.object().publicArea();
    boolean can = area.objectAttributes().has(TpmaObject.DECRYPT) && isKnown(area);
    return isOrLetGo(key, can);
  }

  private static boolean isOrLetGo(Resident key, boolean wanted) {
    if (!wanted) {
      key.close();
    }
    return wanted;
  }

  private static boolean isKnown(TpmtPublic area) {
    try {
      // The secret of X25519 and X448 is no salt.
      return !(PublicKeys.of(area) instanceof XECPublicKey);
    } catch (TpmUnsupportedException e) {
      return false;
    }
  }
}
