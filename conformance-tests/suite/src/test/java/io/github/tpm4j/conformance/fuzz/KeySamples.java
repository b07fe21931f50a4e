package io.github.tpm4j.conformance.fuzz;

import io.github.tpm4j.keystore.file.KeyEntry;
import io.github.tpm4j.keystore.file.TpmKeyStoreFile;
import io.github.tpm4j.keystore.file.TrustedCertificate;
import io.github.tpm4j.keystore.pem.Tss2KeyType;
import io.github.tpm4j.keystore.pem.Tss2PrivateKey;
import io.github.tpm4j.keystore.policy.PolicyEncoder;
import io.github.tpm4j.tss.algorithms.HashAlg;
import io.github.tpm4j.tss.constants.TpmCc;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.policy.Policy;
import io.github.tpm4j.tss.wire.Bytes;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** A key file and a key store file with everything that they can have. */
final class KeySamples {
  private static final Instant TIME = Instant.parse("2026-01-01T00:00:00Z");
  private static final Bytes BLOB = Bytes.of((byte) 0, (byte) 2, (byte) 3, (byte) 4);

  private KeySamples() {}

  /** A key with a policy of several kinds of steps. */
  static Tss2PrivateKey key() {
    Policy policy =
        Policy.or(
            Policy.secret(TpmHandle.OWNER), Policy.commandCode(TpmCc.SIGN), Policy.authValue());
    return Tss2PrivateKey.builder(Tss2KeyType.LOADABLE, 0x81000001, BLOB, BLOB)
        .policy(PolicyEncoder.encode(policy, HashAlg.SHA256))
        .description("a key")
        .emptyAuth(true)
        .build();
  }

  /** A key with its chain, and a certificate. */
  static byte[] keyStore() throws IOException {
    X509Certificate certificate = certificate();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    new TpmKeyStoreFile(
            List.of(
                new KeyEntry("key", TIME, key(), List.of(certificate)),
                new TrustedCertificate("root", TIME, certificate)))
        .store(out, null);
    return out.toByteArray();
  }

  private static X509Certificate certificate() {
    try {
      KeyPair key = KeyPairGenerator.getInstance("EC").generateKeyPair();
      X500Principal name = new X500Principal("CN=Root");
      JcaX509v3CertificateBuilder builder =
          new JcaX509v3CertificateBuilder(
              name, BigInteger.ONE, Date.from(TIME), Date.from(TIME), name, key.getPublic());
      return new JcaX509CertificateConverter()
          .getCertificate(
              builder.build(
                  new JcaContentSignerBuilder("SHA256withECDSA").build(key.getPrivate())));
    } catch (GeneralSecurityException | OperatorCreationException e) {
      throw new IllegalStateException(e);
    }
  }
}
