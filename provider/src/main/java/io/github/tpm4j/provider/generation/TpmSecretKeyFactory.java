package io.github.tpm4j.provider.generation;

import io.github.tpm4j.keystore.KeyOrigin;
import io.github.tpm4j.keystore.TpmResidentKey;
import io.github.tpm4j.keystore.TpmSecretKey;
import io.github.tpm4j.keystore.TpmSecretKeyImport;
import io.github.tpm4j.keystore.TssPrivateKeySpec;
import io.github.tpm4j.keystore.WrappedKey;
import io.github.tpm4j.tss.error.TpmException;
import java.security.InvalidAlgorithmParameterException;
import java.security.InvalidKeyException;
import java.security.ProviderException;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.KeySpec;
import javax.crypto.SecretKey;
import javax.crypto.SecretKeyFactorySpi;

/**
 * Takes secret keys out of {@code TSS2 PRIVATE KEY}, and puts those of software into the TPM where
 * that is asked for.
 */
final class TpmSecretKeyFactory extends SecretKeyFactorySpi {
  private static final String HOW_TO_IMPORT =
      "A key of software does not become one of the TPM by itself. Give a TpmSecretKeyImport, if"
          + " the TPM is to have a key of the same value; KeyGenerator makes keys that nobody knows";

  private final KeyGeneration generation;
  private final SecretKeyRequests requests;

  TpmSecretKeyFactory(KeyGeneration generation, SecretKeyRequests requests) {
    this.generation = generation;
    this.requests = requests;
  }

  @Override
  protected SecretKey engineGenerateSecret(KeySpec spec) throws InvalidKeySpecException {
    if (spec instanceof TssPrivateKeySpec file) {
      return read(file);
    }
    if (spec instanceof TpmSecretKeyImport wanted) {
      return take(wanted);
    }
    throw new InvalidKeySpecException(HOW_TO_IMPORT);
  }

  private SecretKey read(TssPrivateKeySpec file) throws InvalidKeySpecException {
    // A copy, so that the specification outlives a key that is destroyed.
    TpmResidentKey key =
        TpmResidentKey.of(
            generation.tpm(), file.key(), KeyOrigin.UNKNOWN, file.alias(), file.auth().copy());
    if (key instanceof TpmSecretKey own && isOfThis(own)) {
      return own;
    }
    throw new InvalidKeySpecException(
        "TPM key %s is one of %s, not of %s"
            .formatted(file.alias(), key.getAlgorithm(), requests.algorithm()));
  }

  private SecretKey take(TpmSecretKeyImport wanted) throws InvalidKeySpecException {
    try {
      requests.of(wanted.target());
      generation.check(wanted.target());
      return generation.take(wanted);
    } catch (InvalidAlgorithmParameterException
        | TpmException
        | IllegalArgumentException
        | ProviderException e) {
      throw new InvalidKeySpecException(e.getMessage(), e);
    }
  }

  private boolean isOfThis(TpmSecretKey key) {
    return key.getAlgorithm().equals(requests.algorithm());
  }

  @Override
  protected KeySpec engineGetKeySpec(SecretKey key, Class<?> wanted)
      throws InvalidKeySpecException {
    if (!(key instanceof TpmSecretKey own)) {
      throw new InvalidKeySpecException("This is no secret key of a TPM");
    }
    if (wanted == TssPrivateKeySpec.class && own.source() instanceof WrappedKey wrapped) {
      return new TssPrivateKeySpec(wrapped.key(), own.alias(), own.auth().copy());
    }
    throw new InvalidKeySpecException(
        "TPM key " + own.alias() + " has no encoding but TssPrivateKeySpec");
  }

  @Override
  protected SecretKey engineTranslateKey(SecretKey key) throws InvalidKeyException {
    if (key instanceof TpmSecretKey own && isOfThis(own)) {
      return own;
    }
    throw new InvalidKeyException(HOW_TO_IMPORT);
  }
}
