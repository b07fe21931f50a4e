import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.Provider;
import java.security.SecureRandom;
import java.security.Security;
import java.security.Signature;

/** Arguments: the configuration of SunPKCS11, the user's PIN. */
class SignAndVerify {
  private static final byte[] MESSAGE = "signed inside the TPM".getBytes();

  public static void main(String[] arguments) throws Exception {
    Provider token = Security.getProvider("SunPKCS11").configure(arguments[0]);
    KeyStore.getInstance("PKCS11", token).load(null, arguments[1].toCharArray());
    signAndVerify(token, "RSA", 2048, "SHA256withRSA");
    signAndVerify(token, "EC", 256, "SHA256withECDSA");
    SecureRandom.getInstance("PKCS11", token).nextBytes(new byte[32]);
  }

  private static void signAndVerify(Provider token, String algorithm, int bits, String signature)
      throws Exception {
    KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm, token);
    generator.initialize(bits);
    KeyPair pair = generator.generateKeyPair();
    Signature signer = Signature.getInstance(signature, token);
    signer.initSign(pair.getPrivate());
    signer.update(MESSAGE);
    byte[] signed = signer.sign();
    Signature verifier = Signature.getInstance(signature);
    verifier.initVerify(pair.getPublic());
    verifier.update(MESSAGE);
    if (!verifier.verify(signed)) {
      throw new AssertionError(signature);
    }
  }
}
