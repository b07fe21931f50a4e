package io.github.tpm4j.conformance.clients;

import io.github.tpm4j.provider.TpmProvider;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.security.InvalidAlgorithmParameterException;
import java.security.InvalidKeyException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Provider;
import java.security.Security;
import java.security.Signature;
import java.security.SignatureException;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.security.spec.RSAKeyGenParameterSpec;
import java.util.List;
import javax.xml.crypto.dsig.CanonicalizationMethod;
import javax.xml.crypto.dsig.DigestMethod;
import javax.xml.crypto.dsig.SignedInfo;
import javax.xml.crypto.dsig.Transform;
import javax.xml.crypto.dsig.XMLSignature;
import javax.xml.crypto.dsig.XMLSignatureFactory;
import javax.xml.crypto.dsig.dom.DOMSignContext;
import javax.xml.crypto.dsig.dom.DOMValidateContext;
import javax.xml.crypto.dsig.spec.C14NMethodParameterSpec;
import javax.xml.crypto.dsig.spec.TransformParameterSpec;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

/** A program whose RSASSA-PSS is the TPM's before all others, by a line of java.security. */
final class PreferredPss {
  private static final byte[] MESSAGE = "message".getBytes(StandardCharsets.UTF_8);
  private static final PSSParameterSpec SHA256 =
      new PSSParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, 32, 1);
  private static final PSSParameterSpec ODD =
      new PSSParameterSpec("SHA-384", "MGF1", MGF1ParameterSpec.SHA1, 11, 1);

  private PreferredPss() {}

  public static void main(String[] arguments) throws Exception {
    Provider provider = new TpmProvider().configure("engine:memory");
    Security.addProvider(provider);
    KeyPair inTpm = pair(KeyPairGenerator.getInstance("RSA", provider));
    KeyPair inSoftware = pair(KeyPairGenerator.getInstance("RSA", "SunRsaSign"));
    for (PSSParameterSpec parameters : List.of(SHA256, ODD)) {
      for (KeyPair pair : List.of(inTpm, inSoftware)) {
        signAndVerify(pair, parameters);
      }
    }
    onlyForPss();
    refusals(inTpm, inSoftware);
    for (KeyPair pair : List.of(inTpm, inSoftware)) {
      signDocument(pair);
    }
  }

  private static KeyPair pair(KeyPairGenerator generator) {
    generator.initialize(2048);
    return generator.generateKeyPair();
  }

  private static void signAndVerify(KeyPair pair, PSSParameterSpec parameters) throws Exception {
    Signature signer = Signature.getInstance("RSASSA-PSS");
    signer.setParameter(parameters);
    require(signer.getProvider().getName().equals("TPM"), "the provider " + signer.getProvider());
    signer.initSign(pair.getPrivate());
    signer.update(MESSAGE);
    byte[] signature = signer.sign();
    require(
        signer.getParameters().getParameterSpec(PSSParameterSpec.class).getSaltLength()
            == parameters.getSaltLength(),
        "the parameters");
    require(verify("SunRsaSign", pair, parameters, signature), "what was signed");
    require(verify("TPM", pair, parameters, signature), "what TPM verifies");
    signature[20] ^= 1;
    require(!verify("TPM", pair, parameters, signature), "what is wrong");
    signer.update(MESSAGE);
    require(verify("SunRsaSign", pair, parameters, signer.sign()), "the second signature");
  }

  private static boolean verify(
      String provider, KeyPair pair, PSSParameterSpec parameters, byte[] signature)
      throws Exception {
    Signature verifier = Signature.getInstance("RSASSA-PSS", provider);
    verifier.setParameter(parameters);
    verifier.initVerify(pair.getPublic());
    verifier.update(MESSAGE);
    return verifier.verify(signature);
  }

  /** A key with parameters of its own. */
  private static void onlyForPss() throws Exception {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSASSA-PSS", "SunRsaSign");
    generator.initialize(new RSAKeyGenParameterSpec(2048, RSAKeyGenParameterSpec.F4, SHA256));
    KeyPair pair = generator.generateKeyPair();
    signAndVerify(pair, SHA256);
    Signature other = Signature.getInstance("RSASSA-PSS", "TPM");
    other.setParameter(ODD);
    refuse(InvalidKeyException.class, () -> other.initSign(pair.getPrivate()));
    refuse(SignatureException.class, other::sign);
  }

  private static void refusals(KeyPair inTpm, KeyPair inSoftware) throws Exception {
    Signature signer = Signature.getInstance("RSASSA-PSS", "TPM");
    signer.setParameter(SHA256);
    KeyPair elliptic = KeyPairGenerator.getInstance("EC", "SunEC").generateKeyPair();
    refuse(InvalidKeyException.class, () -> signer.initSign(elliptic.getPrivate()));
    refuse(InvalidKeyException.class, () -> signer.initSign(null));
    refuse(
        InvalidAlgorithmParameterException.class,
        () ->
            signer.setParameter(
                new PSSParameterSpec("SHA-7", "MGF1", MGF1ParameterSpec.SHA256, 32, 1)));
    signer.initSign(inSoftware.getPrivate());
    signer.initSign(inTpm.getPrivate());
    signer.update(MESSAGE);
    require(verify("SunRsaSign", inTpm, SHA256, signer.sign()), "the TPM after software");
    signer.initSign(inSoftware.getPrivate());
    signer.update(MESSAGE);
    require(verify("SunRsaSign", inSoftware, SHA256, signer.sign()), "software after the TPM");
  }

  private interface Call {
    void run() throws Exception;
  }

  private static void refuse(Class<? extends Exception> kind, Call call) throws Exception {
    try {
      call.run();
    } catch (Exception e) {
      require(kind.isInstance(e), "instead of " + kind + ": " + e);
      return;
    }
    throw new IllegalStateException("no " + kind);
  }

  /** The JDK's XML signatures set the parameters before the key. */
  private static void signDocument(KeyPair pair) throws Exception {
    DocumentBuilderFactory documents = DocumentBuilderFactory.newInstance();
    documents.setNamespaceAware(true);
    Document document =
        documents.newDocumentBuilder().parse(new InputSource(new StringReader("<order/>")));
    XMLSignatureFactory factory = XMLSignatureFactory.getInstance("DOM");
    factory
        .newXMLSignature(signedInfo(factory), null)
        .sign(new DOMSignContext(pair.getPrivate(), document.getDocumentElement()));
    var node = document.getElementsByTagNameNS(XMLSignature.XMLNS, "Signature").item(0);
    DOMValidateContext context = new DOMValidateContext(pair.getPublic(), node);
    require(factory.unmarshalXMLSignature(context).validate(context), "the signed document");
  }

  private static SignedInfo signedInfo(XMLSignatureFactory factory) throws Exception {
    return factory.newSignedInfo(
        factory.newCanonicalizationMethod(
            CanonicalizationMethod.EXCLUSIVE, (C14NMethodParameterSpec) null),
        factory.newSignatureMethod("http://www.w3.org/2007/05/xmldsig-more#sha256-rsa-MGF1", null),
        List.of(
            factory.newReference(
                "",
                factory.newDigestMethod(DigestMethod.SHA256, null),
                List.of(factory.newTransform(Transform.ENVELOPED, (TransformParameterSpec) null)),
                null,
                null)));
  }

  private static void require(boolean condition, String problem) {
    if (!condition) {
      throw new IllegalStateException("wrong: " + problem);
    }
  }
}
