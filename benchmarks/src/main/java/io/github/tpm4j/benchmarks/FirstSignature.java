package io.github.tpm4j.benchmarks;

import io.github.tpm4j.provider.TpmProvider;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.Provider;
import java.security.Signature;

/** What a cold JVM is measured with. */
public final class FirstSignature {
  /** The argument that asks for a signature; without it, the JVM ends at once. */
  public static final String WORK = "signature";

  private FirstSignature() {}

  public static void main(String[] arguments) throws GeneralSecurityException {
    if (arguments[0].equals(WORK)) {
      sign(new TpmProvider().configure("engine:memory"));
    }
  }

  private static void sign(Provider provider) throws GeneralSecurityException {
    Signature signer = Signature.getInstance("SHA256withECDSA", provider);
    signer.initSign(KeyPairGenerator.getInstance("EC", provider).generateKeyPair().getPrivate());
    signer.update(new byte[32]);
    signer.sign();
  }
}
