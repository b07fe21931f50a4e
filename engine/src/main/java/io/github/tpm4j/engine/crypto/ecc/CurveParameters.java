package io.github.tpm4j.engine.crypto.ecc;

import java.math.BigInteger;
import java.util.HexFormat;
import org.bouncycastle.asn1.x9.X9ECParameters;
import org.bouncycastle.asn1.x9.X9ECPoint;
import org.bouncycastle.math.ec.ECCurve;
import org.bouncycastle.math.ec.WNafUtil;
import org.bouncycastle.math.ec.custom.gm.SM2P256V1Curve;
import org.bouncycastle.math.ec.custom.sec.SecP192R1Curve;
import org.bouncycastle.math.ec.custom.sec.SecP224R1Curve;
import org.bouncycastle.math.ec.custom.sec.SecP256R1Curve;
import org.bouncycastle.math.ec.custom.sec.SecP384R1Curve;
import org.bouncycastle.math.ec.custom.sec.SecP521R1Curve;

/** Where the numbers of the curves come from. */
final class CurveParameters {
  private CurveParameters() {}

  /** NIST P-192 (SEC 2, 2). */
  static X9ECParameters nistP192() {
    return withOwnArithmetic(
        new SecP192R1Curve(), "03188da80eb03090f67cbf20eb43a18800f4ff0afd82ff1012");
  }

  /** NIST P-224 (SEC 2, 2). */
  static X9ECParameters nistP224() {
    return withOwnArithmetic(
        new SecP224R1Curve(), "02b70e0cbd6bb4bf7f321390b94a03c1d356c21122343280d6115c1d21");
  }

  /** NIST P-256 (SEC 2, 2). */
  static X9ECParameters nistP256() {
    return withOwnArithmetic(
        new SecP256R1Curve(), "036b17d1f2e12c4247f8bce6e563a440f277037d812deb33a0f4a13945d898c296");
  }

  /** NIST P-384 (SEC 2, 2). */
  static X9ECParameters nistP384() {
    return withOwnArithmetic(
        new SecP384R1Curve(),
        "03aa87ca22be8b05378eb1c71ef320ad746e1d3b628ba79b9859f741e082542a385502f25dbf5529"
            + "6c3a545e3872760ab7");
  }

  /** NIST P-521 (SEC 2, 2). */
  static X9ECParameters nistP521() {
    return withOwnArithmetic(
        new SecP521R1Curve(),
        "0200c6858e06b70404e9cd9e3ecb662395b4429c648139053fb521f828af606b4d3dbaa14b5e77ef"
            + "e75928fe1dc127a2ffa8de3348b3c1856a429bf97e7e31c2e5bd66");
  }

  /** SM2 P-256 (GB/T 32918.5, A). */
  static X9ECParameters sm2P256() {
    return withOwnArithmetic(
        new SM2P256V1Curve(), "0232c4ae2c1f1981195f9904466a39c9948fe30bbff2660be1715a4589334c74c7");
  }

  /**
   * A curve of which Bouncy Castle has an arithmetic of its own. Not from its tables by name: those
   * make 30 curves known, which takes a cold start 40 ms.
   *
   * @param generator G, compressed (SEC 1, 2.3.3), in hexadecimal
   */
  private static X9ECParameters withOwnArithmetic(ECCurve curve, String generator) {
    X9ECPoint g = new X9ECPoint(curve, HexFormat.of().parseHex(generator));
    WNafUtil.configureBasepoint(g.getPoint());
    return new X9ECParameters(curve, g, curve.getOrder(), curve.getCofactor());
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
