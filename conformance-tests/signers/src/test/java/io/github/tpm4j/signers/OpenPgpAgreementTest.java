package io.github.tpm4j.signers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.KeyStore.PrivateKeyEntry;
import java.util.Date;
import org.bouncycastle.bcpg.HashAlgorithmTags;
import org.bouncycastle.bcpg.PublicKeyAlgorithmTags;
import org.bouncycastle.bcpg.PublicKeyPacket;
import org.bouncycastle.bcpg.PublicSubkeyPacket;
import org.bouncycastle.bcpg.SymmetricKeyAlgorithmTags;
import org.bouncycastle.bcpg.sig.KeyFlags;
import org.bouncycastle.openpgp.PGPException;
import org.bouncycastle.openpgp.PGPKdfParameters;
import org.bouncycastle.openpgp.PGPPublicKey;
import org.bouncycastle.openpgp.PGPSignature;
import org.bouncycastle.openpgp.PGPSignatureGenerator;
import org.bouncycastle.openpgp.PGPSignatureSubpacketGenerator;
import org.bouncycastle.openpgp.operator.PublicKeyDataDecryptorFactory;
import org.bouncycastle.openpgp.operator.jcajce.JcaKeyFingerprintCalculator;
import org.bouncycastle.openpgp.operator.jcajce.JcaPGPKeyConverter;
import org.bouncycastle.openpgp.operator.jcajce.JcaPGPPrivateKey;
import org.bouncycastle.openpgp.operator.jcajce.JcePublicKeyDataDecryptorFactoryBuilder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** OpenPGP by Bouncy Castle: what GnuPG encrypts for a subkey of ECDH, a TPM key decrypts. */
class OpenPgpAgreementTest extends OnEachTpm {
  private static final String MESSAGE = "for a TPM\n";

  @ParameterizedTest
  @ValueSource(strings = {"secp256r1", "secp384r1", "secp521r1"})
  void decryptsWhatGnuPgEncrypted(String curve) throws Exception {
    PrivateKeyEntry signing = ec();
    PrivateKeyEntry key = ec(curve);
    PGPPublicKey primary = PgpKeys.certified(signing);
    PGPPublicKey subkey = subkey(key, primary, signing);
    GnuPg gnuPg = new GnuPg(folder);
    gnuPg.importKey(primary, subkey);
    Files.writeString(folder.resolve("message"), MESSAGE);
    gnuPg
        .run("--trust-model always -r alice@example.org -o message.pgp --encrypt message")
        .succeed();
    byte[] encrypted = Files.readAllBytes(folder.resolve("message.pgp"));
    assertEquals(MESSAGE, opened(encrypted, decryptor(subkey, key)));
    // Another key of the same curve, as if it were this one.
    PrivateKeyEntry other = other(curve);
    assertThrows(PGPException.class, () -> opened(encrypted, decryptor(subkey, other)));
  }

  private static String opened(byte[] encrypted, PublicKeyDataDecryptorFactory decryptor)
      throws Exception {
    return new String(PgpKeys.opened(encrypted, decryptor), StandardCharsets.UTF_8);
  }

  private static PublicKeyDataDecryptorFactory decryptor(PGPPublicKey subkey, PrivateKeyEntry key) {
    return new JcePublicKeyDataDecryptorFactoryBuilder()
        .build(new JcaPGPPrivateKey(subkey, key.getPrivateKey()));
  }

  /** A key for encryption, for which the primary one vouches. */
  private static PGPPublicKey subkey(
      PrivateKeyEntry key, PGPPublicKey primary, PrivateKeyEntry signing) throws Exception {
    PGPPublicKey converted =
        new JcaPGPKeyConverter()
            .getPGPPublicKey(
                PublicKeyPacket.VERSION_4,
                PublicKeyAlgorithmTags.ECDH,
                new PGPKdfParameters(HashAlgorithmTags.SHA256, SymmetricKeyAlgorithmTags.AES_128),
                key.getCertificate().getPublicKey(),
                new Date());
    PGPPublicKey subkey =
        new PGPPublicKey(
            new PublicSubkeyPacket(
                PublicKeyPacket.VERSION_4,
                PublicKeyAlgorithmTags.ECDH,
                converted.getCreationTime(),
                converted.getPublicKeyPacket().getKey()),
            new JcaKeyFingerprintCalculator());
    PGPSignatureGenerator generator = PgpKeys.generator(primary);
    generator.init(
        PGPSignature.SUBKEY_BINDING, new JcaPGPPrivateKey(primary, signing.getPrivateKey()));
    PGPSignatureSubpacketGenerator packets = new PGPSignatureSubpacketGenerator();
    packets.setKeyFlags(false, KeyFlags.ENCRYPT_COMMS | KeyFlags.ENCRYPT_STORAGE);
    generator.setHashedSubpackets(packets.generate());
    return PGPPublicKey.addCertification(subkey, generator.generateCertification(primary, subkey));
  }
}
