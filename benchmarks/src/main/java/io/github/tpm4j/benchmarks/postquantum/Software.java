package io.github.tpm4j.benchmarks.postquantum;

import io.github.tpm4j.benchmarks.timing.Operation;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.Provider;
import java.security.SecureRandom;
import java.security.Signature;
import java.util.ArrayList;
import java.util.List;
import org.bouncycastle.jce.provider.BouncyCastleProvider;

/** ML-DSA-65 and ML-KEM-768 as a provider in software has them. */
record Software(String name, Provider provider, Decapsulations decapsulations) {
  static final String ML_DSA = "ML-DSA-65";
  static final String ML_KEM = "ML-KEM-768";

  /** How a provider decapsulates: they do not all have the same service. */
  @FunctionalInterface
  interface Decapsulations {
    Operation of(Provider provider) throws Exception;
  }

  /** Bouncy Castle, and the JVM's own where it has them (JDK 24 and later). */
  static List<Software> all() {
    List<Software> all = new ArrayList<>();
    all.add(
        new Software("Bouncy Castle", new BouncyCastleProvider(), BouncyCastleDecapsulation::of));
    try {
      Provider own = KeyPairGenerator.getInstance(ML_DSA).getProvider();
      Provider kem = KeyPairGenerator.getInstance(ML_KEM).getProvider();
      all.add(new Software("the JDK", own, ignored -> KemDecapsulation.of(kem)));
    } catch (NoSuchAlgorithmException e) {
      return all;
    }
    return all;
  }

  Operation keyPair() throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance(ML_DSA, provider);
    return generator::generateKeyPair;
  }

  /** Hedged, and of another message each time: how long it takes is chance. */
  Operation signing(byte[] message) throws GeneralSecurityException {
    KeyPair pair = KeyPairGenerator.getInstance(ML_DSA, provider).generateKeyPair();
    Signature signature = Signature.getInstance(ML_DSA, provider);
    signature.initSign(pair.getPrivate(), new SecureRandom());
    byte[] next = message.clone();
    return () -> {
      next[0]++;
      signature.update(next);
      signature.sign();
    };
  }

  Operation verification(byte[] message) throws GeneralSecurityException {
    KeyPair pair = KeyPairGenerator.getInstance(ML_DSA, provider).generateKeyPair();
    Signature signer = Signature.getInstance(ML_DSA, provider);
    signer.initSign(pair.getPrivate());
    signer.update(message);
    byte[] signed = signer.sign();
    Signature verifier = Signature.getInstance(ML_DSA, provider);
    verifier.initVerify(pair.getPublic());
    return () -> {
      verifier.update(message);
      if (!verifier.verify(signed)) {
        throw new IllegalStateException(name + " does not verify its own signature");
      }
    };
  }

  Operation decapsulation() throws Exception {
    return decapsulations.of(provider);
  }
}
