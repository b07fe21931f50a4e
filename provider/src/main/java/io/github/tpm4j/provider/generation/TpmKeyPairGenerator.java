package io.github.tpm4j.provider.generation;

import io.github.tpm4j.keystore.TpmKeyGenParameterSpec;
import io.github.tpm4j.keystore.family.PrivateKeyInTpm;
import java.security.InvalidAlgorithmParameterException;
import java.security.KeyPair;
import java.security.KeyPairGeneratorSpi;
import java.security.SecureRandom;
import java.security.spec.AlgorithmParameterSpec;

/** Makes keys in the TPM. Where random numbers come from, the TPM decides. */
final class TpmKeyPairGenerator extends KeyPairGeneratorSpi {
  private final KeyGeneration generation;
  private final CheckedRequests requests;
  private TpmKeyGenParameterSpec spec;

  TpmKeyPairGenerator(KeyGeneration generation, KeyRequests requests) {
    this.generation = generation;
    this.requests = new CheckedRequests(generation, requests);
  }

  @Override
  public void initialize(int keySizeBits, SecureRandom random) {
    spec = requests.ofSize(keySizeBits);
  }

  @Override
  public void initialize(AlgorithmParameterSpec parameters, SecureRandom random)
      throws InvalidAlgorithmParameterException {
    spec = requests.of(parameters);
  }

  @Override
  public KeyPair generateKeyPair() {
    TpmKeyGenParameterSpec wanted = requests.orStandard(spec);
    PrivateKeyInTpm key = generation.generate(wanted);
    return new KeyPair(key.publicKey(), key);
  }
}
