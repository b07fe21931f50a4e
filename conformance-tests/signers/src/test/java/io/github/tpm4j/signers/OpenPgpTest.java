package io.github.tpm4j.signers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tpm4j.keystore.TpmKeyGenParameterSpec;
import io.github.tpm4j.peers.Tool;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore.PrivateKeyEntry;
import java.security.PrivateKey;
import java.util.Date;
import org.bouncycastle.bcpg.ArmoredOutputStream;
import org.bouncycastle.bcpg.HashAlgorithmTags;
import org.bouncycastle.bcpg.PublicKeyAlgorithmTags;
import org.bouncycastle.bcpg.PublicKeyPacket;
import org.bouncycastle.bcpg.sig.KeyFlags;
import org.bouncycastle.openpgp.PGPCompressedData;
import org.bouncycastle.openpgp.PGPEncryptedDataList;
import org.bouncycastle.openpgp.PGPException;
import org.bouncycastle.openpgp.PGPLiteralData;
import org.bouncycastle.openpgp.PGPPublicKey;
import org.bouncycastle.openpgp.PGPPublicKeyEncryptedData;
import org.bouncycastle.openpgp.PGPSignature;
import org.bouncycastle.openpgp.PGPSignatureGenerator;
import org.bouncycastle.openpgp.PGPSignatureSubpacketGenerator;
import org.bouncycastle.openpgp.PGPUtil;
import org.bouncycastle.openpgp.jcajce.JcaPGPObjectFactory;
import org.bouncycastle.openpgp.operator.jcajce.JcaPGPContentSignerBuilder;
import org.bouncycastle.openpgp.operator.jcajce.JcaPGPContentVerifierBuilderProvider;
import org.bouncycastle.openpgp.operator.jcajce.JcaPGPKeyConverter;
import org.bouncycastle.openpgp.operator.jcajce.JcaPGPPrivateKey;
import org.bouncycastle.openpgp.operator.jcajce.JcePublicKeyDataDecryptorFactoryBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** OpenPGP by Bouncy Castle; GnuPG takes the key, verifies, and encrypts for it. */
class OpenPgpTest extends OnEachTpm {
  private static final String USER = "Alice <alice@example.org>";
  private static final byte[] MESSAGE = "by a TPM\n".getBytes(StandardCharsets.UTF_8);

  @ParameterizedTest
  @ValueSource(strings = {"rsa", "secp256r1", "secp384r1"})
  void signaturesAreVerifiedByGnuPg(String kind) throws Exception {
    PrivateKeyEntry key = kind.equals("rsa") ? rsa() : ec(kind);
    PGPPublicKey publicKey = certified(key);
    PGPSignatureGenerator generator = generator(publicKey, key.getPrivateKey());
    generator.init(PGPSignature.BINARY_DOCUMENT, privateKey(publicKey, key.getPrivateKey()));
    generator.update(MESSAGE);
    PGPSignature signature = generator.generate();
    assertTrue(verifies(signature, publicKey));
    PrivateKeyEntry other =
        entry(
            kind.equals("rsa")
                ? TpmKeyGenParameterSpec.rsa("other", 2048)
                : TpmKeyGenParameterSpec.ec("other of " + kind, kind));
    assertFalse(verifies(signature, certified(other)));

    export(publicKey);
    Files.write(folder.resolve("message"), MESSAGE);
    Files.write(folder.resolve("message.sig"), signature.getEncoded());
    gpg("--import public.asc").succeed();
    gpg("--verify message.sig message").succeed();
    Files.writeString(folder.resolve("message"), "by somebody else");
    gpg("--verify message.sig message").refuse();
  }

  private static boolean verifies(PGPSignature signature, PGPPublicKey key) throws PGPException {
    signature.init(new JcaPGPContentVerifierBuilderProvider(), key);
    signature.update(MESSAGE);
    return signature.verify();
  }

  @Test
  void rsaDecryptsWhatGnuPgEncrypted() throws Exception {
    PrivateKeyEntry key = rsa();
    export(certified(key));
    gpg("--import public.asc").succeed();
    Files.write(folder.resolve("message"), MESSAGE);
    gpg("--trust-model always -r alice@example.org -o message.pgp --encrypt message").succeed();
    byte[] encrypted = Files.readAllBytes(folder.resolve("message.pgp"));
    assertEquals(
        new String(MESSAGE, StandardCharsets.UTF_8), opened(encrypted, key.getPrivateKey()));
    PrivateKey other = entry(TpmKeyGenParameterSpec.rsa("other", 2048)).getPrivateKey();
    assertThrows(PGPException.class, () -> opened(encrypted, other));
  }

  private static String opened(byte[] encrypted, PrivateKey key) throws Exception {
    var objects =
        new JcaPGPObjectFactory(PGPUtil.getDecoderStream(new ByteArrayInputStream(encrypted)));
    var data = (PGPEncryptedDataList) objects.nextObject();
    var forKey = (PGPPublicKeyEncryptedData) data.get(0);
    var clear =
        new JcaPGPObjectFactory(
            forKey.getDataStream(new JcePublicKeyDataDecryptorFactoryBuilder().build(key)));
    Object next = clear.nextObject();
    if (next instanceof PGPCompressedData compressed) {
      next = new JcaPGPObjectFactory(compressed.getDataStream()).nextObject();
    }
    byte[] content = ((PGPLiteralData) next).getInputStream().readAllBytes();
    return new String(content, StandardCharsets.UTF_8);
  }

  /** The key with a user's name, which it has signed itself. */
  private static PGPPublicKey certified(PrivateKeyEntry key) throws Exception {
    PGPPublicKey publicKey =
        new JcaPGPKeyConverter()
            .getPGPPublicKey(
                PublicKeyPacket.VERSION_4,
                key.getPrivateKey().getAlgorithm().equals("RSA")
                    ? PublicKeyAlgorithmTags.RSA_GENERAL
                    : PublicKeyAlgorithmTags.ECDSA,
                key.getCertificate().getPublicKey(),
                new Date());
    PGPSignatureGenerator generator = generator(publicKey, key.getPrivateKey());
    generator.init(PGPSignature.POSITIVE_CERTIFICATION, privateKey(publicKey, key.getPrivateKey()));
    PGPSignatureSubpacketGenerator packets = new PGPSignatureSubpacketGenerator();
    int encryption =
        publicKey.isEncryptionKey() ? KeyFlags.ENCRYPT_COMMS | KeyFlags.ENCRYPT_STORAGE : 0;
    packets.setKeyFlags(false, KeyFlags.CERTIFY_OTHER | KeyFlags.SIGN_DATA | encryption);
    generator.setHashedSubpackets(packets.generate());
    return PGPPublicKey.addCertification(
        publicKey, USER, generator.generateCertification(USER, publicKey));
  }

  private static PGPSignatureGenerator generator(PGPPublicKey publicKey, PrivateKey key) {
    // GnuPG takes no hash that is shorter than the numbers of the curve.
    int hash =
        publicKey.getBitStrength() == 384 ? HashAlgorithmTags.SHA384 : HashAlgorithmTags.SHA256;
    return new PGPSignatureGenerator(
        new JcaPGPContentSignerBuilder(publicKey.getAlgorithm(), hash), publicKey);
  }

  private static JcaPGPPrivateKey privateKey(PGPPublicKey publicKey, PrivateKey key) {
    return new JcaPGPPrivateKey(publicKey, key);
  }

  private void export(PGPPublicKey key) throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ArmoredOutputStream armored = new ArmoredOutputStream(bytes)) {
      key.encode(armored);
    }
    Files.write(folder.resolve("public.asc"), bytes.toByteArray());
  }

  private Tool gpg(String options) throws Exception {
    Path home = Files.createDirectories(folder.resolve("gnupg"));
    String command = "gpg --batch --no-autostart --homedir " + home + " " + options;
    return Tool.of(command.split(" ")).in(folder).with("LC_ALL", "C");
  }
}
