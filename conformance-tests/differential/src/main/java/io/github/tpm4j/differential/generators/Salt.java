package io.github.tpm4j.differential.generators;

import io.github.tpm4j.differential.executor.SessionCrypto;
import io.github.tpm4j.differential.step.Arg;
import io.github.tpm4j.differential.step.Symbols;
import io.github.tpm4j.tss.algorithms.HashAlg;
import io.github.tpm4j.tss.algorithms.TpmsEccPoint;
import io.github.tpm4j.tss.objects.TpmtPublic;
import io.github.tpm4j.tss.wire.Bytes;
import io.github.tpm4j.tss.wire.Limits;
import io.github.tpm4j.tss.wire.TpmReader;
import java.math.BigInteger;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPrivateKeySpec;
import java.security.spec.ECPublicKeySpec;
import javax.crypto.KeyAgreement;

/**
 * The salt of a session (Part 1, 19.6.13), made with the fixed P-256 key as the ephemeral one.
 *
 * @param plain the salt; different for the TPMs if their keys are
 * @param encrypted the TPMS_ECC_POINT for the TPM
 */
record Salt(Arg plain, Arg encrypted) {
  static final Salt NONE = new Salt(Arg.NOTHING, Arg.NOTHING);

  /** A salt for a P-256 storage key. */
  static Salt to(ObjectModel key) {
    TpmsEccPoint ephemeral =
        new TpmsEccPoint(
            Bytes.adopt(KeyMaterial.hex("p256.x")), Bytes.adopt(KeyMaterial.hex("p256.y")));
    return new Salt(Arg.computed("salt", symbols -> derive(key, symbols)), Arg.of(ephemeral));
  }

  private static byte[] derive(ObjectModel key, Symbols symbols) {
    byte[] octets = key.publicArea().bytes(symbols);
    if (octets.length == 0) {
      return octets;
    }
    TpmtPublic area = TpmtPublic.read(new TpmReader(octets, Limits.ANY));
    TpmsEccPoint point = (TpmsEccPoint) area.unique();
    try {
      return SessionCrypto.kdfe(
          area.nameAlg(),
          agreed(point),
          "SECRET",
          KeyMaterial.hex("p256.x"),
          point.x().toByteArray(),
          HashAlg.of(area.nameAlg()).digestBytes() * Byte.SIZE);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] agreed(TpmsEccPoint point) throws GeneralSecurityException {
    AlgorithmParameters parameters = AlgorithmParameters.getInstance("EC");
    parameters.init(new ECGenParameterSpec("secp256r1"));
    ECParameterSpec curve = parameters.getParameterSpec(ECParameterSpec.class);
    KeyFactory factory = KeyFactory.getInstance("EC");
    BigInteger d = new BigInteger(1, KeyMaterial.hex("p256.d"));
    PrivateKey own = factory.generatePrivate(new ECPrivateKeySpec(d, curve));
    ECPoint w =
        new ECPoint(
            new BigInteger(1, point.x().toByteArray()), new BigInteger(1, point.y().toByteArray()));
    PublicKey other = factory.generatePublic(new ECPublicKeySpec(w, curve));
    KeyAgreement agreement = KeyAgreement.getInstance("ECDH");
    agreement.init(own);
    agreement.doPhase(other, true);
    return agreement.generateSecret();
  }
}
