package io.github.tpm4j.benchmarks.postquantum;

import io.github.tpm4j.benchmarks.timing.Operation;
import java.security.Provider;
import java.security.SecureRandom;
import org.bouncycastle.crypto.AsymmetricCipherKeyPair;
import org.bouncycastle.crypto.SecretWithEncapsulation;
import org.bouncycastle.crypto.generators.MLKEMKeyPairGenerator;
import org.bouncycastle.crypto.kems.MLKEMExtractor;
import org.bouncycastle.crypto.kems.MLKEMGenerator;
import org.bouncycastle.crypto.params.MLKEMKeyGenerationParameters;
import org.bouncycastle.crypto.params.MLKEMParameters;
import org.bouncycastle.crypto.params.MLKEMPrivateKeyParameters;

/** Bouncy Castle's own interface: its KEM service is not there on every JVM. */
final class BouncyCastleDecapsulation {
  private BouncyCastleDecapsulation() {}

  static Operation of(Provider ignored) {
    SecureRandom random = new SecureRandom();
    MLKEMKeyPairGenerator generator = new MLKEMKeyPairGenerator();
    generator.init(new MLKEMKeyGenerationParameters(random, MLKEMParameters.ml_kem_768));
    AsymmetricCipherKeyPair pair = generator.generateKeyPair();
    SecretWithEncapsulation made =
        new MLKEMGenerator(random).generateEncapsulated(pair.getPublic());
    MLKEMPrivateKeyParameters key = (MLKEMPrivateKeyParameters) pair.getPrivate();
    return () -> new MLKEMExtractor(key).extractSecret(made.getEncapsulation());
  }
}
