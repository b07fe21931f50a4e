package io.github.tpm4j.keystore.file;

import io.github.tpm4j.keystore.pem.Tss2KeyType;
import io.github.tpm4j.keystore.pem.Tss2PrivateKey;
import io.github.tpm4j.tss.wire.Bytes;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** Keys, certificates and files that the tests share. */
final class Samples {
  static final Instant TIME = Instant.parse("2026-03-01T10:20:30.456Z");

  static final KeyPair ROOT_KEY = generate();
  static final KeyPair OTHER_ROOT_KEY = generate();
  static final KeyPair LEAF_KEY = generate();

  static final X509Certificate ROOT = issue("CN=Root", ROOT_KEY, "CN=Root", ROOT_KEY, 1);
  static final X509Certificate OTHER_ROOT =
      issue("CN=Other Root", OTHER_ROOT_KEY, "CN=Other Root", OTHER_ROOT_KEY, 2);

  /** Same subject and key as ROOT, but issued by OTHER_ROOT. */
  static final X509Certificate CROSS_SIGNED_ROOT =
      issue("CN=Root", ROOT_KEY, "CN=Other Root", OTHER_ROOT_KEY, 3);

  static final X509Certificate LEAF = issue("CN=Leaf", LEAF_KEY, "CN=Root", ROOT_KEY, 4);
  static final X509Certificate SECOND_LEAF =
      issue("CN=Second Leaf", LEAF_KEY, "CN=Root", ROOT_KEY, 5);

  private Samples() {}

  /** A key whose blobs are made up; {@code number} tells one from another. */
  static Tss2PrivateKey key(int number) {
    Bytes blob = Bytes.of((byte) 0, (byte) 2, (byte) (number >> 8), (byte) number);
    return Tss2PrivateKey.builder(Tss2KeyType.LOADABLE, 0x81000001, blob, blob).build();
  }

  static KeyEntry entry(String alias, X509Certificate... chain) {
    return new KeyEntry(alias, TIME, key(alias.hashCode()), List.of(chain));
  }

  static byte[] store(TpmKeyStoreFile file, String password) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    file.store(out, password == null ? null : password.toCharArray());
    return out.toByteArray();
  }

  static TpmKeyStoreFile load(byte[] content, String password) throws IOException {
    return TpmKeyStoreFile.load(
        new ByteArrayInputStream(content), password == null ? null : password.toCharArray());
  }

  static X509Certificate issue(
      String subject, KeyPair key, String issuer, KeyPair issuerKey, int serial) {
    try {
      JcaX509v3CertificateBuilder builder =
          new JcaX509v3CertificateBuilder(
              new X500Principal(issuer),
              BigInteger.valueOf(serial),
              Date.from(Instant.parse("2026-01-01T00:00:00Z")),
              Date.from(Instant.parse("2046-01-01T00:00:00Z")),
              new X500Principal(subject),
              key.getPublic());
      return new JcaX509CertificateConverter()
          .getCertificate(
              builder.build(
                  new JcaContentSignerBuilder("SHA256withECDSA").build(issuerKey.getPrivate())));
    } catch (GeneralSecurityException | OperatorCreationException e) {
      throw new IllegalStateException(e);
    }
  }

  private static KeyPair generate() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"));
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
