package io.github.tpm4j.conformance.provider;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tpm4j.keystore.TpmKeyGenParameterBuilder;
import io.github.tpm4j.keystore.TpmKeyGenParameterSpec;
import io.github.tpm4j.keystore.TpmMlKemPrivateKey;
import io.github.tpm4j.tss.crypto.KeyEncapsulation;
import io.github.tpm4j.tss.crypto.SharedSecret;
import io.github.tpm4j.tss.wire.Bytes;
import io.github.tpm4j.tss.wire.SecretBytes;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import org.bouncycastle.jce.provider.BouncyCastleProvider;

/** The post-quantum keys that a TPM has, and the proof that one of them can be used. */
enum KeyFamily {
  ML_DSA("ML-DSA-44") {
    @Override
    TpmKeyGenParameterBuilder start(String alias) {
      return TpmKeyGenParameterSpec.mlDsa(alias, "ML-DSA-44");
    }
  },
  HASH_ML_DSA("ML-DSA-44-WITH-SHA512") {
    @Override
    TpmKeyGenParameterBuilder start(String alias) {
      return TpmKeyGenParameterSpec.hashMlDsa(alias, "ML-DSA-44");
    }
  },
  ML_KEM("ML-KEM-512") {
    @Override
    TpmKeyGenParameterBuilder start(String alias) {
      return TpmKeyGenParameterSpec.mlKem(alias, "ML-KEM-512");
    }

    @Override
    void use(PrivateKey key, PublicKey publicKey, Provider tpm) throws Exception {
      TpmMlKemPrivateKey kem = (TpmMlKemPrivateKey) key;
      kem.requireUsable();
      SharedSecret made = KeyEncapsulation.to(known(publicKey)).encapsulate();
      try (SecretBytes secret = kem.loaded().decapsulate(made.encrypted())) {
        assertEquals(Bytes.of(made.secret().borrow()), Bytes.of(secret.borrow()));
      }
    }
  };

  private static final Provider SOFTWARE = new BouncyCastleProvider();

  private final String algorithm;

  KeyFamily(String algorithm) {
    this.algorithm = algorithm;
  }

  abstract TpmKeyGenParameterBuilder start(String alias);

  /** Uses a key, and holds the result against other software. */
  void use(PrivateKey key, PublicKey publicKey, Provider tpm) throws Exception {
    byte[] message = {1, 2, 3};
    Signature signer = Signature.getInstance(algorithm, tpm);
    signer.initSign(key);
    signer.update(message);
    byte[] signature = signer.sign();
    Signature verifier = Signature.getInstance(algorithm, SOFTWARE);
    verifier.initVerify(known(publicKey));
    verifier.update(message);
    assertTrue(verifier.verify(signature));
  }

  PublicKey known(PublicKey key) throws Exception {
    return KeyFactory.getInstance(algorithm, SOFTWARE)
        .generatePublic(new X509EncodedKeySpec(key.getEncoded()));
  }
}
