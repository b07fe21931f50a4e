package io.github.tpm4j.provider.generation;

import io.github.tpm4j.keystore.TpmKeyGenParameterSpec;
import io.github.tpm4j.keystore.TpmPrivateKey;
import io.github.tpm4j.tss.error.TpmException;
import io.github.tpm4j.tss.error.TpmUnsupportedException;
import java.security.InvalidAlgorithmParameterException;
import java.security.InvalidParameterException;
import java.security.KeyPair;
import java.security.KeyPairGeneratorSpi;
import java.security.ProviderException;
import java.security.SecureRandom;
import java.security.spec.AlgorithmParameterSpec;

/** Makes keys in the TPM. Where random numbers come from, the TPM decides. */
final class TpmKeyPairGenerator extends KeyPairGeneratorSpi {
  private final KeyGeneration generation;
  private final KeyRequests requests;
  private TpmKeyGenParameterSpec spec;

  TpmKeyPairGenerator(KeyGeneration generation, KeyRequests requests) {
    this.generation = generation;
    this.requests = requests;
  }

  @Override
  public void initialize(int keySizeBits, SecureRandom random) {
    TpmKeyGenParameterSpec wanted = requests.ofSize(keySizeBits);
    try {
      generation.check(wanted);
    } catch (TpmUnsupportedException | IllegalArgumentException e) {
      throw (InvalidParameterException) new InvalidParameterException(e.getMessage()).initCause(e);
    } catch (TpmException e) {
      throw unavailable(e);
    }
    spec = wanted;
  }

  @Override
  public void initialize(AlgorithmParameterSpec parameters, SecureRandom random)
      throws InvalidAlgorithmParameterException {
    TpmKeyGenParameterSpec wanted = requests.of(parameters);
    try {
      generation.check(wanted);
    } catch (TpmUnsupportedException | IllegalArgumentException e) {
      throw new InvalidAlgorithmParameterException(e.getMessage(), e);
    } catch (TpmException e) {
      throw unavailable(e);
    }
    spec = wanted;
  }

  private static ProviderException unavailable(TpmException e) {
    return new ProviderException("The TPM cannot be asked: " + e.getMessage(), e);
  }

  @Override
  public KeyPair generateKeyPair() {
    TpmKeyGenParameterSpec wanted = spec == null ? requests.standard() : spec;
    TpmPrivateKey key = generation.generate(wanted);
    return new KeyPair(key.publicKey(), key);
  }
}
