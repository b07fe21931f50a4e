package io.github.tpm4j.tss.resource;

import io.github.tpm4j.tss.client.TpmClient;
import io.github.tpm4j.tss.commands.TpmRequest;
import io.github.tpm4j.tss.commands.TpmResponse;
import io.github.tpm4j.tss.keys.KeyAuthorization;
import io.github.tpm4j.tss.objects.TpmtPublic;
import io.github.tpm4j.tss.wire.SecretBytes;
import java.util.function.Supplier;

/** What an {@link ObjectSource} loads with. */
public interface Loader {

  /** Sends commands without authorisation. */
  TpmClient client();

  /** {@return what is known of the storage keys} */
  StorageKeys storageKeys();

  /**
   * {@return another object, such as the parent, that is loaded and stays so until it is closed}
   */
  Resident hold(ObjectSource source);

  /** Runs {@code load}, which takes a slot, after another object has given one up if need be. */
  <T> T withRoom(Supplier<T> load);

  /**
   * As {@link #withRoom}, where it is known what will be loaded; should the response be damaged,
   * the slot is not lost.
   */
  <T> T withRoom(TpmtPublic expected, Supplier<T> load);

  /** Sends a command whose one authorised handle is that of a key. */
  <R extends TpmResponse> R authorized(
      TpmRequest<R> request, LoadedObject key, KeyAuthorization authorization);

  /**
   * Sends a command whose one authorised handle is a hierarchy. In it no session may be used that
   * needs an object to be started.
   *
   * @param authValue of the hierarchy; what is supplied is wiped
   */
  <R extends TpmResponse> R hierarchyAuthorized(
      TpmRequest<R> request, Supplier<SecretBytes> authValue);
}
