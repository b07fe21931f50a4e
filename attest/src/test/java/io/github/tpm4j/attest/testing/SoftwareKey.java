package io.github.tpm4j.attest.testing;

import io.github.tpm4j.attest.AttestationKey;
import io.github.tpm4j.tss.algorithms.HashAlg;
import io.github.tpm4j.tss.algorithms.TpmsSignatureEcc;
import io.github.tpm4j.tss.algorithms.TpmsSignatureRsa;
import io.github.tpm4j.tss.algorithms.TpmtEccScheme;
import io.github.tpm4j.tss.algorithms.TpmtRsaScheme;
import io.github.tpm4j.tss.algorithms.TpmtSignature;
import io.github.tpm4j.tss.algorithms.TpmuSignature;
import io.github.tpm4j.tss.attributes.TpmaObject;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.objects.TpmsEccParms;
import io.github.tpm4j.tss.objects.TpmsRsaParms;
import io.github.tpm4j.tss.objects.TpmtPublic;
import io.github.tpm4j.tss.wire.Bytes;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;

/**
 * An attestation key whose private part is here, so that tests can sign what no TPM would: it
 * stands for an attacker's TPM as well as for a good one.
 */
public final class SoftwareKey {
  private static final int AK_ATTRIBUTES =
      TpmaObject.FIXED_TPM
          | TpmaObject.FIXED_PARENT
          | TpmaObject.SENSITIVE_DATA_ORIGIN
          | TpmaObject.USER_WITH_AUTH
          | TpmaObject.RESTRICTED
          | TpmaObject.SIGN;

  private final KeyPair pair;
  private final TpmAlg scheme;
  private final HashAlg hash;
  private final TpmtPublic area;

  private SoftwareKey(KeyPair pair, TpmAlg scheme, HashAlg hash, TpmtPublic area) {
    this.pair = pair;
    this.scheme = scheme;
    this.hash = hash;
    this.area = area;
  }

  public static SoftwareKey ecdsa(String curve, HashAlg hash) {
    KeyPair pair = generate("EC", curve);
    TpmtPublic open = AttestationKey.vouchedFor(pair.getPublic()).area();
    TpmsEccParms parms = (TpmsEccParms) open.parameters();
    TpmsEccParms bound =
        new TpmsEccParms(
            parms.symmetric(),
            TpmtEccScheme.of(TpmAlg.ECDSA, hash.alg()),
            parms.curveId(),
            parms.kdf());
    TpmtPublic area =
        new TpmtPublic(
            TpmAlg.ECC,
            TpmAlg.SHA256,
            TpmaObject.of(AK_ATTRIBUTES),
            Bytes.EMPTY,
            bound,
            open.unique());
    return new SoftwareKey(pair, TpmAlg.ECDSA, hash, area);
  }

  /**
   * @param scheme TPM_ALG_RSASSA or TPM_ALG_RSAPSS
   */
  public static SoftwareKey rsa(TpmAlg scheme, HashAlg hash) {
    KeyPair pair = generate("RSA", "2048");
    TpmtPublic open = AttestationKey.vouchedFor(pair.getPublic()).area();
    TpmsRsaParms parms = (TpmsRsaParms) open.parameters();
    TpmsRsaParms bound =
        new TpmsRsaParms(
            parms.symmetric(),
            TpmtRsaScheme.of(scheme, hash.alg()),
            parms.keyBits(),
            parms.exponent());
    TpmtPublic area =
        new TpmtPublic(
            TpmAlg.RSA,
            TpmAlg.SHA256,
            TpmaObject.of(AK_ATTRIBUTES),
            Bytes.EMPTY,
            bound,
            open.unique());
    return new SoftwareKey(pair, scheme, hash, area);
  }

  private static KeyPair generate(String algorithm, String parameter) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
      if (algorithm.equals("RSA")) {
        generator.initialize(Integer.parseInt(parameter));
      } else {
        generator.initialize(new ECGenParameterSpec(parameter));
      }
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  /** The same key with other attributes. */
  public SoftwareKey withAttributes(int attributes) {
    return new SoftwareKey(pair, scheme, hash, area.withAttributes(TpmaObject.of(attributes)));
  }

  /** The same key, signing in another scheme or by another hash than it is bound to. */
  public SoftwareKey signingBy(TpmAlg otherScheme, HashAlg otherHash) {
    return new SoftwareKey(pair, otherScheme, otherHash, area);
  }

  public TpmtPublic area() {
    return area;
  }

  public AttestationKey key() {
    return AttestationKey.of(area);
  }

  public AttestationKey vouchedFor() {
    return AttestationKey.vouchedFor(pair.getPublic());
  }

  public PublicKey publicKey() {
    return pair.getPublic();
  }

  public TpmtSignature sign(byte[] message) {
    return sign(message, hash.digestBytes());
  }

  /**
   * @param saltBytes of RSAPSS
   */
  public TpmtSignature sign(byte[] message, int saltBytes) {
    try {
      return new TpmtSignature(scheme, signature(message, saltBytes));
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  private TpmuSignature signature(byte[] message, int saltBytes) throws GeneralSecurityException {
    String name = hash.jcaName().replaceFirst("^SHA-", "SHA");
    if (scheme.equals(TpmAlg.ECDSA)) {
      byte[] numbers = run(Signature.getInstance(name + "withECDSAinP1363Format"), message);
      int half = numbers.length / 2;
      return new TpmsSignatureEcc(
          hash.alg(), Bytes.of(numbers, 0, half), Bytes.of(numbers, half, half));
    }
    Signature signer =
        Signature.getInstance(scheme.equals(TpmAlg.RSAPSS) ? "RSASSA-PSS" : name + "withRSA");
    if (scheme.equals(TpmAlg.RSAPSS)) {
      MGF1ParameterSpec mgf = new MGF1ParameterSpec(hash.jcaName());
      signer.setParameter(new PSSParameterSpec(hash.jcaName(), "MGF1", mgf, saltBytes, 1));
    }
    return new TpmsSignatureRsa(hash.alg(), Bytes.adopt(run(signer, message)));
  }

  private byte[] run(Signature signer, byte[] message) throws GeneralSecurityException {
    signer.initSign(pair.getPrivate());
    signer.update(message);
    return signer.sign();
  }
}
