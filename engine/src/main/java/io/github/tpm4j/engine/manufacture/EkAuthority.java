package io.github.tpm4j.engine.manufacture;

import io.github.tpm4j.engine.attestation.x509.KeyIdentifiers;
import io.github.tpm4j.engine.crypto.ecc.EccCurve;
import io.github.tpm4j.engine.crypto.ecc.EccPrivateKey;
import io.github.tpm4j.engine.crypto.hash.HashAlgorithm;
import io.github.tpm4j.engine.crypto.mldsa.MlDsaPrivateKey;
import io.github.tpm4j.engine.crypto.random.RandomSource;
import io.github.tpm4j.tss.algorithms.MlDsaSet;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.HexFormat;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x500.RDN;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AuthorityKeyIdentifier;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.SubjectKeyIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.operator.ContentSigner;

/**
 * An authority that certifies endorsement keys of one TPM: a key as strong as the strongest of
 * them, with a self-signed certificate.
 */
final class EkAuthority implements AutoCloseable {
  /** tcg-kp-EKCertificate. */
  private static final KeyPurposeId EK_CERTIFICATE =
      KeyPurposeId.getInstance(new ASN1ObjectIdentifier("2.23.133.8.1"));

  private static final X500Name NO_NAME = new X500Name(new RDN[0]);

  private final ContentSigner signer;
  private final Runnable forgetKey;
  private final CertificateFrame frame;
  private final byte[] keyIdentifier;
  private final byte[] certificate;

  private EkAuthority(
      SubjectPublicKeyInfo publicKey,
      ContentSigner signer,
      Runnable forgetKey,
      RandomSource random,
      Instant begin)
      throws IOException {
    this.signer = signer;
    this.forgetKey = forgetKey;
    keyIdentifier = HashAlgorithm.SHA1.digest(publicKey.getPublicKeyData().getBytes());
    X500Name name = new X500Name("CN=tpm4j EK CA " + HexFormat.of().formatHex(keyIdentifier, 0, 8));
    frame = new CertificateFrame(name, begin, random);
    certificate = selfSigned(name, publicKey);
  }

  /** On P-384, for RSA and ECC. */
  static EkAuthority classical(RandomSource random, Instant begin) {
    EccPrivateKey key = EccPrivateKey.generate(EccCurve.NIST_P384, random);
    return create(
        KeyIdentifiers.ofPoint(key.publicPoint()),
        new EcdsaContentSigner(key, random),
        key::close,
        random,
        begin);
  }

  /** Of ML-DSA-87, for ML-KEM and ML-DSA, which ECDSA must not vouch for. */
  static EkAuthority postQuantum(RandomSource random, Instant begin) {
    MlDsaPrivateKey key =
        MlDsaPrivateKey.fromSeed(MlDsaSet.ML_DSA_87, random.bytes(MlDsaSet.SEED_BYTES));
    return create(
        PostQuantumKeyIdentifiers.ofKey(key.publicKey()),
        new MlDsaContentSigner(key, random),
        key::close,
        random,
        begin);
  }

  private static EkAuthority create(
      SubjectPublicKeyInfo publicKey,
      ContentSigner signer,
      Runnable forgetKey,
      RandomSource random,
      Instant begin) {
    try {
      return new EkAuthority(publicKey, signer, forgetKey, random, begin);
    } catch (IOException e) {
      throw new UncheckedIOException("A certificate in memory has an encoding", e);
    }
  }

  private byte[] selfSigned(X500Name name, SubjectPublicKeyInfo publicKey) throws IOException {
    // It certifies no other authority.
    return frame
        .builder(name, publicKey)
        .addExtension(Extension.basicConstraints, true, new BasicConstraints(0))
        .addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign))
        .addExtension(
            Extension.subjectKeyIdentifier, false, new SubjectKeyIdentifier(keyIdentifier))
        .build(signer)
        .getEncoded();
  }

  /** Its own certificate, DER. */
  byte[] certificate() {
    return certificate.clone();
  }

  /**
   * Certifies an endorsement key (TCG EK Credential Profile 2.4 and 2.7, 3.2). The certificate has
   * no subject, so that its alternative name is critical.
   *
   * @return DER
   */
  byte[] issue(EndorsementPublicKey ek, EkSubject subject) {
    try {
      X509v3CertificateBuilder builder = frame.builder(NO_NAME, ek.info());
      builder.addExtension(
          Extension.authorityKeyIdentifier, false, new AuthorityKeyIdentifier(keyIdentifier));
      builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(false));
      builder.addExtension(Extension.keyUsage, true, ek.usage());
      builder.addExtension(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(EK_CERTIFICATE));
      builder.addExtension(Extension.subjectAlternativeName, true, subject.alternativeName());
      builder.addExtension(
          Extension.subjectDirectoryAttributes, false, subject.directoryAttributes());
      return builder.build(signer).getEncoded();
    } catch (IOException e) {
      throw new UncheckedIOException("A certificate in memory has an encoding", e);
    }
  }

  /** The private key is gone: nothing more can be certified. */
  @Override
  public void close() {
    forgetKey.run();
  }
}
