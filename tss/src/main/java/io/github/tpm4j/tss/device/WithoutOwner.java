package io.github.tpm4j.tss.device;

import io.github.tpm4j.tss.attributes.TpmaObject;
import io.github.tpm4j.tss.attributes.TpmaPermanent;
import io.github.tpm4j.tss.client.TpmProperties;
import io.github.tpm4j.tss.constants.TpmPt;
import io.github.tpm4j.tss.error.TpmResponseException;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.managed.Turn;
import io.github.tpm4j.tss.objects.TpmtPublic;
import io.github.tpm4j.tss.resource.PersistentSource;
import io.github.tpm4j.tss.resource.Resident;
import io.github.tpm4j.tss.resource.StorageKeys;
import io.github.tpm4j.tss.wire.Bytes;
import java.util.Optional;

/** What can be used of a TPM whose owner's password is not known. */
final class WithoutOwner {
  private static final PersistentSource PERSISTENT = new PersistentSource(StorageKeys.PERSISTENT);

  private WithoutOwner() {}

  /**
   * The persistent storage key; empty if the owner hierarchy has no password, or there is none.
   *
   * @param name that it must have; empty if that is not known
   */
  static Optional<TpmHandle> storageKey(Turn turn, Optional<Bytes> name) {
    if (!hasOwnerPassword(turn)) {
      return Optional.empty();
    }
    try (Resident kept = turn.hold(PERSISTENT)) {
      boolean wanted = name.isEmpty() || name.get().equals(kept.object().name());
      return wanted && isStorageKey(kept.object().publicArea())
          ? Optional.of(StorageKeys.PERSISTENT)
          : Optional.empty();
    } catch (TpmResponseException e) {
      // Nothing is at that handle.
      return Optional.empty();
    }
  }

  // Asked, not tried: a try with the empty password would be a wrong one.
  private static boolean hasOwnerPassword(Turn turn) {
    int permanent = TpmProperties.read(turn.client(), TpmPt.PERMANENT);
    return (permanent & TpmaPermanent.OWNER_AUTH_SET) != 0;
  }

  private static boolean isStorageKey(TpmtPublic area) {
    return area.objectAttributes().has(TpmaObject.RESTRICTED)
        && area.objectAttributes().has(TpmaObject.DECRYPT);
  }
}
