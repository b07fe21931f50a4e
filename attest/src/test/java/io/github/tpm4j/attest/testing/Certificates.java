package io.github.tpm4j.attest.testing;

import io.github.tpm4j.tss.wire.Bytes;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.DERBitString;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERUTF8String;
import org.bouncycastle.asn1.DLSequence;
import org.bouncycastle.asn1.DLSet;
import org.bouncycastle.asn1.DLTaggedObject;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x509.Time;
import org.bouncycastle.asn1.x509.V3TBSCertificateGenerator;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;

/**
 * Makes certificates byte for byte as TPM makers do: in the encoding DL, which keeps what DER would
 * put in order.
 */
public final class Certificates {
  public static final Instant BEGIN = Instant.parse("2020-01-01T00:00:00Z");
  public static final Instant END = Instant.parse("2099-01-01T00:00:00Z");
  private static final String TCG = "2.23.133.2.";
  private static final DLSequence COMMON_NAME = attribute("2.5.4.3", "Root CA 2110");
  private static final DLSequence ORGANISATION = attribute("2.5.4.10", "A Maker");

  /** An authority, whose key signs by ECDSA with SHA-256. */
  public record Authority(KeyPair pair, X500Name name, X509Certificate certificate) {}

  private Certificates() {}

  public static KeyPair ec() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"));
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  public static KeyPair rsa() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(2048);
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  /** A name of one attribute. */
  public static X500Name name(String commonName) {
    return new X500Name("CN=" + commonName);
  }

  /**
   * A name of one RDN with two attributes. {@link #issue} writes them in the order that DER does
   * not have.
   */
  public static X500Name misordered() {
    return X500Name.getInstance(new DLSequence(rdn(COMMON_NAME, ORGANISATION)));
  }

  private static DLSet rdn(DLSequence first, DLSequence second) {
    return new DLSet(vector(first, second));
  }

  /** What the other order makes of bytes in which the name stands. */
  private static byte[] withNameOutOfOrder(byte[] encoded) throws IOException {
    byte[] sorted = rdn(COMMON_NAME, ORGANISATION).getEncoded(ASN1Encoding.DER);
    byte[] one = rdn(COMMON_NAME, ORGANISATION).getEncoded(ASN1Encoding.DL);
    byte[] other = rdn(ORGANISATION, COMMON_NAME).getEncoded(ASN1Encoding.DL);
    String unsorted = Bytes.of(Arrays.equals(sorted, one) ? other : one).toHex();
    return Bytes.ofHex(Bytes.of(encoded).toHex().replace(Bytes.of(sorted).toHex(), unsorted))
        .toByteArray();
  }

  private static DLSequence attribute(String oid, String value) {
    return new DLSequence(vector(new ASN1ObjectIdentifier(oid), new DERUTF8String(value)));
  }

  private static ASN1EncodableVector vector(ASN1Encodable... elements) {
    ASN1EncodableVector vector = new ASN1EncodableVector();
    for (ASN1Encodable element : elements) {
      vector.add(element);
    }
    return vector;
  }

  public static Authority root(X500Name name) {
    KeyPair pair = ec();
    Authority self = new Authority(pair, name, null);
    return new Authority(pair, name, issue(self, name, info(pair.getPublic()), authority()));
  }

  public static Authority intermediate(Authority issuer, String commonName) {
    KeyPair pair = ec();
    X500Name name = name(commonName);
    return new Authority(pair, name, issue(issuer, name, info(pair.getPublic()), authority()));
  }

  private static Extension authority() {
    return extension("2.5.29.19", true, new BasicConstraints(true));
  }

  public static SubjectPublicKeyInfo info(PublicKey key) {
    return SubjectPublicKeyInfo.getInstance(key.getEncoded());
  }

  /** As certificates of the time of TPM 1.2 have it. */
  public static SubjectPublicKeyInfo oaepInfo(RSAPublicKey key) {
    SubjectPublicKeyInfo plain = info(key);
    return new SubjectPublicKeyInfo(
        new AlgorithmIdentifier(PKCSObjectIdentifiers.id_RSAES_OAEP, DERNull.INSTANCE),
        plain.getPublicKeyData().getBytes());
  }

  public static Extension extension(String oid, boolean critical, ASN1Encodable value) {
    try {
      byte[] encoded = value.toASN1Primitive().getEncoded(ASN1Encoding.DL);
      return extension(oid, critical, encoded);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  public static Extension extension(String oid, boolean critical, byte[] value) {
    return new Extension(new ASN1ObjectIdentifier(oid), critical, new DEROctetString(value));
  }

  /** A subject's alternative name with each attribute in an RDN of its own. */
  public static Extension chip(boolean critical, String maker, String model, String version) {
    return alternativeName(
        critical,
        new DLSet(vector(attribute(TCG + 1, maker))),
        new DLSet(vector(attribute(TCG + 2, model))),
        new DLSet(vector(attribute(TCG + 3, version))));
  }

  /** A subject's alternative name with all attributes in one RDN. */
  public static Extension chipInOneRdn(String maker, String model, String version) {
    return alternativeName(
        false,
        new DLSet(
            vector(
                attribute(TCG + 1, maker),
                attribute(TCG + 2, model),
                attribute(TCG + 3, version))));
  }

  public static Extension twoMakers(String one, String two) {
    return alternativeName(
        false,
        new DLSet(vector(attribute(TCG + 1, one))),
        new DLSet(vector(attribute(TCG + 1, two))));
  }

  private static Extension alternativeName(boolean critical, DLSet... rdns) {
    DLTaggedObject name = new DLTaggedObject(true, 4, new DLSequence(vector(rdns)));
    return extension("2.5.29.17", critical, new DLSequence(vector(name)));
  }

  /** A certificate from {@link #BEGIN} to {@link #END}. */
  public static X509Certificate issue(
      Authority issuer, X500Name subject, SubjectPublicKeyInfo key, Extension... extensions) {
    AlgorithmIdentifier ecdsa = new AlgorithmIdentifier(X9ObjectIdentifiers.ecdsa_with_SHA256);
    V3TBSCertificateGenerator generator = new V3TBSCertificateGenerator();
    generator.setSerialNumber(new ASN1Integer(BigInteger.valueOf(System.nanoTime())));
    generator.setIssuer(issuer.name());
    generator.setSubject(subject);
    generator.setStartDate(new Time(Date.from(BEGIN)));
    generator.setEndDate(new Time(Date.from(END)));
    generator.setSignature(ecdsa);
    generator.setSubjectPublicKeyInfo(key);
    if (extensions.length > 0) {
      generator.setExtensions(new Extensions(extensions));
    }
    try {
      byte[] signed =
          withNameOutOfOrder(generator.generateTBSCertificate().getEncoded(ASN1Encoding.DL));
      Signature signer = Signature.getInstance("SHA256withECDSA");
      signer.initSign(issuer.pair().getPrivate());
      signer.update(signed);
      DLSequence certificate =
          new DLSequence(
              vector(ASN1Primitive.fromByteArray(signed), ecdsa, new DERBitString(signer.sign())));
      return (X509Certificate)
          CertificateFactory.getInstance("X.509")
              .generateCertificate(
                  new ByteArrayInputStream(certificate.getEncoded(ASN1Encoding.DL)));
    } catch (GeneralSecurityException | IOException e) {
      throw new AssertionError(e);
    }
  }

  public static Bytes encoded(X509Certificate... certificates) {
    List<Bytes> all = new ArrayList<>();
    try {
      for (X509Certificate certificate : certificates) {
        all.add(Bytes.of(certificate.getEncoded()));
      }
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
    return CelWriter.join(all.toArray(Bytes[]::new));
  }
}
