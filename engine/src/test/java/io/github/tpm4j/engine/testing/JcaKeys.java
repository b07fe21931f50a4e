package io.github.tpm4j.engine.testing;

import io.github.tpm4j.engine.crypto.hash.HashAlgorithm;
import io.github.tpm4j.tss.algorithms.Tpm2bPublicKeyRsa;
import io.github.tpm4j.tss.algorithms.TpmsEccPoint;
import io.github.tpm4j.tss.algorithms.TpmsSignatureEcc;
import io.github.tpm4j.tss.algorithms.TpmsSignatureRsa;
import io.github.tpm4j.tss.algorithms.TpmtSignature;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.constants.TpmEccCurve;
import io.github.tpm4j.tss.objects.TpmsEccParms;
import io.github.tpm4j.tss.objects.TpmtPublic;
import io.github.tpm4j.tss.wire.Bytes;
import java.math.BigInteger;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.security.spec.RSAPublicKeySpec;
import java.util.Arrays;
import java.util.Map;

/** Public keys and signatures of a TPM, as the JDK sees them. */
public final class JcaKeys {
  private static final BigInteger RSA_EXPONENT = BigInteger.valueOf(65537);
  private static final Map<TpmEccCurve, String> CURVES =
      Map.of(
          TpmEccCurve.NIST_P256, "secp256r1",
          TpmEccCurve.NIST_P384, "secp384r1",
          TpmEccCurve.NIST_P521, "secp521r1");
  private static final Map<TpmAlg, String> HASHES =
      Map.of(TpmAlg.SHA1, "SHA-1", TpmAlg.SHA256, "SHA-256", TpmAlg.SHA384, "SHA-384");

  private JcaKeys() {}

  public static PublicKey of(TpmtPublic publicArea) {
    try {
      return publicArea.unique() instanceof TpmsEccPoint point
          ? ecc(((TpmsEccParms) publicArea.parameters()).curveId(), point)
          : rsa((Tpm2bPublicKeyRsa) publicArea.unique());
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  private static PublicKey rsa(Tpm2bPublicKeyRsa modulus) throws GeneralSecurityException {
    return KeyFactory.getInstance("RSA")
        .generatePublic(new RSAPublicKeySpec(number(modulus.buffer()), RSA_EXPONENT));
  }

  private static PublicKey ecc(TpmEccCurve curve, TpmsEccPoint point)
      throws GeneralSecurityException {
    AlgorithmParameters parameters = AlgorithmParameters.getInstance("EC");
    parameters.init(new ECGenParameterSpec(CURVES.get(curve)));
    ECPoint w = new ECPoint(number(point.x()), number(point.y()));
    return KeyFactory.getInstance("EC")
        .generatePublic(new ECPublicKeySpec(w, parameters.getParameterSpec(ECParameterSpec.class)));
  }

  /** Whether the JDK accepts an RSASSA, RSAPSS (salt as long as the digest) or ECDSA signature. */
  public static boolean accepts(TpmtPublic publicArea, byte[] message, TpmtSignature signature) {
    try {
      Signature verifier = verifier(signature);
      verifier.initVerify(of(publicArea));
      verifier.update(message);
      return verifier.verify(octets(signature));
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  private static Signature verifier(TpmtSignature signature) throws GeneralSecurityException {
    if (signature.signature() instanceof TpmsSignatureEcc ecc) {
      return Signature.getInstance(
          HASHES.get(ecc.hash()).replace("-", "") + "withECDSAinP1363Format");
    }
    TpmAlg hash = ((TpmsSignatureRsa) signature.signature()).hash();
    if (signature.sigAlg().equals(TpmAlg.RSASSA)) {
      return Signature.getInstance(HASHES.get(hash).replace("-", "") + "withRSA");
    }
    Signature pss = Signature.getInstance("RSASSA-PSS");
    int saltBytes = HashAlgorithm.of(hash).digestBytes();
    String name = HASHES.get(hash);
    pss.setParameter(new PSSParameterSpec(name, "MGF1", new MGF1ParameterSpec(name), saltBytes, 1));
    return pss;
  }

  private static byte[] octets(TpmtSignature signature) {
    if (signature.signature() instanceof TpmsSignatureEcc ecc) {
      byte[] out = ecc.signatureR().toByteArray();
      byte[] both = Arrays.copyOf(out, 2 * out.length);
      System.arraycopy(ecc.signatureS().borrow(), 0, both, out.length, out.length);
      return both;
    }
    return ((TpmsSignatureRsa) signature.signature()).sig().toByteArray();
  }

  private static BigInteger number(Bytes octets) {
    return new BigInteger(1, octets.borrow());
  }
}
