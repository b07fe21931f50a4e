package io.github.tpm4j.provider.generation;

import io.github.tpm4j.keystore.TpmKeyGenParameterSpec;
import io.github.tpm4j.provider.TpmProvider;
import java.security.InvalidAlgorithmParameterException;
import java.security.InvalidParameterException;
import java.security.Provider;
import java.security.SecureRandom;
import java.security.Security;
import java.security.spec.AlgorithmParameterSpec;
import javax.crypto.KeyGeneratorSpi;
import javax.crypto.SecretKey;

/** Makes secret keys in the TPM. Where random numbers come from, the TPM decides. */
final class TpmKeyGenerator extends KeyGeneratorSpi {
  private final KeyGeneration generation;
  private final CheckedRequests requests;
  private TpmKeyGenParameterSpec spec;

  TpmKeyGenerator(KeyGeneration generation, KeyRequests requests) {
    this.generation = generation;
    this.requests = new CheckedRequests(generation, requests);
  }

  @Override
  protected void engineInit(SecureRandom random) {
    spec = null;
  }

  @Override
  protected void engineInit(int keySizeBits, SecureRandom random) {
    requireAsked();
    spec = requests.ofSize(keySizeBits);
  }

  @Override
  protected void engineInit(AlgorithmParameterSpec parameters, SecureRandom random)
      throws InvalidAlgorithmParameterException {
    spec = requests.of(parameters);
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
    return generation.generateSecret(requests.orStandard(spec));
  }
}
