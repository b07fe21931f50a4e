package io.github.tpm4j.provider.contracts;

import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.Provider;

/** Two pairs of RSA-2048 and two of P-256. */
record Pairs(KeyPair rsa, KeyPair otherRsa, KeyPair ec, KeyPair otherEc) {

  static Pairs of(Provider rsa, Provider ec) throws NoSuchAlgorithmException {
    KeyPairGenerator ofRsa = KeyPairGenerator.getInstance("RSA", rsa);
    ofRsa.initialize(2048);
    KeyPairGenerator ofEc = KeyPairGenerator.getInstance("EC", ec);
    ofEc.initialize(256);
    return new Pairs(
        ofRsa.generateKeyPair(),
        ofRsa.generateKeyPair(),
        ofEc.generateKeyPair(),
        ofEc.generateKeyPair());
  }

  KeyPair first(String algorithm) {
    return algorithm.equals("RSA") ? rsa : ec;
  }

  KeyPair second(String algorithm) {
    return algorithm.equals("RSA") ? otherRsa : otherEc;
  }
}
