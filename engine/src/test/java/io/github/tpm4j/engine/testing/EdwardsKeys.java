package io.github.tpm4j.engine.testing;

import io.github.tpm4j.engine.crypto.edwards.EdwardsCurve;
import io.github.tpm4j.tss.algorithms.TpmsEccPoint;
import io.github.tpm4j.tss.algorithms.TpmsEmpty;
import io.github.tpm4j.tss.algorithms.TpmtEccScheme;
import io.github.tpm4j.tss.algorithms.TpmtKdfScheme;
import io.github.tpm4j.tss.algorithms.TpmtSymDefObject;
import io.github.tpm4j.tss.attributes.TpmaObject;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.objects.TpmsEccParms;
import io.github.tpm4j.tss.objects.TpmtPublic;
import io.github.tpm4j.tss.wire.Bytes;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.HexFormat;

/** Templates of EdDSA keys, and the same keys of the JDK. */
public final class EdwardsKeys {
  private static final int PRIMARY =
      TpmaObject.FIXED_TPM
          | TpmaObject.FIXED_PARENT
          | TpmaObject.SENSITIVE_DATA_ORIGIN
          | TpmaObject.USER_WITH_AUTH
          | TpmaObject.NO_DA;

  private EdwardsKeys() {}

  public static TpmtPublic eddsa(EdwardsCurve curve) {
    return template(curve, emptyScheme(TpmAlg.EDDSA), TpmaObject.SIGN);
  }

  public static TpmtPublic hashEddsa(EdwardsCurve curve) {
    return template(curve, emptyScheme(TpmAlg.HASH_EDDSA), TpmaObject.SIGN);
  }

  public static TpmtEccScheme emptyScheme(TpmAlg scheme) {
    return new TpmtEccScheme(scheme, TpmsEmpty.EMPTY);
  }

  /** A template with more attributes. */
  public static TpmtPublic template(EdwardsCurve curve, TpmtEccScheme scheme, int uses) {
    return new TpmtPublic(
        TpmAlg.ECC,
        TpmAlg.SHA256,
        TpmaObject.of(PRIMARY | uses),
        Bytes.EMPTY,
        new TpmsEccParms(TpmtSymDefObject.NULL, scheme, curve.id(), TpmtKdfScheme.NULL),
        new TpmsEccPoint(Bytes.EMPTY, Bytes.EMPTY));
  }

  /** The public area of a key that someone else made. */
  public static TpmtPublic external(TpmtPublic template, byte[] encoded) {
    return PostQuantumKeys.with(
            template, 0, PostQuantumKeys.FIXED | TpmaObject.SENSITIVE_DATA_ORIGIN)
        .withUnique(new TpmsEccPoint(Bytes.of(encoded), Bytes.EMPTY));
  }

  public static byte[] encoded(TpmtPublic publicArea) {
    return ((TpmsEccPoint) publicArea.unique()).x().toByteArray();
  }

  public static String jcaName(EdwardsCurve curve) {
    return curve == EdwardsCurve.ED25519 ? "Ed25519" : "Ed448";
  }

  private static byte[] prefix(EdwardsCurve curve) {
    return HexFormat.of()
        .parseHex(
            curve == EdwardsCurve.ED25519
                ? "302a300506032b6570032100"
                : "3043300506032b6571033a00");
  }

  /** The JDK's key of an encoding. */
  public static PublicKey publicKey(EdwardsCurve curve, byte[] encoded)
      throws GeneralSecurityException {
    byte[] prefix = prefix(curve);
    byte[] info = java.util.Arrays.copyOf(prefix, prefix.length + encoded.length);
    System.arraycopy(encoded, 0, info, prefix.length, encoded.length);
    return KeyFactory.getInstance(jcaName(curve), "SunEC")
        .generatePublic(new X509EncodedKeySpec(info));
  }

  /** A key pair of the JDK. */
  public static KeyPair pair(EdwardsCurve curve) throws GeneralSecurityException {
    return KeyPairGenerator.getInstance(jcaName(curve), "SunEC").generateKeyPair();
  }

  /** The encoding of a key of the JDK. */
  public static byte[] encoded(EdwardsCurve curve, PublicKey key) {
    byte[] info = key.getEncoded();
    return java.util.Arrays.copyOfRange(info, prefix(curve).length, info.length);
  }
}
