package io.github.tpm4j.provider.generation;

import io.github.tpm4j.keystore.TpmKeyGenParameterSpec;
import io.github.tpm4j.provider.TpmProvider;
import io.github.tpm4j.tss.error.TpmException;
import io.github.tpm4j.tss.error.TpmUnsupportedException;
import java.security.InvalidAlgorithmParameterException;
import java.security.InvalidParameterException;
import java.security.Provider;
import java.security.ProviderException;
import java.security.SecureRandom;
import java.security.Security;
import java.security.spec.AlgorithmParameterSpec;
import javax.crypto.KeyGeneratorSpi;
import javax.crypto.SecretKey;

/** Makes secret keys in the TPM. Where random numbers come from, the TPM decides. */
final class TpmKeyGenerator extends KeyGeneratorSpi {
  private final KeyGeneration generation;
  private final KeyRequests requests;
  private TpmKeyGenParameterSpec spec;

  TpmKeyGenerator(KeyGeneration generation, KeyRequests requests) {
    this.generation = generation;
    this.requests = requests;
  }

  @Override
  protected void engineInit(SecureRandom random) {
    spec = null;
  }

  @Override
  protected void engineInit(int keySizeBits, SecureRandom random) {
    requireAsked();
    TpmKeyGenParameterSpec wanted = requests.ofSize(keySizeBits);
    try {
      generation.check(wanted);
    } catch (TpmUnsupportedException e) {
      throw (InvalidParameterException) new InvalidParameterException(e.getMessage()).initCause(e);
    } catch (TpmException e) {
      throw unavailable(e);
    }
    spec = wanted;
  }

  @Override
  protected void engineInit(AlgorithmParameterSpec parameters, SecureRandom random)
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

  /**
   * Leaves it to the next provider to make a key of which nothing is said, where TPM is the first
   * of this JVM: such keys are for software, as those of JSSE's session tickets.
   */
  private static void requireAsked() {
    Provider[] providers = Security.getProviders("KeyGenerator.AES");
    if (providers != null && providers[0] instanceof TpmProvider) {
      throw new InvalidParameterException(
          "Where TPM is the first provider, it makes the secret keys that a TpmKeyGenParameterSpec"
              + " describes, and no others: register it last, or give one");
    }
  }

  @Override
  protected SecretKey engineGenerateKey() {
    if (spec == null) {
      requireAsked();
    }
    return generation.generateSecret(spec == null ? requests.standard() : spec);
  }
}
