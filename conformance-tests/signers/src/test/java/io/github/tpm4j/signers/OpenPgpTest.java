package io.github.tpm4j.signers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tpm4j.keystore.TpmKeyGenParameterSpec;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.KeyStore.PrivateKeyEntry;
import java.security.PrivateKey;
import org.bouncycastle.openpgp.PGPException;
import org.bouncycastle.openpgp.PGPPublicKey;
import org.bouncycastle.openpgp.PGPSignature;
import org.bouncycastle.openpgp.PGPSignatureGenerator;
import org.bouncycastle.openpgp.operator.jcajce.JcaPGPContentVerifierBuilderProvider;
import org.bouncycastle.openpgp.operator.jcajce.JcaPGPPrivateKey;
import org.bouncycastle.openpgp.operator.jcajce.JcePublicKeyDataDecryptorFactoryBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** OpenPGP by Bouncy Castle; GnuPG takes the key, verifies, and encrypts for it. */
class OpenPgpTest extends OnEachTpm {
  private static final String MESSAGE = "by a TPM\n";

  @ParameterizedTest
  @ValueSource(strings = {"rsa", "secp256r1", "secp384r1"})
  void signaturesAreVerifiedByGnuPg(String kind) throws Exception {
    PrivateKeyEntry key = kind.equals("rsa") ? rsa() : ec(kind);
    PGPPublicKey publicKey = PgpKeys.certified(key);
    PGPSignature signature = signature(publicKey, key.getPrivateKey());
    assertTrue(verifies(signature, publicKey));
    assertFalse(verifies(signature, PgpKeys.certified(other(kind))));

    GnuPg gnuPg = new GnuPg(folder);
    gnuPg.importKey(publicKey);
    Files.writeString(folder.resolve("message"), MESSAGE);
    Files.write(folder.resolve("message.sig"), signature.getEncoded());
    gnuPg.run("--verify message.sig message").succeed();
    Files.writeString(folder.resolve("message"), "by somebody else");
    gnuPg.run("--verify message.sig message").refuse();
  }

  private static PGPSignature signature(PGPPublicKey publicKey, PrivateKey key)
      throws PGPException {
    PGPSignatureGenerator generator = PgpKeys.generator(publicKey);
    generator.init(PGPSignature.BINARY_DOCUMENT, new JcaPGPPrivateKey(publicKey, key));
    generator.update(MESSAGE.getBytes(StandardCharsets.UTF_8));
    return generator.generate();
  }

  private static boolean verifies(PGPSignature signature, PGPPublicKey key) throws PGPException {
    signature.init(new JcaPGPContentVerifierBuilderProvider(), key);
    signature.update(MESSAGE.getBytes(StandardCharsets.UTF_8));
    return signature.verify();
  }

  @Test
  void rsaDecryptsWhatGnuPgEncrypted() throws Exception {
    PrivateKeyEntry key = rsa();
    GnuPg gnuPg = new GnuPg(folder);
    gnuPg.importKey(PgpKeys.certified(key));
    Files.writeString(folder.resolve("message"), MESSAGE);
    gnuPg
        .run("--trust-model always -r alice@example.org -o message.pgp --encrypt message")
        .succeed();
    byte[] encrypted = Files.readAllBytes(folder.resolve("message.pgp"));
    assertEquals(MESSAGE, opened(encrypted, key.getPrivateKey()));
    PrivateKey other = other("rsa").getPrivateKey();
    assertThrows(PGPException.class, () -> opened(encrypted, other));
  }

  private static String opened(byte[] encrypted, PrivateKey key) throws Exception {
    var decryptor = new JcePublicKeyDataDecryptorFactoryBuilder().build(key);
    return new String(PgpKeys.opened(encrypted, decryptor), StandardCharsets.UTF_8);
  }

  @Test
  void aBoundKeySignsNoMoreAfterAnExtend() throws Exception {
    PrivateKeyEntry key = bound(TpmKeyGenParameterSpec.ec("bound", "secp256r1"));
    PGPPublicKey publicKey = PgpKeys.certified(key);
    extendPcr();
    Refusals.ofPcr(() -> signature(publicKey, key.getPrivateKey()));
  }
}
