package io.github.tpm4j.provider.generation;

import io.github.tpm4j.keystore.TpmConnection;
import io.github.tpm4j.keystore.TpmKeyGenParameterSpec;
import io.github.tpm4j.keystore.TpmResidentKey;
import io.github.tpm4j.keystore.family.KeyInTpm;
import io.github.tpm4j.tss.constants.TpmRc;
import io.github.tpm4j.tss.error.TpmException;
import io.github.tpm4j.tss.error.TpmResponseException;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.keys.KeyAuthorization;
import io.github.tpm4j.tss.objects.TpmtPublic;
import java.security.KeyStore;
import java.security.KeyStoreException;
import java.security.ProviderException;
import java.security.cert.Certificate;

/**
 * Puts a new key into the KeyStore and into the TPM's memory, as its specification says: in both or
 * in neither.
 *
 * <p>The KeyStore comes first, so that a process that ends between the two leaves nothing in the
 * TPM. Only an entry that is there already is replaced last, for it could not be put back as it
 * was.
 */
record KeyPlacement(TpmConnection tpm, TpmKeyGenParameterSpec spec, KeyInTpm key) {

  /**
   * Puts the key where it is to be kept.
   *
   * @param chain is stored with it, null with a secret key
   * @throws ProviderException if the KeyStore refuses it
   * @throws TpmException if the TPM does
   */
  void place(Certificate[] chain) {
    if (spec.keyStore().isEmpty()) {
      persist();
    } else if (hasEntry()) {
      persist();
      replaceEntry(chain);
    } else {
      store(chain);
      persistOrForget();
    }
  }

  private KeyStore keyStore() {
    return spec.keyStore().orElseThrow();
  }

  private boolean hasEntry() {
    try {
      return keyStore().containsAlias(spec.alias());
    } catch (KeyStoreException e) {
      throw cannotStore(e);
    }
  }

  private void store(Certificate[] chain) {
    try {
      keyStore().setKeyEntry(spec.alias(), key, null, chain);
    } catch (KeyStoreException e) {
      throw cannotStore(e);
    }
  }

  private ProviderException cannotStore(KeyStoreException e) {
    return new ProviderException(
        "TPM key " + spec.alias() + " was made but cannot be stored: " + e.getMessage(), e);
  }

  private void persistOrForget() {
    try {
      persist();
    } catch (RuntimeException e) {
      try {
        keyStore().deleteEntry(spec.alias());
      } catch (KeyStoreException stays) {
        e.addSuppressed(stays);
      }
      throw e;
    }
  }

  private void replaceEntry(Certificate[] chain) {
    try {
      store(chain);
    } catch (RuntimeException e) {
      spec.persistentHandle().ifPresent(handle -> evict(handle, e));
      throw e;
    }
  }

  private void persist() {
    spec.persistentHandle().ifPresent(this::persist);
  }

  private void persist(TpmHandle handle) {
    try {
      tpm.device().persist(resident().loaded(), handle);
    } catch (RuntimeException e) {
      // It may stand there all the same, if only the response was lost.
      evict(handle, e);
      throw e;
    }
  }

  // Only such keys have a place in the TPM's memory; of others none was asked for.
  private TpmResidentKey resident() {
    return (TpmResidentKey) key;
  }

  private void evict(TpmHandle handle, RuntimeException failure) {
    try {
      TpmtPublic standing = tpm.device().persistentKey(handle, KeyAuthorization.NONE).publicArea();
      if (standing.equals(resident().publicArea())) {
        tpm.device().evict(handle);
      }
    } catch (TpmException e) {
      if (!(e instanceof TpmResponseException response && response.is(TpmRc.HANDLE))) {
        failure.addSuppressed(new ProviderException("The new key may still stand at " + handle, e));
      }
    }
  }
}
