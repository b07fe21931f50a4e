package io.github.tpm4j.provider.random;

import io.github.tpm4j.provider.TpmProvider;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.Security;
import java.security.Signature;

/** A program whose first provider is the TPM that its argument names. */
final class FirstProvider {
  private FirstProvider() {}

  public static void main(String[] arguments) throws Exception {
    TpmProvider provider = (TpmProvider) new TpmProvider().configure(arguments[0]);
    Security.insertProviderAt(provider, 1);
    if (arguments.length > 1) {
      // Another thread makes the certificates of the TPM by then, and the first command waits.
      provider.connection().device();
      Thread.sleep(Long.parseLong(arguments[1]));
    }
    SecureRandom random = new SecureRandom();
    require(random.getProvider() == provider, "SecureRandom of " + random.getProvider());
    require(random.generateSeed(40).length == 40, "length of a seed");

    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(2048);
    KeyPair pair = generator.generateKeyPair();
    Signature signer = Signature.getInstance("SHA256withRSA");
    signer.initSign(pair.getPrivate());
    byte[] signature = signer.sign();
    require(signer.getProvider() == provider, "Signature of " + signer.getProvider());

    Signature verifier = Signature.getInstance("SHA256withRSA");
    verifier.initVerify(pair.getPublic());
    require(verifier.verify(signature), "a wrong signature");
  }

  private static void require(boolean condition, String problem) {
    if (!condition) {
      throw new IllegalStateException(problem);
    }
  }
}
