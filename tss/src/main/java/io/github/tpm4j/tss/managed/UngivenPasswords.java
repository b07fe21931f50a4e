package io.github.tpm4j.tss.managed;

import io.github.tpm4j.tss.attributes.TpmaObject;
import io.github.tpm4j.tss.client.TpmClient;
import io.github.tpm4j.tss.client.TpmProperties;
import io.github.tpm4j.tss.constants.TpmPt;
import io.github.tpm4j.tss.error.TpmPasswordNeededException;
import io.github.tpm4j.tss.objects.TpmtPublic;
import io.github.tpm4j.tss.resource.LoadedObject;
import io.github.tpm4j.tss.resource.StorageKeys;
import io.github.tpm4j.tss.wire.Bytes;
import java.util.HashSet;
import java.util.Set;

/**
 * The use of keys whose password nobody gave. Most have none, so the empty one is tried, but not on
 * a key that counts wrong tries (noDA is CLEAR; Part 2, 8.3.3.5): a few of them lock the TPM for
 * all of its users.
 *
 * <p>Where something says that there is none (the file of a key; or that it is the storage key at
 * 0x81000001, which has the empty one by the TCG's guidance), it is tried once, and not if that
 * could be the try that locks the TPM.
 *
 * <p>To be used with the client's lock held.
 */
final class UngivenPasswords {
  private final TpmClient client;
  private final Set<Bytes> right = new HashSet<>();
  private final Set<Bytes> wrong = new HashSet<>();

  UngivenPasswords(TpmClient client) {
    this.client = client;
  }

  /**
   * Asks whether the empty password may be tried.
   *
   * @param presumed whether something says that the key has no other
   * @throws TpmPasswordNeededException if it may not
   */
  void requireTryable(LoadedObject key, boolean presumed) {
    if (!isCounting(key) || right.contains(key.name())) {
      return;
    }
    boolean isPresumed = presumed || key.handle().equals(StorageKeys.PERSISTENT);
    if (!isPresumed || wrong.contains(key.name()) || couldLock()) {
      throw new TpmPasswordNeededException(text(key));
    }
  }

  /** The empty password was the right one. */
  void setRight(LoadedObject key) {
    if (isCounting(key)) {
      right.add(key.name());
    }
  }

  /** The empty password was a wrong one. */
  void setWrong(LoadedObject key) {
    wrong.add(key.name());
  }

  private static boolean isCounting(LoadedObject key) {
    return !key.publicArea().objectAttributes().has(TpmaObject.NO_DA);
  }

  private boolean couldLock() {
    int failed = TpmProperties.read(client, TpmPt.LOCKOUT_COUNTER);
    return failed + 1 >= TpmProperties.read(client, TpmPt.MAX_AUTH_FAIL);
  }

  private static String text(LoadedObject key) {
    boolean isParent = isStorageKey(key.publicArea());
    String remedy =
        isParent
            ? "Give the parent's password in the settings (parentPasswordFile, or"
                + " TpmSettings.withParentPassword), the empty one if it has none"
            : "Give the key's password, the empty one if it has none";
    return (isParent ? "The storage key at " : "The key at ")
        + key.handle()
        + " counts wrong passwords against the TPM's lockout, and none was given, so none was sent. "
        + remedy;
  }

  private static boolean isStorageKey(TpmtPublic area) {
    return area.objectAttributes().has(TpmaObject.RESTRICTED)
        && area.objectAttributes().has(TpmaObject.DECRYPT);
  }
}
