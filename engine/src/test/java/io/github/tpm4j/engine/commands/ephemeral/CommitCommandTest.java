package io.github.tpm4j.engine.commands.ephemeral;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.github.tpm4j.engine.crypto.ecc.EccCurve;
import io.github.tpm4j.engine.crypto.hash.HashAlgorithm;
import io.github.tpm4j.engine.objects.EccPoints;
import io.github.tpm4j.engine.testing.TestKey;
import io.github.tpm4j.engine.testing.TestTpm;
import io.github.tpm4j.tss.algorithms.TpmsEccPoint;
import io.github.tpm4j.tss.algorithms.TpmsSchemeEcdaa;
import io.github.tpm4j.tss.algorithms.TpmtEccScheme;
import io.github.tpm4j.tss.algorithms.TpmtRsaScheme;
import io.github.tpm4j.tss.attributes.TpmaObject;
import io.github.tpm4j.tss.commands.ephemeral.Commit;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.constants.TpmRc;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.wire.Bytes;
import io.github.tpm4j.tss.wire.SecretBytes;
import java.math.BigInteger;
import org.bouncycastle.util.BigIntegers;
import org.junit.jupiter.api.Test;

class CommitCommandTest {
  private static final EccCurve CURVE = EccCurve.BN_P256;
  private static final SecretBytes NO_S2 = SecretBytes.EMPTY;
  private static final TpmtEccScheme ECDAA =
      new TpmtEccScheme(TpmAlg.ECDAA, new TpmsSchemeEcdaa(TpmAlg.SHA256, 0));

  private final TestTpm tpm = TestTpm.started();

  private static TestKey key() {
    return TestKey.ecc(CURVE, ECDAA).with(TpmaObject.SIGN);
  }

  private static TpmsEccPoint point() {
    return (TpmsEccPoint) key().publicArea().unique();
  }

  /** An s2 whose digest, mod p, is the x of a point, and the y of it. */
  private record Base(byte[] s2, byte[] y2) {
    static Base find() {
      BigInteger p = CURVE.fieldPrime();
      for (byte i = 0; ; i++) {
        byte[] s2 = {i};
        BigInteger x = new BigInteger(1, HashAlgorithm.SHA256.digest(s2)).mod(p);
        BigInteger square = x.pow(3).add(CURVE.a().multiply(x)).add(CURVE.b()).mod(p);
        // p = 3 (mod 4), so that this is a root if there is one.
        BigInteger y = square.modPow(p.add(BigInteger.ONE).shiftRight(2), p);
        if (y.multiply(y).mod(p).equals(square)) {
          return new Base(s2, BigIntegers.asUnsignedByteArray(32, y));
        }
      }
    }
  }

  @Test
  void commitsToTheGeneratorIfNothingIsGiven() {
    Commit.Response response =
        tpm.run(new Commit.Request(key().load(tpm), EccPoints.NONE, NO_S2, Bytes.EMPTY));
    assertEquals(EccPoints.NONE, response.k());
    assertEquals(EccPoints.NONE, response.l());
    assertEquals(32, response.e().x().size());
  }

  @Test
  void commitsToAPoint() {
    Commit.Response response =
        tpm.run(new Commit.Request(key().load(tpm), point(), NO_S2, Bytes.EMPTY));
    assertEquals(EccPoints.NONE, response.k());
    assertFalse(response.e().x().isEmpty());
  }

  @Test
  void commitsToTheBaseOfS2_leavingOutE() {
    Base base = Base.find();
    Commit.Response response =
        tpm.run(
            new Commit.Request(
                key().load(tpm), EccPoints.NONE, SecretBytes.of(base.s2()), Bytes.of(base.y2())));
    assertEquals(32, response.k().x().size());
    assertEquals(32, response.l().x().size());
    assertEquals(EccPoints.NONE, response.e());
  }

  @Test
  void countsCommits() {
    TpmHandle key = key().load(tpm);
    Commit.Request request = new Commit.Request(key, EccPoints.NONE, NO_S2, Bytes.EMPTY);
    assertEquals(tpm.run(request).counter() + 1, tpm.run(request).counter());
  }

  @Test
  void rejectsAnRsaKey_handle1() {
    TpmHandle key = TestKey.rsa(TpmtRsaScheme.NULL).with(TpmaObject.SIGN).load(tpm);
    assertEquals(
        TpmRc.KEY.handle(1), tpm.code(new Commit.Request(key, EccPoints.NONE, NO_S2, Bytes.EMPTY)));
  }

  @Test
  void rejectsAKeyThatIsNotAnonymous_handle1() {
    TpmHandle key = TestKey.ecc(CURVE, TpmtEccScheme.NULL).with(TpmaObject.SIGN).load(tpm);
    assertEquals(
        TpmRc.SCHEME.handle(1),
        tpm.code(new Commit.Request(key, EccPoints.NONE, NO_S2, Bytes.EMPTY)));
  }

  @Test
  void rejectsOneOfS2AndY2Alone_parameter3() {
    TpmHandle key = key().load(tpm);
    assertEquals(
        TpmRc.SIZE.parameter(3),
        tpm.code(
            new Commit.Request(key, EccPoints.NONE, SecretBytes.of(new byte[1]), Bytes.EMPTY)));
    assertEquals(
        TpmRc.SIZE.parameter(3),
        tpm.code(new Commit.Request(key, EccPoints.NONE, NO_S2, Bytes.of((byte) 1))));
  }

  @Test
  void rejectsABaseOffTheCurve_parameter2() {
    assertEquals(
        TpmRc.ECC_POINT.parameter(2),
        tpm.code(
            new Commit.Request(
                key().load(tpm), EccPoints.NONE, SecretBytes.of(new byte[1]), Bytes.of((byte) 1))));
  }

  @Test
  void rejectsAPointOffTheCurve_parameter1() {
    TpmsEccPoint offCurve = new TpmsEccPoint(Bytes.of((byte) 1), Bytes.of((byte) 1));
    assertEquals(
        TpmRc.ECC_POINT.parameter(1),
        tpm.code(new Commit.Request(key().load(tpm), offCurve, NO_S2, Bytes.EMPTY)));
  }
}
