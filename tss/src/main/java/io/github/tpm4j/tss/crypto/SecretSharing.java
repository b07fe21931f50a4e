package io.github.tpm4j.tss.crypto;

import io.github.tpm4j.tss.algorithms.HashAlg;
import io.github.tpm4j.tss.algorithms.Tpm2bPublicKeyMlkem;
import io.github.tpm4j.tss.algorithms.TpmsEccPoint;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.error.TpmUnsupportedException;
import io.github.tpm4j.tss.objects.TpmsEccParms;
import io.github.tpm4j.tss.objects.TpmsRsaParms;
import io.github.tpm4j.tss.objects.TpmtPublic;
import io.github.tpm4j.tss.wire.Bytes;
import io.github.tpm4j.tss.wire.SecretBytes;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.MGF1ParameterSpec;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.KeyAgreement;
import javax.crypto.spec.OAEPParameterSpec;
import javax.crypto.spec.PSource;

/**
 * Makes secrets that only the TPM which holds a key can recover (Part 1, B.10 for RSA and C.6 for
 * ECC; of version 185, 47.4 for ML-KEM).
 */
public final class SecretSharing {
  private SecretSharing() {}

  /**
   * {@return a new secret, as long as a digest of the key's nameAlg}
   *
   * @param key the public area of a decryption key of the TPM
   * @param label what the secret is for
   * @throws TpmUnsupportedException if the key can take no secret, or this JVM lacks its algorithm
   */
  public static SharedSecret with(TpmtPublic key, KdfLabel label) {
    try {
      if (key.parameters() instanceof TpmsRsaParms parms) {
        return byRsa(key, parms, label);
      }
      if (key.parameters() instanceof TpmsEccParms parms) {
        return byEcc(key, parms, label);
      }
      if (key.unique() instanceof Tpm2bPublicKeyMlkem encapsulationKey) {
        return byMlKem(key, encapsulationKey, label);
      }
    } catch (GeneralSecurityException e) {
      throw new TpmUnsupportedException(
          "this JVM cannot share a secret with " + key.type() + ": " + e.getMessage(), e);
    }
    throw new TpmUnsupportedException("an object of type " + key.type() + " can take no secret");
  }

  private static SharedSecret byRsa(TpmtPublic key, TpmsRsaParms parms, KdfLabel label)
      throws GeneralSecurityException {
    HashAlg nameHash = HashAlg.of(key.nameAlg());
    TpmAlg schemeHash = parms.scheme().hash();
    HashAlg hash = schemeHash.equals(TpmAlg.NULL) ? nameHash : HashAlg.of(schemeHash);
    byte[] secret = Nonces.octets(nameHash.digestBytes());
    Cipher cipher =
        Cipher.getInstance("RSA/ECB/OAEPPadding", SoftwareProviders.of("Cipher", "RSA"));
    cipher.init(
        Cipher.ENCRYPT_MODE,
        PublicKeys.of(key),
        new OAEPParameterSpec(
            hash.jcaName(),
            "MGF1",
            new MGF1ParameterSpec(hash.jcaName()),
            new PSource.PSpecified(label.octets())),
        Nonces.random());
    return new SharedSecret(SecretBytes.adopt(secret), Bytes.adopt(cipher.doFinal(secret)));
  }

  private static SharedSecret byEcc(TpmtPublic key, TpmsEccParms parms, KdfLabel label)
      throws GeneralSecurityException {
    ECParameterSpec curve = PublicKeys.parameters(parms.curveId());
    KeyPairGenerator generator =
        KeyPairGenerator.getInstance("EC", SoftwareProviders.of("KeyPairGenerator", "EC"));
    generator.initialize(curve, Nonces.random());
    KeyPair ephemeral = generator.generateKeyPair();
    ECPublicKey staticKey = (ECPublicKey) PublicKeys.of(key);
    byte[] z = agree(ephemeral, staticKey);
    int fieldBytes = (curve.getCurve().getField().getFieldSize() + 7) / 8;
    ECPoint point = ((ECPublicKey) ephemeral.getPublic()).getW();
    byte[] x = BigEndian.bytes(point.getAffineX(), fieldBytes);
    // As it stands in the public area: the TPM hashes those bytes.
    byte[] staticX = ((TpmsEccPoint) key.unique()).x().borrow();
    SoftwareHash hash = SoftwareHash.of(HashAlg.of(key.nameAlg()));
    byte[] secret = Kdfe.derive(hash, z, label, x, staticX, hash.digestBits());
    Arrays.fill(z, (byte) 0);
    TpmsEccPoint sent =
        new TpmsEccPoint(
            Bytes.adopt(x), Bytes.adopt(BigEndian.bytes(point.getAffineY(), fieldBytes)));
    return new SharedSecret(SecretBytes.adopt(secret), Bytes.adopt(sent.marshal()));
  }

  /** The Labeled KEM; the 32 octets of ML-KEM are not the secret itself. */
  private static SharedSecret byMlKem(
      TpmtPublic key, Tpm2bPublicKeyMlkem encapsulationKey, KdfLabel label)
      throws GeneralSecurityException {
    SharedSecret kem = KeyEncapsulation.to(PublicKeys.of(key)).encapsulate();
    try (SecretBytes k = kem.secret()) {
      return new SharedSecret(
          labeled(key, k, label, kem.encrypted(), encapsulationKey.buffer()), kem.encrypted());
    }
  }

  /** What the holder of the key and this side both make of the secret {@code k}. */
  static SecretBytes labeled(
      TpmtPublic key, SecretBytes k, KdfLabel label, Bytes ciphertext, Bytes encapsulationKey) {
    SoftwareHash hash = SoftwareHash.of(HashAlg.of(key.nameAlg()));
    byte[] contextU = ciphertext.borrow();
    byte[] contextV = encapsulationKey.borrow();
    return SecretBytes.adopt(
        Kdfa.derive(hash, k.borrow(), label, contextU, contextV, hash.digestBits()));
  }

  private static byte[] agree(KeyPair ephemeral, PublicKey staticKey)
      throws GeneralSecurityException {
    KeyAgreement agreement =
        KeyAgreement.getInstance("ECDH", SoftwareProviders.of("KeyAgreement", "ECDH"));
    agreement.init(ephemeral.getPrivate());
    agreement.doPhase(staticKey, true);
    return agreement.generateSecret();
  }
}
