package io.github.tpm4j.signers;

import java.io.ByteArrayInputStream;
import java.security.KeyStore.PrivateKeyEntry;
import java.util.Date;
import org.bouncycastle.bcpg.HashAlgorithmTags;
import org.bouncycastle.bcpg.PublicKeyAlgorithmTags;
import org.bouncycastle.bcpg.PublicKeyPacket;
import org.bouncycastle.bcpg.sig.KeyFlags;
import org.bouncycastle.openpgp.PGPCompressedData;
import org.bouncycastle.openpgp.PGPEncryptedDataList;
import org.bouncycastle.openpgp.PGPLiteralData;
import org.bouncycastle.openpgp.PGPPublicKey;
import org.bouncycastle.openpgp.PGPPublicKeyEncryptedData;
import org.bouncycastle.openpgp.PGPSignature;
import org.bouncycastle.openpgp.PGPSignatureGenerator;
import org.bouncycastle.openpgp.PGPSignatureSubpacketGenerator;
import org.bouncycastle.openpgp.PGPUtil;
import org.bouncycastle.openpgp.jcajce.JcaPGPObjectFactory;
import org.bouncycastle.openpgp.operator.PublicKeyDataDecryptorFactory;
import org.bouncycastle.openpgp.operator.jcajce.JcaPGPContentSignerBuilder;
import org.bouncycastle.openpgp.operator.jcajce.JcaPGPKeyConverter;
import org.bouncycastle.openpgp.operator.jcajce.JcaPGPPrivateKey;

/** Keys of a TPM as those of OpenPGP. */
final class PgpKeys {
  private static final String USER = "Alice <alice@example.org>";
  private static final int P384_BITS = 384;

  private PgpKeys() {}

  /** The key with a user's name, which it has signed itself. */
  static PGPPublicKey certified(PrivateKeyEntry key) throws Exception {
    PGPPublicKey publicKey =
        new JcaPGPKeyConverter()
            .getPGPPublicKey(
                PublicKeyPacket.VERSION_4,
                key.getPrivateKey().getAlgorithm().equals("RSA")
                    ? PublicKeyAlgorithmTags.RSA_GENERAL
                    : PublicKeyAlgorithmTags.ECDSA,
                key.getCertificate().getPublicKey(),
                new Date());
    PGPSignatureGenerator generator = generator(publicKey);
    generator.init(
        PGPSignature.POSITIVE_CERTIFICATION, new JcaPGPPrivateKey(publicKey, key.getPrivateKey()));
    PGPSignatureSubpacketGenerator packets = new PGPSignatureSubpacketGenerator();
    int encryption =
        publicKey.isEncryptionKey() ? KeyFlags.ENCRYPT_COMMS | KeyFlags.ENCRYPT_STORAGE : 0;
    packets.setKeyFlags(false, KeyFlags.CERTIFY_OTHER | KeyFlags.SIGN_DATA | encryption);
    generator.setHashedSubpackets(packets.generate());
    return PGPPublicKey.addCertification(
        publicKey, USER, generator.generateCertification(USER, publicKey));
  }

  static PGPSignatureGenerator generator(PGPPublicKey key) {
    // GnuPG takes no hash that is shorter than the numbers of the curve.
    int hash =
        key.getBitStrength() == P384_BITS ? HashAlgorithmTags.SHA384 : HashAlgorithmTags.SHA256;
    return new PGPSignatureGenerator(new JcaPGPContentSignerBuilder(key.getAlgorithm(), hash), key);
  }

  /** The content of an encrypted message. */
  static byte[] opened(byte[] encrypted, PublicKeyDataDecryptorFactory decryptor) throws Exception {
    var objects =
        new JcaPGPObjectFactory(PGPUtil.getDecoderStream(new ByteArrayInputStream(encrypted)));
    var data = (PGPEncryptedDataList) objects.nextObject();
    var forKey = (PGPPublicKeyEncryptedData) data.get(0);
    Object clear = new JcaPGPObjectFactory(forKey.getDataStream(decryptor)).nextObject();
    if (clear instanceof PGPCompressedData compressed) {
      clear = new JcaPGPObjectFactory(compressed.getDataStream()).nextObject();
    }
    return ((PGPLiteralData) clear).getInputStream().readAllBytes();
  }
}
