package io.github.tpm4j.keystore.tpm12;

import io.github.tpm4j.tpm12.client.KeptSession;
import io.github.tpm4j.tpm12.client.Tpm12Client;
import io.github.tpm4j.tpm12.commands.TpmRequest;
import io.github.tpm4j.tpm12.commands.TpmResponse;
import io.github.tpm4j.tpm12.constants.TpmResult;
import io.github.tpm4j.tpm12.error.TpmIntegrityException;
import io.github.tpm4j.tpm12.error.TpmResponseException;
import io.github.tpm4j.tpm12.session.AuthSecret;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.IntFunction;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * A TPM 1.2 as this JVM has it, shared by all who use it: the client, one session that is kept, and
 * the keys in its slots. Secrets come with each use. Throws the exceptions of the client.
 */
final class SharedTpm {
  /** What the TPM answers where the handle of a key is none. */
  private static final Set<TpmResult> LOST =
      Set.of(TpmResult.INVALID_KEYHANDLE, TpmResult.BAD_HANDLE, TpmResult.KEYNOTFOUND);

  private final Tpm12Client client;
  private final KeptSession session;
  private final KeySlots slots;
  private final RefusedSecrets refused = new RefusedSecrets();

  // No monitor: a virtual thread that waits for the TPM would hold its carrier before JDK 24.
  private final ReentrantLock lock = new ReentrantLock();

  SharedTpm(Tpm12Client client) {
    this.client = client;
    session = new KeptSession(client);
    slots = new KeySlots(client);
  }

  /** Does what takes several commands, with no other thread's between them. */
  <R> R turn(Supplier<R> work) {
    lock.lock();
    try {
      return work.get();
    } finally {
      lock.unlock();
    }
  }

  Tpm12Client client() {
    return client;
  }

  boolean isBusyInThisThread() {
    return lock.isHeldByCurrentThread();
  }

  /** How many commands were sent. */
  long commandsSent() {
    return client.commandsSent();
  }

  /**
   * Sends a command that is about a loaded key: one command if the key is in a slot. A key that was
   * flushed by others is loaded again.
   *
   * @param key the key
   * @param secret the key's
   * @param request the command, of the handle of the key
   * @param plausible whether the response can be the key's; another program may have another key at
   *     the same handle
   */
  <R extends TpmResponse> R use(
      LoadableKey key,
      AuthSecret secret,
      IntFunction<TpmRequest<R>> request,
      Predicate<R> plausible) {
    return turn(
        () -> {
          boolean wasLoaded = slots.has(key);
          try {
            R response = sent(key, secret, request);
            if (plausible.test(response)) {
              return response;
            }
          } catch (TpmResponseException e) {
            if (!wasLoaded || e.result().filter(LOST::contains).isEmpty()) {
              throw e;
            }
          }
          slots.forget(key);
          R response = sent(key, secret, request);
          if (!plausible.test(response)) {
            throw new TpmIntegrityException(
                "What the TPM has computed is not of this key: the TPM is faulty, or was altered");
          }
          return response;
        });
  }

  private <R extends TpmResponse> R sent(
      LoadableKey key, AuthSecret secret, IntFunction<TpmRequest<R>> request) {
    int handle = slots.handle(key, parent -> load(key, parent));
    return guarded(key.id(), secret, () -> session.execute(request.apply(handle), secret));
  }

  private int load(LoadableKey key, AuthSecret parent) {
    return guarded(
        LoadableKey.PARENT_ID, parent, () -> session.execute(key.load(), parent).inkeyHandle());
  }

  /** Shows a secret, if it was not refused before. */
  <R> R guarded(Object entity, AuthSecret secret, Supplier<R> command) {
    refused.require(entity, secret);
    try {
      return command.get();
    } catch (TpmResponseException e) {
      if (e.is(TpmResult.AUTHFAIL)) {
        refused.add(entity, secret);
      }
      throw e;
    }
  }

  /** Gives slots and session back. */
  void close() {
    turn(
        () -> {
          slots.close();
          session.close();
          client.close();
          return null;
        });
  }
}
