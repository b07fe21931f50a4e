import io.github.tpm4j.keystore.TpmKeyGenParameterSpec;
import io.github.tpm4j.keystore.TpmKeyStoreParameter;
import io.github.tpm4j.provider.TpmProvider;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.Signature;
import java.security.cert.Certificate;

/** A program without Bouncy Castle and without the bundled TPM. Argument: where the TPM is. */
class NoBouncyCastle {
  private static final KeyStore.PasswordProtection PASSWORD =
      new KeyStore.PasswordProtection("store".toCharArray());

  public static void main(String[] arguments) throws Exception {
    requireMissing("org.bouncycastle.asn1.ASN1Object");
    requireMissing("io.github.tpm4j.engine.Tpm");
    Provider tpm = new TpmProvider().configure(arguments[0]);
    Path file = Files.createTempDirectory("keys").resolve("keys.tpm");
    KeyStore made = KeyStore.getInstance("TPM", tpm);
    made.load(null, null);
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC", tpm);
    generator.initialize(TpmKeyGenParameterSpec.ec("key", "secp256r1").storeIn(made).build());
    generator.generateKeyPair();
    made.store(new TpmKeyStoreParameter(file, PASSWORD));

    KeyStore read = KeyStore.getInstance("TPM", tpm);
    read.load(new TpmKeyStoreParameter(file, PASSWORD));
    Certificate certificate = read.getCertificate("key");
    certificate.verify(certificate.getPublicKey());
    Signature signature = Signature.getInstance("SHA256withECDSA", tpm);
    signature.initSign((PrivateKey) read.getKey("key", null));
    signature.update(file.toString().getBytes());
    byte[] signed = signature.sign();
    signature.initVerify(certificate);
    signature.update(file.toString().getBytes());
    if (!signature.verify(signed)) {
      throw new AssertionError("ECDSA");
    }
  }

  private static void requireMissing(String className) {
    try {
      Class.forName(className);
    } catch (ClassNotFoundException e) {
      return;
    }
    throw new AssertionError(className + " is on the class path");
  }
}
