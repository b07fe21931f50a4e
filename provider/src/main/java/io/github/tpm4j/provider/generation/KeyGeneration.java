package io.github.tpm4j.provider.generation;

import io.github.tpm4j.keystore.TpmConnection;
import io.github.tpm4j.keystore.TpmImportSpec;
import io.github.tpm4j.keystore.TpmKeyGenParameterSpec;
import io.github.tpm4j.keystore.TpmSecretKey;
import io.github.tpm4j.keystore.TpmSecretKeyImport;
import io.github.tpm4j.keystore.family.KeyInTpm;
import io.github.tpm4j.keystore.family.PrivateKeyInTpm;
import io.github.tpm4j.keystore.generation.KeyMaking;
import io.github.tpm4j.tss.error.TpmException;
import java.security.Provider;
import java.security.ProviderException;
import java.security.cert.Certificate;
import java.security.spec.InvalidKeySpecException;

/**
 * Makes a key in the TPM, and keeps it where its specification says.
 *
 * @param provider signs the certificate
 */
record KeyGeneration(Provider provider, TpmConnection tpm) {
  /**
   * Asks the TPM whether it can make such a key.
   *
   * @throws io.github.tpm4j.tss.error.TpmUnsupportedException if it cannot
   * @throws IllegalArgumentException if the password is too long or ends with zeros, or no file can
   *     keep the policy
   */
  void check(TpmKeyGenParameterSpec spec) {
    tpm.inUse().check(spec);
  }

  /**
   * Makes the key, and puts it where it is to be kept. The certificate is signed before anything is
   * kept.
   *
   * @throws ProviderException if the TPM, or the KeyStore, does not; nothing of the key is left
   *     then
   */
  PrivateKeyInTpm generate(TpmKeyGenParameterSpec spec) {
    return kept(spec, () -> tpm.inUse().make(spec), PrivateKeyInTpm.class);
  }

  /**
   * Makes a secret key, and puts it where it is to be kept.
   *
   * @throws ProviderException as {@link #generate}
   */
  TpmSecretKey generateSecret(TpmKeyGenParameterSpec spec) {
    return kept(spec, () -> tpm.inUse().make(spec), TpmSecretKey.class);
  }

  /**
   * Puts a secret key of software into the TPM, encrypted on its way, and where it is to be kept.
   *
   * @throws IllegalArgumentException if its length is wrong
   * @throws ProviderException as {@link #generate}
   */
  TpmSecretKey take(TpmSecretKeyImport wanted) {
    return kept(wanted.target(), () -> new KeyMaking(tpm).take(wanted), TpmSecretKey.class);
  }

  /**
   * Takes a private key of software into the TPM, and puts it where it is to be kept.
   *
   * @throws ProviderException as {@link #generate}
   */
  PrivateKeyInTpm take(String algorithm, TpmImportSpec wanted) {
    return kept(
        wanted.target().orElseThrow(),
        () -> tpm.inUse().take(algorithm, wanted),
        PrivateKeyInTpm.class);
  }

  /** How the TPM comes to the key. */
  @FunctionalInterface
  private interface Making {
    KeyInTpm make() throws InvalidKeySpecException;
  }

  private <K extends KeyInTpm> K kept(TpmKeyGenParameterSpec spec, Making making, Class<K> kind) {
    try {
      K key = kind.cast(making.make());
      new KeyPlacement(tpm, spec, key).place(chain(key, spec));
      return key;
    } catch (TpmException | InvalidKeySpecException e) {
      throw new ProviderException("Cannot make TPM key " + spec.alias() + ": " + e.getMessage(), e);
    }
  }

  private Certificate[] chain(KeyInTpm key, TpmKeyGenParameterSpec spec) {
    return key instanceof PrivateKeyInTpm own && spec.keyStore().isPresent()
        ? new Certificate[] {SelfSignedCertificate.of(provider, own, spec)}
        : null;
  }
}
