package io.github.tpm4j.benchmarks.postquantum;

import io.github.tpm4j.benchmarks.timing.Operation;
import java.lang.reflect.Method;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.PublicKey;

/** javax.crypto.KEM, called by reflection: JDK 17 need not have it. */
final class KemDecapsulation {
  private KemDecapsulation() {}

  static Operation of(Provider provider) throws Exception {
    KeyPair pair = KeyPairGenerator.getInstance(Software.ML_KEM, provider).generateKeyPair();
    Class<?> type = Class.forName("javax.crypto.KEM");
    Object kem =
        type.getMethod("getInstance", String.class, Provider.class)
            .invoke(null, Software.ML_KEM, provider);
    Object sender =
        type.getMethod("newEncapsulator", PublicKey.class).invoke(kem, pair.getPublic());
    Object made = sender.getClass().getMethod("encapsulate").invoke(sender);
    byte[] ciphertext = (byte[]) made.getClass().getMethod("encapsulation").invoke(made);
    Object receiver =
        type.getMethod("newDecapsulator", PrivateKey.class).invoke(kem, pair.getPrivate());
    Method decapsulate = receiver.getClass().getMethod("decapsulate", byte[].class);
    return () -> decapsulate.invoke(receiver, (Object) ciphertext);
  }
}
