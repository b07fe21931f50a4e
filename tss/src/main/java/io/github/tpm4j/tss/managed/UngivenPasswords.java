package io.github.tpm4j.tss.managed;

import io.github.tpm4j.tss.attributes.TpmaObject;
import io.github.tpm4j.tss.client.TpmClient;
import io.github.tpm4j.tss.client.TpmProperties;
import io.github.tpm4j.tss.constants.TpmPt;
import io.github.tpm4j.tss.error.TpmAuthorizationException;
import io.github.tpm4j.tss.error.TpmException;
import io.github.tpm4j.tss.error.TpmPasswordNeededException;
import io.github.tpm4j.tss.keys.KeyAuthorization;
import io.github.tpm4j.tss.objects.TpmtPublic;
import io.github.tpm4j.tss.resource.LoadedObject;
import io.github.tpm4j.tss.resource.StorageKeys;
import io.github.tpm4j.tss.wire.Bytes;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

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
  /** The number of the session that authorises the use of a key; the codes of some TPMs have 0. */
  private static final int KEY_SESSION = 1;

  private final TpmClient client;
  private final Set<Bytes> right = new HashSet<>();
  private final Set<Bytes> wrong = new HashSet<>();
  private Optional<Refusal> last = Optional.empty();

  /**
   * That the TPM refused the empty password.
   *
   * @param name of the key
   */
  private record Refusal(TpmException failure, Bytes name, boolean wasRight) {}

  UngivenPasswords(TpmClient client) {
    this.client = client;
  }

  /**
   * Asks whether the empty password may be tried, if none was given.
   *
   * @throws TpmPasswordNeededException if it may not
   */
  void requireTryable(LoadedObject key, KeyAuthorization authorization) {
    if (!isTry(key, authorization) || right.contains(key.name())) {
      return;
    }
    boolean isPresumed =
        authorization.isPresumedEmpty() || key.handle().equals(StorageKeys.PERSISTENT);
    if (!isPresumed || wrong.contains(key.name()) || couldLock()) {
      throw new TpmPasswordNeededException(text(key));
    }
  }

  /** Whether a use of a key tries the empty password on one that counts wrong ones. */
  static boolean isTry(LoadedObject key, KeyAuthorization authorization) {
    return !authorization.isAuthValueGiven() && isCounting(key);
  }

  /**
   * Sends a command that tries the empty password ({@link #isTry}), and remembers the outcome. What
   * else may fail is done before.
   */
  <R> R tried(LoadedObject key, Supplier<R> command) {
    try {
      R response = command.get();
      right.add(key.name());
      return response;
    } catch (TpmAuthorizationException e) {
      if (e.rc().sessionNumber() <= KEY_SESSION) {
        setWrong(key.name(), e);
      }
      throw e;
    }
  }

  // It may have been right before: a primary key that is made again with a password has the same
  // Name.
  private void setWrong(Bytes name, TpmAuthorizationException e) {
    last = Optional.of(new Refusal(e, name, right.remove(name)));
    wrong.add(name);
  }

  /** A failure had a cause that was mended; whether the empty password was wrong is not known. */
  void mended(TpmException failure) {
    last.filter(refusal -> refusal.failure() == failure).ifPresent(this::takeBack);
    last = Optional.empty();
  }

  private void takeBack(Refusal refusal) {
    wrong.remove(refusal.name());
    if (refusal.wasRight()) {
      right.add(refusal.name());
    }
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
