package io.github.tpm4j.keystore.tpm12;

import io.github.tpm4j.tpm12.client.KeptSession;
import io.github.tpm4j.tpm12.client.Tpm12Client;
import io.github.tpm4j.tpm12.commands.TpmRequest;
import io.github.tpm4j.tpm12.commands.TpmResponse;
import io.github.tpm4j.tpm12.constants.TpmResult;
import io.github.tpm4j.tpm12.error.TpmIntegrityException;
import io.github.tpm4j.tpm12.error.TpmResponseException;
import io.github.tpm4j.tpm12.session.AuthSecret;
import java.util.Optional;
import java.util.OptionalInt;
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
  /**
   * What the TPM answers where a handle is that of no key, or of another program's: with ours each
   * secret that gets so far is right, and each command is one that the key is for.
   */
  private static final Set<TpmResult> NOT_OURS =
      Set.of(
          TpmResult.INVALID_KEYHANDLE,
          TpmResult.BAD_HANDLE,
          TpmResult.KEYNOTFOUND,
          TpmResult.AUTHFAIL,
          TpmResult.INVALID_KEYUSAGE,
          TpmResult.INAPPROPRIATE_SIG,
          TpmResult.INAPPROPRIATE_ENC);

  private final Tpm12Client client;
  private final KeptSession session;
  private final KeySlots slots;
  private final SecretDigests digests = new SecretDigests();
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
   * flushed by others is loaded again, and so is one whose handle is another's by now.
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
          String digest = digests.of(key.id(), secret);
          refused.require(digest);
          return kept(key, secret, digest, request)
              .filter(plausible)
              .orElseGet(() -> loadedAnew(key, secret, digest, request, plausible));
        });
  }

  /** By the handle that is known; empty if it is not, or is not the key's any more. */
  private <R extends TpmResponse> Optional<R> kept(
      LoadableKey key, AuthSecret secret, String digest, IntFunction<TpmRequest<R>> request) {
    OptionalInt handle = slots.handle(key, digest);
    if (handle.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(session.execute(request.apply(handle.getAsInt()), secret));
    } catch (TpmResponseException e) {
      if (e.result().filter(NOT_OURS::contains).isEmpty()) {
        throw e;
      }
      return Optional.empty();
    }
  }

  private <R extends TpmResponse> R loadedAnew(
      LoadableKey key,
      AuthSecret secret,
      String digest,
      IntFunction<TpmRequest<R>> request,
      Predicate<R> plausible) {
    slots.forget(key);
    int handle = load(key);
    R response;
    try {
      response = session.execute(request.apply(handle), secret);
    } catch (TpmResponseException e) {
      client.flushKey(handle);
      if (e.is(TpmResult.AUTHFAIL)) {
        refused.add(digest);
      }
      throw e;
    }
    slots.keep(key, handle, digest);
    if (!plausible.test(response)) {
      throw new TpmIntegrityException(
          "What the TPM has computed is not of this key: the TPM is faulty, or was altered");
    }
    return response;
  }

  /**
   * Lets the TPM load a key, so that it refuses now what it would refuse at the first use, and
   * empties the slot again.
   */
  void requireLoadable(LoadableKey key) {
    client.flushKey(load(key));
  }

  private int load(LoadableKey key) {
    try (AuthSecret parent = key.parentSecret().get()) {
      // A session of before might be another's after a restart, and make right secrets look wrong.
      session.close();
      return slots.withRoom(
          () ->
              guarded(
                  LoadableKey.PARENT_ID,
                  parent,
                  () -> session.execute(key.load(), parent).inkeyHandle()));
    }
  }

  /**
   * Loads a key for commands that {@link #use} has no room for, in one turn, and flushes it.
   *
   * @param key the key
   * @param work is given the handle
   */
  <R> R loaded(LoadableKey key, IntFunction<R> work) {
    return turn(
        () -> {
          int handle = load(key);
          try {
            return work.apply(handle);
          } finally {
            client.flushKey(handle);
          }
        });
  }

  /** Shows a secret, in a session that was just begun, if it was not refused before. */
  <R> R guarded(Object entity, AuthSecret secret, Supplier<R> command) {
    return guarded(entity, secret, TpmResult.AUTHFAIL, command);
  }

  /** The same with the secret of a command's second session. */
  <R> R guardedSecond(Object entity, AuthSecret secret, Supplier<R> command) {
    return guarded(entity, secret, TpmResult.AUTH2FAIL, command);
  }

  /**
   * The same with two secrets, of which TPMs do not say alike which one they refuse: the pair is
   * not shown again.
   */
  <R> R guardedPair(
      Object first,
      AuthSecret firstSecret,
      Object second,
      AuthSecret secondSecret,
      Supplier<R> command) {
    String digest = digests.of(first, firstSecret) + digests.of(second, secondSecret);
    refused.require(digest);
    try {
      return command.get();
    } catch (TpmResponseException e) {
      if (e.is(TpmResult.AUTHFAIL) || e.is(TpmResult.AUTH2FAIL)) {
        refused.add(digest);
      }
      throw e;
    }
  }

  private <R> R guarded(Object entity, AuthSecret secret, TpmResult refusal, Supplier<R> command) {
    String digest = digests.of(entity, secret);
    refused.require(digest);
    try {
      return command.get();
    } catch (TpmResponseException e) {
      if (e.is(refusal)) {
        refused.add(digest);
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
