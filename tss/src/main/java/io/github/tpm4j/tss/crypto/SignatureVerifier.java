package io.github.tpm4j.tss.crypto;

import io.github.tpm4j.tss.algorithms.HashAlg;
import io.github.tpm4j.tss.algorithms.Tpm2bSignatureMldsa;
import io.github.tpm4j.tss.algorithms.TpmsSignatureEcc;
import io.github.tpm4j.tss.algorithms.TpmsSignatureHashMldsa;
import io.github.tpm4j.tss.algorithms.TpmsSignatureRsa;
import io.github.tpm4j.tss.algorithms.TpmtSignature;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.error.TpmUnsupportedException;
import io.github.tpm4j.tss.objects.TpmtPublic;
import io.github.tpm4j.tss.wire.Bytes;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;

/**
 * Verifies signatures of TPM keys in software, where no TPM is: RSASSA, RSAPSS with any salt,
 * ECDSA, EC Schnorr, SM2, ML-DSA and HashML-DSA. ECDAA is for verifiers that know its issuer.
 */
public final class SignatureVerifier {

  private SignatureVerifier() {}

  /**
   * {@return whether {@code signature} is the key's over {@code message}}
   *
   * @param key the public area of a signing key
   * @param message what was signed, not its digest
   * @param signature with the hash that was signed with
   * @throws TpmUnsupportedException if the scheme is not one of those above, or this JVM lacks it
   */
  public static boolean verify(TpmtPublic key, Bytes message, TpmtSignature signature) {
    try {
      return verifyKnown(key, message, signature);
    } catch (InvalidKeyException | SignatureException e) {
      // What has not the form of a signature by such a key is none.
      return false;
    } catch (GeneralSecurityException e) {
      throw new TpmUnsupportedException(
          signature.sigAlg() + " cannot be verified: " + e.getMessage(), e);
    }
  }

  private static boolean verifyKnown(TpmtPublic key, Bytes message, TpmtSignature signature)
      throws GeneralSecurityException {
    if (signature.signature() instanceof Tpm2bSignatureMldsa mlDsa) {
      return key.type().equals(TpmAlg.MLDSA)
          && MlDsaVerifier.verify(key, Bytes.EMPTY, message, mlDsa.buffer());
    }
    if (signature.signature() instanceof TpmsSignatureHashMldsa mlDsa) {
      return MlDsaVerifier.verifyHashed(key, Bytes.EMPTY, message, mlDsa);
    }
    if (signature.signature() instanceof TpmsSignatureRsa rsa && key.type().equals(TpmAlg.RSA)) {
      RSAPublicKey publicKey = (RSAPublicKey) PublicKeys.of(key);
      return signature.sigAlg().equals(TpmAlg.RSAPSS)
          ? verifyPss(publicKey, message, rsa)
          : verifyPkcs1(publicKey, message, rsa);
    }
    if (signature.signature() instanceof TpmsSignatureEcc ecc && key.type().equals(TpmAlg.ECC)) {
      return verifyEcc(key, message, signature.sigAlg(), ecc);
    }
    throw unknown(signature.sigAlg(), key);
  }

  private static boolean verifyEcc(
      TpmtPublic key, Bytes message, TpmAlg scheme, TpmsSignatureEcc signature)
      throws GeneralSecurityException {
    if (scheme.equals(TpmAlg.ECDSA)) {
      String name = jcaName(signature.hash(), "ECDSA");
      return verify(
          Signature.getInstance(name, EcdsaVerifiers.next(name)),
          PublicKeys.of(key),
          message,
          EcdsaSignatures.der(signature));
    }
    if (scheme.equals(TpmAlg.ECSCHNORR)) {
      return EccSchemes.verifySchnorr(key, known(signature.hash()), message, signature);
    }
    if (scheme.equals(TpmAlg.SM2)) {
      return EccSchemes.verifySm2(key, known(signature.hash()), message, signature);
    }
    throw unknown(scheme, key);
  }

  private static TpmUnsupportedException unknown(TpmAlg scheme, TpmtPublic key) {
    return new TpmUnsupportedException(
        "signatures of " + scheme + " by a key of " + key.type() + " are not known here");
  }

  private static String jcaName(TpmAlg hash, String algorithm) {
    return known(hash).jcaName().replaceFirst("^SHA-", "SHA") + "with" + algorithm;
  }

  private static HashAlg known(TpmAlg hash) {
    return HashAlg.find(hash)
        .orElseThrow(
            () -> new TpmUnsupportedException("signatures by " + hash + " are not known here"));
  }

  private static boolean verifyPkcs1(RSAPublicKey key, Bytes message, TpmsSignatureRsa signature)
      throws GeneralSecurityException {
    String name = jcaName(signature.hash(), "RSA");
    return verify(
        Signature.getInstance(name, SoftwareProviders.of("Signature", name)),
        key,
        message,
        signature.sig().borrow());
  }

  private static boolean verify(Signature verifier, PublicKey key, Bytes message, byte[] signature)
      throws GeneralSecurityException {
    try {
      verifier.initVerify(key);
    } catch (IllegalArgumentException e) {
      // Bouncy Castle's, of a point that is not on the curve.
      throw new InvalidKeyException(e);
    }
    verifier.update(message.borrow());
    return verifier.verify(signature);
  }

  private static boolean verifyPss(RSAPublicKey key, Bytes message, TpmsSignatureRsa signature)
      throws GeneralSecurityException {
    HashAlg hash = known(signature.hash());
    Signature verifier =
        Signature.getInstance("RSASSA-PSS", SoftwareProviders.of("Signature", "RSASSA-PSS"));
    verifier.initVerify(key);
    verifier.setParameter(
        new PSSParameterSpec(
            hash.jcaName(),
            "MGF1",
            new MGF1ParameterSpec(hash.jcaName()),
            saltBytes(key, hash, signature.sig()),
            PSSParameterSpec.TRAILER_FIELD_BC));
    verifier.update(message.borrow());
    return verifier.verify(signature.sig().borrow());
  }

  /** TPMs differ in the size of the salt (Part 1, B.7), and so it is taken from the signature. */
  private static int saltBytes(RSAPublicKey key, HashAlg hash, Bytes signature)
      throws SignatureException {
    try {
      return PssEncoding.saltBytes(key, hash, signature);
    } catch (IllegalArgumentException e) {
      throw new SignatureException(e);
    }
  }
}
