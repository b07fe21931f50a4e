package io.github.tpm4j.tss.crypto;

import io.github.tpm4j.tss.algorithms.TpmsEccPoint;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.constants.TpmEccCurve;
import io.github.tpm4j.tss.objects.TpmsEccParms;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.NamedParameterSpec;
import java.security.spec.XECPublicKeySpec;
import java.util.Map;

/** Public areas of X25519 and X448 as Java's public keys (RFC 7748; version 185). */
final class XdhPublicKeys {
  private static final Map<TpmEccCurve, NamedParameterSpec> NAMES =
      Map.of(
          TpmEccCurve.CURVE_25519, NamedParameterSpec.X25519,
          TpmEccCurve.CURVE_448, NamedParameterSpec.X448);
  private static final Map<TpmEccCurve, Integer> KEY_BYTES =
      Map.of(TpmEccCurve.CURVE_25519, 32, TpmEccCurve.CURVE_448, 56);

  private XdhPublicKeys() {}

  /** Whether a key is of X25519 or X448: with the same curves others sign. */
  static boolean isOne(TpmsEccParms parms) {
    boolean agrees =
        parms.scheme().scheme().equals(TpmAlg.ECDH) || parms.kdf().scheme().equals(TpmAlg.HKDF);
    return agrees && NAMES.containsKey(parms.curveId());
  }

  /** The key, whose u stands in x alone, little-endian as RFC 7748, 5 has it. */
  static PublicKey of(TpmEccCurve curve, TpmsEccPoint point) throws GeneralSecurityException {
    if (point.x().size() != KEY_BYTES.get(curve) || !point.y().isEmpty()) {
      throw new InvalidKeySpecException("no u coordinate of " + NAMES.get(curve).getName());
    }
    BigInteger u = new BigInteger(1, reversed(point.x().toByteArray()));
    return KeyFactory.getInstance("XDH", SoftwareProviders.of("KeyFactory", "XDH"))
        .generatePublic(new XECPublicKeySpec(NAMES.get(curve), u));
  }

  private static byte[] reversed(byte[] octets) {
    byte[] reversed = new byte[octets.length];
    for (int i = 0; i < octets.length; i++) {
      reversed[i] = octets[octets.length - 1 - i];
    }
    return reversed;
  }
}
