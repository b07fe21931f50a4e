package io.github.tpm4j.engine.crypto.ecc;

import java.math.BigInteger;
import org.bouncycastle.asn1.x9.X9ECParameters;
import org.bouncycastle.asn1.x9.X9ECPoint;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.bouncycastle.math.ec.ECCurve;

/** Where the numbers of the curves come from. */
final class CurveParameters {
  private CurveParameters() {}

  /** A curve of which Bouncy Castle has an arithmetic of its own. */
  static X9ECParameters named(String name) {
    return CustomNamedCurves.getByName(name);
  }

  /** TPM_ECC_BN_P256 (TCG Algorithm Registry, table 10). */
  static X9ECParameters bnP256() {
    return barretoNaehrig(new BnP256Curve(), BigInteger.ONE, 2);
  }

  /** TPM_ECC_BN_P638 (TCG Algorithm Registry, table 11); its G has x = p - 1. */
  static X9ECParameters bnP638() {
    BigInteger p =
        new BigInteger(
            "23FFFFFDC000000D7FFFFFB8000001D3FFFFF942D000165E3FFF94870000D52F"
                + "FFFDD0E00008DE55C00086520021E55BFFFFF51FFFF4EB800000004C80015ACD"
                + "FFFFFFFFFFFFECE00000000000000067",
            16);
    BigInteger n =
        new BigInteger(
            "23FFFFFDC000000D7FFFFFB8000001D3FFFFF942D000165E3FFF94870000D52F"
                + "FFFDD0E00008DE55600086550021E555FFFFF54FFFF4EAC000000049800154D9"
                + "FFFFFFFFFFFFEDA00000000000000061",
            16);
    BigInteger b = BigInteger.valueOf(0x101);
    ECCurve curve = new ECCurve.Fp(p, BigInteger.ZERO, b, n, BigInteger.ONE);
    return barretoNaehrig(curve, p.subtract(BigInteger.ONE), 16);
  }

  private static X9ECParameters barretoNaehrig(ECCurve curve, BigInteger gx, long gy) {
    X9ECPoint g = new X9ECPoint(curve.createPoint(gx, BigInteger.valueOf(gy)), false);
    return new X9ECParameters(curve, g, curve.getOrder(), curve.getCofactor());
  }
}
