package io.github.tpm4j.provider.kem;

import java.security.InvalidAlgorithmParameterException;
import java.security.InvalidKeyException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.spec.AlgorithmParameterSpec;

/** What {@code javax.crypto.KEMSpi} demands, in types that every JDK has. */
interface Mechanism {
  Encapsulator newEncapsulator(
      PublicKey key, AlgorithmParameterSpec parameters, SecureRandom random)
      throws InvalidAlgorithmParameterException, InvalidKeyException;

  Decapsulator newDecapsulator(PrivateKey key, AlgorithmParameterSpec parameters)
      throws InvalidAlgorithmParameterException, InvalidKeyException;
}
