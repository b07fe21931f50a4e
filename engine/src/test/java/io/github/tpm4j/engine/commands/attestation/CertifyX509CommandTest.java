package io.github.tpm4j.engine.commands.attestation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tpm4j.engine.crypto.ecc.EccCurve;
import io.github.tpm4j.engine.testing.JcaKeys;
import io.github.tpm4j.engine.testing.TestKey;
import io.github.tpm4j.engine.testing.TestTpm;
import io.github.tpm4j.tss.algorithms.TpmsEccPoint;
import io.github.tpm4j.tss.algorithms.TpmsSignatureRsa;
import io.github.tpm4j.tss.algorithms.TpmtEccScheme;
import io.github.tpm4j.tss.algorithms.TpmtKeyedhashScheme;
import io.github.tpm4j.tss.algorithms.TpmtRsaScheme;
import io.github.tpm4j.tss.algorithms.TpmtSigScheme;
import io.github.tpm4j.tss.attributes.TpmaObject;
import io.github.tpm4j.tss.commands.attestation.CertifyX509;
import io.github.tpm4j.tss.commands.object.LoadExternal;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.constants.TpmRc;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.objects.TpmtSensitive;
import io.github.tpm4j.tss.wire.Bytes;
import io.github.tpm4j.tss.wire.Revision;
import io.github.tpm4j.tss.wire.SecretBytes;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.DERBitString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERTaggedObject;
import org.bouncycastle.asn1.DERUTF8String;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.asn1.x509.ExtensionsGenerator;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.Time;
import org.bouncycastle.operator.DefaultSignatureAlgorithmIdentifierFinder;
import org.junit.jupiter.api.Test;

class CertifyX509CommandTest {
  private static final TpmtSigScheme RSASSA = TpmtSigScheme.of(TpmAlg.RSASSA, TpmAlg.SHA256);
  private static final ASN1ObjectIdentifier TPMA_OBJECT =
      new ASN1ObjectIdentifier("2.23.133.10.1.1.1");
  private static final TestKey SIGNER =
      TestKey.rsa(TpmtRsaScheme.NULL).with(TpmaObject.SIGN | TpmaObject.X509SIGN);
  private static final TestKey SUBJECT =
      TestKey.ecc(EccCurve.NIST_P256, TpmtEccScheme.NULL).with(TpmaObject.SIGN);

  private final TestTpm tpm = TestTpm.started(Revision.V159);
  private final TpmHandle signer = SIGNER.load(tpm);

  private static Extensions usage(int bits) throws IOException {
    ExtensionsGenerator generator = new ExtensionsGenerator();
    generator.addExtension(Extension.keyUsage, true, new KeyUsage(bits));
    return generator.generate();
  }

  private static Extensions usage(int bits, int objectAttributes) throws IOException {
    ExtensionsGenerator generator = new ExtensionsGenerator();
    generator.addExtension(Extension.keyUsage, true, new KeyUsage(bits));
    byte[] octets = ByteBuffer.allocate(4).putInt(objectAttributes).array();
    generator.addExtension(TPMA_OBJECT, false, new DERBitString(octets));
    return generator.generate();
  }

  /** Issuer, validity, subject and extensions, after {@code first}. */
  private static byte[] partial(Extensions extensions, ASN1Encodable... first) throws IOException {
    List<ASN1Encodable> elements = new ArrayList<>(List.of(first));
    elements.add(new X500Name("CN=issuer"));
    elements.add(
        new DERSequence(
            new ASN1Encodable[] {new Time(new Date(0)), new Time(new Date(86400_000L))}));
    elements.add(new X500Name("CN=subject"));
    elements.add(new DERTaggedObject(true, 3, extensions));
    return new DERSequence(elements.toArray(new ASN1Encodable[0])).getEncoded();
  }

  private static byte[] partial() throws IOException {
    return partial(usage(KeyUsage.digitalSignature));
  }

  private CertifyX509.Request request(TpmHandle object, byte[] partial) {
    return new CertifyX509.Request(object, signer, Bytes.EMPTY, RSASSA, Bytes.of(partial));
  }

  private TpmRc code(TestKey object, byte[] partial) {
    return tpm.code(request(object.load(tpm), partial));
  }

  /** Puts together what the caller had and what the TPM added. */
  private static byte[] certificate(byte[] partial, CertifyX509.Response response)
      throws IOException {
    ASN1Sequence given = ASN1Sequence.getInstance(partial);
    ASN1Sequence added = ASN1Sequence.getInstance(response.addedToCertificate().toByteArray());
    DERSequence toBeSigned =
        new DERSequence(
            new ASN1Encodable[] {
              added.getObjectAt(0),
              added.getObjectAt(1),
              added.getObjectAt(2),
              given.getObjectAt(0),
              given.getObjectAt(1),
              given.getObjectAt(2),
              added.getObjectAt(3),
              given.getObjectAt(3)
            });
    byte[] signature = ((TpmsSignatureRsa) response.signature().signature()).sig().toByteArray();
    return new DERSequence(
            new ASN1Encodable[] {toBeSigned, added.getObjectAt(2), new DERBitString(signature)})
        .getEncoded();
  }

  @Test
  void makesACertificateThatTheJdkVerifies() throws Exception {
    byte[] partial = partial();
    CertifyX509.Response response = tpm.run(request(SUBJECT.load(tpm), partial));
    X509Certificate certificate =
        (X509Certificate)
            CertificateFactory.getInstance("X.509")
                .generateCertificate(new ByteArrayInputStream(certificate(partial, response)));
    certificate.verify(JcaKeys.of(SIGNER.publicArea()));
    assertEquals(3, certificate.getVersion());
    assertEquals("CN=subject", certificate.getSubjectX500Principal().getName());
    assertArrayEquals(
        JcaKeys.of(SUBJECT.publicArea()).getEncoded(), certificate.getPublicKey().getEncoded());
    assertEquals(1, certificate.getSerialNumber().signum());
    assertTrue(certificate.getSerialNumber().bitLength() <= 159);
  }

  @Test
  void leavesOutTheAlgorithmThatTheCallerGave() throws IOException {
    byte[] partial =
        partial(
            usage(KeyUsage.digitalSignature),
            new DefaultSignatureAlgorithmIdentifierFinder().find("SHA256WITHRSA"));
    CertifyX509.Response response = tpm.run(request(SUBJECT.load(tpm), partial));
    assertEquals(3, ASN1Sequence.getInstance(response.addedToCertificate().toByteArray()).size());
  }

  @Test
  void acceptsTheAttributesOfTheObject() throws IOException {
    byte[] partial =
        partial(usage(KeyUsage.digitalSignature, SUBJECT.publicArea().objectAttributes().value()));
    tpm.run(request(SUBJECT.load(tpm), partial));
  }

  @Test
  void rejectsOtherAttributesThanTheObjects_handle2() throws IOException {
    assertEquals(
        TpmRc.ATTRIBUTES.handle(2), code(SUBJECT, partial(usage(KeyUsage.digitalSignature, 0))));
  }

  private TpmRc code(int objectAttributes, int use) throws IOException {
    TestKey object = TestKey.ecc(EccCurve.NIST_P256, TpmtEccScheme.NULL).with(objectAttributes);
    TpmRc code = code(object, partial(usage(use)));
    tpm.tpm().state().objects().flush(TpmHandle.of(0x80000001));
    return code;
  }

  @Test
  void rejectsAUseThatTheKeyDoesNotHave_parameter3() throws IOException {
    for (int use :
        new int[] {
          KeyUsage.dataEncipherment,
          KeyUsage.keyAgreement,
          KeyUsage.keyEncipherment,
          KeyUsage.nonRepudiation
        }) {
      assertEquals(TpmRc.VALUE.parameter(3), code(TpmaObject.SIGN, use));
    }
    assertEquals(TpmRc.VALUE.parameter(3), code(TpmaObject.DECRYPT, KeyUsage.keyCertSign));
    assertEquals(TpmRc.VALUE.parameter(3), code(TpmaObject.DECRYPT, KeyUsage.keyAgreement));
  }

  @Test
  void allowsADecryptionKeyToEncipher() throws IOException {
    assertEquals(TpmRc.SUCCESS, code(TpmaObject.DECRYPT, KeyUsage.keyEncipherment));
    assertEquals(TpmRc.SUCCESS, code(TpmaObject.DECRYPT, KeyUsage.dataEncipherment));
  }

  @Test
  void rejectsAKeyThatMayNotSign_handle1() throws IOException {
    TpmHandle decrypter = TestKey.rsa(TpmtRsaScheme.NULL).with(TpmaObject.DECRYPT).load(tpm);
    assertEquals(
        TpmRc.KEY.handle(1),
        tpm.code(
            new CertifyX509.Request(signer, decrypter, Bytes.EMPTY, RSASSA, Bytes.of(partial()))));
  }

  @Test
  void rejectsNoKeyUsage_parameter3() throws IOException {
    ExtensionsGenerator generator = new ExtensionsGenerator();
    generator.addExtension(TPMA_OBJECT, false, new DERUTF8String("no bits"));
    assertEquals(TpmRc.VALUE.parameter(3), code(SUBJECT, partial(generator.generate())));
  }

  @Test
  void rejectsMoreThanOneStructure_parameter3() throws IOException {
    byte[] partial = partial();
    byte[] longer = Arrays.copyOf(partial, partial.length + 1);
    assertEquals(TpmRc.SIZE.parameter(3), code(SUBJECT, longer));
    assertEquals(TpmRc.SIZE.parameter(3), tpm.code(request(signer, new byte[] {5, 0})));
    assertEquals(TpmRc.VALUE.parameter(3), tpm.code(request(signer, new byte[0])));
  }

  @Test
  void rejectsOtherElements_parameter3() throws IOException {
    byte[] names = new DERSequence(new X500Name("CN=alone")).getEncoded();
    assertEquals(TpmRc.VALUE.parameter(3), code(SUBJECT, names));
    byte[] text = partial(usage(KeyUsage.digitalSignature), new DERUTF8String("text"));
    assertEquals(TpmRc.VALUE.parameter(3), tpm.code(request(signer, text)));
  }

  @Test
  void rejectsReservedData_parameter1() throws IOException {
    assertEquals(
        TpmRc.SIZE.parameter(1),
        tpm.code(
            new CertifyX509.Request(
                signer, signer, Bytes.of((byte) 0), RSASSA, Bytes.of(partial()))));
  }

  @Test
  void rejectsAnObjectWithoutPublicKey_handle2() throws IOException {
    TestKey hmacKey =
        TestKey.keyedHash(TpmtKeyedhashScheme.of(TpmAlg.HMAC, TpmAlg.SHA256), new byte[16])
            .with(TpmaObject.SIGN);
    assertEquals(TpmRc.ASYMMETRIC.handle(2), code(hmacKey, partial()));
  }

  @Test
  void rejectsASchemeWithoutIdentifier_handle1() throws IOException {
    TpmHandle object = SUBJECT.load(tpm);
    TpmtSigScheme schnorr = TpmtSigScheme.of(TpmAlg.ECSCHNORR, TpmAlg.SHA256);
    assertEquals(
        TpmRc.SCHEME.handle(1),
        tpm.code(
            new CertifyX509.Request(object, object, Bytes.EMPTY, schnorr, Bytes.of(partial()))));
  }

  @Test
  void rejectsTheNullHandle_handle1() throws IOException {
    assertEquals(
        TpmRc.SCHEME.handle(1),
        tpm.code(
            new CertifyX509.Request(
                SUBJECT.load(tpm), TpmHandle.NULL, Bytes.EMPTY, RSASSA, Bytes.of(partial()))));
  }

  @Test
  void acceptsAnObjectWhosePointHasZerosInFront() throws IOException {
    byte[] d = new byte[32];
    d[31] = 1;
    TpmsEccPoint padded =
        new TpmsEccPoint(
            padded(EccCurve.NIST_P256.generator().x()), padded(EccCurve.NIST_P256.generator().y()));
    TpmtSensitive sensitive =
        new TpmtSensitive(TpmAlg.ECC, SecretBytes.EMPTY, SecretBytes.EMPTY, SecretBytes.adopt(d));
    TpmHandle object =
        tpm.run(
                new LoadExternal.Request(
                    sensitive, SUBJECT.publicArea().withUnique(padded), TpmHandle.NULL))
            .objectHandle();

    tpm.run(new CertifyX509.Request(object, signer, Bytes.EMPTY, RSASSA, Bytes.of(partial())));
  }

  private static Bytes padded(byte[] coordinate) {
    byte[] out = new byte[40];
    System.arraycopy(coordinate, 0, out, out.length - coordinate.length, coordinate.length);
    return Bytes.adopt(out);
  }
}
