package io.github.tpm4j.samples.postquantum;

import io.github.tpm4j.keystore.TpmKeyGenParameterBuilder;
import io.github.tpm4j.keystore.TpmKeyGenParameterSpec;
import io.github.tpm4j.provider.MlDsaParameterSpec;
import io.github.tpm4j.provider.TpmProvider;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Security;
import java.security.Signature;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;

/**
 * Signs a file with a key of ML-DSA-65, and encrypts it under a file key that only a key of
 * ML-KEM-768 gives back; both keys are in the TPM, and the TPM is one of version 185.
 */
public final class SignedAndSealed {
  /** What is signed is a file of this kind, and nothing else that the key may sign. */
  private static final byte[] CONTEXT = "release".getBytes(StandardCharsets.UTF_8);

  /** A file key encrypts one file, so that its one nonce may be any. */
  private static final GCMParameterSpec NONCE = new GCMParameterSpec(128, new byte[12]);

  private SignedAndSealed() {}

  /**
   * @param arguments the file; this program's own class if there is none
   */
  public static void main(String[] arguments) throws Exception {
    Security.addProvider(new TpmProvider());
    byte[] file = arguments.length > 0 ? Files.readAllBytes(Path.of(arguments[0])) : own();

    KeyPair release = generate("ML-DSA", TpmKeyGenParameterSpec.mlDsa("release", "ML-DSA-65"));
    byte[] signature = sign(release.getPrivate(), file);
    System.out.println("signed, " + signature.length + " bytes");
    System.out.println("verified: " + verify(release.getPublic(), file, signature));

    KeyPair backup = generate("ML-KEM", TpmKeyGenParameterSpec.mlKem("backup", "ML-KEM-768"));
    Kem.Encapsulated wrapped = Kem.encapsulate(backup.getPublic());
    byte[] sealed = crypt(Cipher.ENCRYPT_MODE, wrapped.key(), file);
    System.out.println("encrypted, " + sealed.length + " bytes");

    SecretKey fileKey = Kem.decapsulate(backup.getPrivate(), wrapped.encapsulation());
    byte[] opened = crypt(Cipher.DECRYPT_MODE, fileKey, sealed);
    System.out.println("opened: " + Arrays.equals(opened, file));
  }

  private static byte[] own() throws Exception {
    try (var in = SignedAndSealed.class.getResourceAsStream("SignedAndSealed.class")) {
      return in.readAllBytes();
    }
  }

  private static KeyPair generate(String algorithm, TpmKeyGenParameterBuilder key)
      throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm, TpmProvider.NAME);
    generator.initialize(key.build());
    return generator.generateKeyPair();
  }

  private static byte[] sign(PrivateKey key, byte[] file) throws GeneralSecurityException {
    Signature signer = Signature.getInstance("ML-DSA-65", TpmProvider.NAME);
    signer.initSign(key);
    signer.setParameter(MlDsaParameterSpec.withContext(CONTEXT));
    signer.update(file);
    return signer.sign();
  }

  private static boolean verify(PublicKey key, byte[] file, byte[] signature)
      throws GeneralSecurityException {
    Signature verifier = Signature.getInstance("ML-DSA-65", TpmProvider.NAME);
    verifier.initVerify(key);
    verifier.setParameter(MlDsaParameterSpec.withContext(CONTEXT));
    verifier.update(file);
    return verifier.verify(signature);
  }

  private static byte[] crypt(int mode, SecretKey key, byte[] content)
      throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(mode, key, NONCE);
    return cipher.doFinal(content);
  }
}
