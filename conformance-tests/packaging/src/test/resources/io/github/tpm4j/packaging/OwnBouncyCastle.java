import io.github.tpm4j.provider.TpmProvider;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.Signature;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.jcajce.JcaCertStore;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.CMSSignedDataGenerator;
import org.bouncycastle.cms.SignerInformation;
import org.bouncycastle.cms.jcajce.JcaSignerInfoGeneratorBuilder;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;

/** A program with its own Bouncy Castle. Argument: a part of the place that it must come from. */
class OwnBouncyCastle {
  private static final byte[] MESSAGE = "signed inside the TPM".getBytes();
  private static final char[] PASSWORD = "store".toCharArray();

  public static void main(String[] arguments) throws Exception {
    String place =
        BouncyCastleProvider.class.getProtectionDomain().getCodeSource().getLocation().toString();
    require(place.contains(arguments[0]), place);
    Provider tpm = new TpmProvider().configure("engine:memory");
    Provider own = new BouncyCastleProvider();
    KeyStore store = stored(tpm);
    PrivateKey key = (PrivateKey) store.getKey("key", null);
    X509Certificate certificate = (X509Certificate) store.getCertificate("key");
    certificate.verify(certificate.getPublicKey(), own);
    sign(key, certificate, tpm, own);
    signMessage(key, certificate, tpm, own);
    signPostQuantum(tpm);
  }

  /** A new key, written to a KeyStore and read again. */
  private static KeyStore stored(Provider tpm) throws Exception {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC", tpm);
    KeyPair pair = generator.generateKeyPair();
    KeyStore made = KeyStore.getInstance("TPM", tpm);
    made.load(null, null);
    made.setKeyEntry("key", pair.getPrivate(), null, new Certificate[] {selfSigned(pair, tpm)});
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    made.store(file, PASSWORD);
    KeyStore read = KeyStore.getInstance("TPM", tpm);
    read.load(new ByteArrayInputStream(file.toByteArray()), PASSWORD);
    return read;
  }

  private static X509Certificate selfSigned(KeyPair pair, Provider tpm) throws Exception {
    X500Name name = new X500Name("CN=own");
    long now = System.currentTimeMillis();
    return new JcaX509CertificateConverter()
        .getCertificate(
            new JcaX509v3CertificateBuilder(
                    name,
                    BigInteger.ONE,
                    new Date(now - 3_600_000),
                    new Date(now + 3_600_000),
                    name,
                    pair.getPublic())
                .build(signer(pair.getPrivate(), tpm)));
  }

  private static ContentSigner signer(PrivateKey key, Provider tpm) throws Exception {
    return new JcaContentSignerBuilder("SHA256withECDSA").setProvider(tpm).build(key);
  }

  private static void sign(PrivateKey key, X509Certificate certificate, Provider tpm, Provider own)
      throws Exception {
    Signature signature = Signature.getInstance("SHA256withECDSA", tpm);
    signature.initSign(key);
    signature.update(MESSAGE);
    byte[] signed = signature.sign();
    Signature verifier = Signature.getInstance("SHA256withECDSA", own);
    verifier.initVerify(certificate.getPublicKey());
    verifier.update(MESSAGE);
    require(verifier.verify(signed), "ECDSA");
  }

  private static void signMessage(
      PrivateKey key, X509Certificate certificate, Provider tpm, Provider own) throws Exception {
    CMSSignedDataGenerator generator = new CMSSignedDataGenerator();
    generator.addSignerInfoGenerator(
        new JcaSignerInfoGeneratorBuilder(new JcaDigestCalculatorProviderBuilder().build())
            .build(signer(key, tpm), certificate));
    generator.addCertificates(new JcaCertStore(List.of(certificate)));
    CMSSignedData message = generator.generate(new CMSProcessableByteArray(MESSAGE), true);
    for (SignerInformation information : message.getSignerInfos()) {
      require(
          information.verify(
              new JcaSimpleSignerInfoVerifierBuilder().setProvider(own).build(certificate)),
          "CMS");
    }
  }

  private static void signPostQuantum(Provider tpm) throws Exception {
    KeyPair pair = KeyPairGenerator.getInstance("ML-DSA-44", tpm).generateKeyPair();
    Signature signature = Signature.getInstance("ML-DSA", tpm);
    signature.initSign(pair.getPrivate());
    signature.update(MESSAGE);
    byte[] signed = signature.sign();
    signature.initVerify(pair.getPublic());
    signature.update(MESSAGE);
    require(signature.verify(signed), "ML-DSA");
  }

  private static void require(boolean holds, String what) {
    if (!holds) {
      throw new AssertionError(what);
    }
  }
}
