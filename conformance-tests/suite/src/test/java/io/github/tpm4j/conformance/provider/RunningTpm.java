package io.github.tpm4j.conformance.provider;

import io.github.tpm4j.keystore.TpmConnection;
import io.github.tpm4j.keystore.TpmKeyGenParameterBuilder;
import io.github.tpm4j.keystore.TpmSecretKey;
import io.github.tpm4j.keystore.TpmSettings;
import io.github.tpm4j.provider.TpmProvider;
import io.github.tpm4j.transport.Transport;
import io.github.tpm4j.tss.algorithms.HashAlg;
import io.github.tpm4j.tss.constants.TpmAlg;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.util.Map;
import javax.crypto.KeyGenerator;

/**
 * A TPM and the provider for it, which is not registered.
 *
 * @param provider its keys are in the TPM
 * @param transport how the TPM is reached
 * @param server ends the TPM
 */
record RunningTpm(TpmProvider provider, Transport transport, AutoCloseable server)
    implements AutoCloseable {

  static RunningTpm of(Transport transport, AutoCloseable server) {
    return new RunningTpm(new TpmProvider(TpmConnection.over(transport)), transport, server);
  }

  /** The same TPM by another connection, which leaves the transport open when it is closed. */
  RunningTpm again(TpmSettings settings) {
    TpmConnection connection = TpmConnection.over(new Borrowed(transport), settings);
    return new RunningTpm(new TpmProvider(connection), transport, () -> {});
  }

  /** The configuration string of its transport. */
  String tcti() {
    return transport.info().tcti();
  }

  /** A key with the provider's standard settings. */
  KeyPair key(String algorithm, int bits) throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm, provider());
    generator.initialize(bits);
    return generator.generateKeyPair();
  }

  KeyPair key(TpmKeyGenParameterBuilder parameters) throws GeneralSecurityException {
    var spec = parameters.build();
    KeyPairGenerator generator = KeyPairGenerator.getInstance(family(spec.type()), provider());
    generator.initialize(spec);
    return generator.generateKeyPair();
  }

  /** A secret key with the provider's standard settings. */
  TpmSecretKey secretKey(String algorithm) throws GeneralSecurityException {
    return (TpmSecretKey) KeyGenerator.getInstance(algorithm, provider()).generateKey();
  }

  TpmSecretKey secretKey(TpmKeyGenParameterBuilder parameters) throws GeneralSecurityException {
    var spec = parameters.build();
    String algorithm =
        spec.type().equals(TpmAlg.SYMCIPHER)
            ? TpmSecretKey.AES
            : TpmSecretKey.hmacName(HashAlg.of(spec.digest()));
    KeyGenerator generator = KeyGenerator.getInstance(algorithm, provider());
    generator.init(spec);
    return (TpmSecretKey) generator.generateKey();
  }

  private static String family(TpmAlg type) {
    Map<TpmAlg, String> families =
        Map.of(
            TpmAlg.RSA, "RSA",
            TpmAlg.ECC, "EC",
            TpmAlg.MLDSA, "ML-DSA",
            TpmAlg.HASH_MLDSA, "HASH-ML-DSA",
            TpmAlg.MLKEM, "ML-KEM");
    return families.get(type);
  }

  /** An empty store. */
  KeyStore keyStore() throws Exception {
    KeyStore store = KeyStore.getInstance("TPM", provider());
    store.load(null, null);
    return store;
  }

  /** Ends the TPM without a word to whoever uses it. */
  void vanish() throws Exception {
    server.close();
  }

  @Override
  public void close() throws Exception {
    provider.connection().close();
    server.close();
  }
}
