package io.github.tpm4j.keystore.seal;

import io.github.tpm4j.keystore.policy.PublicKeyPem;
import io.github.tpm4j.tss.algorithms.HashAlg;
import io.github.tpm4j.tss.algorithms.TpmtRsaScheme;
import io.github.tpm4j.tss.algorithms.TpmtSymDefObject;
import io.github.tpm4j.tss.asn1.Der;
import io.github.tpm4j.tss.attributes.TpmaObject;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.crypto.Digests;
import io.github.tpm4j.tss.error.TpmUnsupportedException;
import io.github.tpm4j.tss.objects.TpmsRsaParms;
import io.github.tpm4j.tss.objects.TpmtPublic;
import io.github.tpm4j.tss.structures.TpmlPcrSelection;
import io.github.tpm4j.tss.templates.PublicAreas;
import io.github.tpm4j.tss.wire.Bytes;
import java.nio.charset.StandardCharsets;
import java.security.PublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.InvalidKeySpecException;

/**
 * The key whose holder signs values of PCR, to which data are sealed instead of to fixed values.
 *
 * @param area of the key, as systemd has the TPM load it: its Name is part of the policy
 * @param fingerprint SHA-256 of the key as PKCS#1 has it, by which signatures name it
 * @param pcrs whose values are signed, of one bank
 */
record SystemdSigner(TpmtPublic area, Bytes fingerprint, TpmlPcrSelection pcrs) {
  // Not 0, by which a TPM means the same: the Name has this one.
  private static final int EXPONENT = 65537;

  /**
   * Reads a key.
   *
   * @param pem RSA; systemd takes no other
   * @throws SealedDataException if it is none
   */
  static SystemdSigner read(Bytes pem, TpmlPcrSelection pcrs) throws SealedDataException {
    try {
      PublicKey key = PublicKeyPem.read(new String(pem.toByteArray(), StandardCharsets.ISO_8859_1));
      if (key instanceof RSAPublicKey rsa) {
        return new SystemdSigner(area(rsa), fingerprint(rsa), pcrs);
      }
    } catch (InvalidKeySpecException | TpmUnsupportedException e) {
      throw new SealedDataException("The key that signs PCR values is damaged", e);
    }
    throw new SealedDataException("The key that signs PCR values is none of RSA");
  }

  private static TpmtPublic area(RSAPublicKey key) {
    TpmtPublic any = PublicAreas.of(key);
    int keyBits = ((TpmsRsaParms) any.parameters()).keyBits();
    return new TpmtPublic(
        TpmAlg.RSA,
        TpmAlg.SHA256,
        TpmaObject.of(TpmaObject.DECRYPT | TpmaObject.SIGN | TpmaObject.USER_WITH_AUTH),
        Bytes.EMPTY,
        new TpmsRsaParms(TpmtSymDefObject.NULL, TpmtRsaScheme.NULL, keyBits, EXPONENT),
        any.unique());
  }

  private static Bytes fingerprint(RSAPublicKey key) {
    byte[] pkcs1 =
        Der.sequence(Der.integer(key.getModulus()), Der.integer(key.getPublicExponent()));
    return Digests.of(HashAlg.SHA256, Bytes.adopt(pkcs1));
  }
}
