package io.github.tpm4j.engine.commands.asymmetric;

import static io.github.tpm4j.engine.testing.PostQuantumKeys.ownersPrimary;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tpm4j.engine.crypto.montgomery.MontgomeryCurve;
import io.github.tpm4j.engine.testing.EdwardsKeys;
import io.github.tpm4j.engine.testing.PostQuantumKeys;
import io.github.tpm4j.engine.testing.TestTpm;
import io.github.tpm4j.engine.testing.XdhKeys;
import io.github.tpm4j.tss.algorithms.TpmsEccPoint;
import io.github.tpm4j.tss.algorithms.TpmtKdfScheme;
import io.github.tpm4j.tss.algorithms.TpmtSymDef;
import io.github.tpm4j.tss.commands.asymmetric.EccEncrypt;
import io.github.tpm4j.tss.commands.asymmetric.EccParameters;
import io.github.tpm4j.tss.commands.asymmetric.EcdhKeyGen;
import io.github.tpm4j.tss.commands.asymmetric.EcdhZGen;
import io.github.tpm4j.tss.commands.asymmetric.Encapsulate;
import io.github.tpm4j.tss.commands.asymmetric.ZGen2Phase;
import io.github.tpm4j.tss.commands.ephemeral.EcEphemeral;
import io.github.tpm4j.tss.commands.object.LoadExternal;
import io.github.tpm4j.tss.commands.object.ReadPublic;
import io.github.tpm4j.tss.commands.session.StartAuthSession;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.constants.TpmRc;
import io.github.tpm4j.tss.constants.TpmSe;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.objects.TpmtPublic;
import io.github.tpm4j.tss.wire.Bytes;
import io.github.tpm4j.tss.wire.SecretBytes;
import java.security.KeyPair;
import java.security.PublicKey;
import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** X25519 and X448 by TPM2_ECDH_KeyGen and TPM2_ECDH_ZGen. */
class XdhTest {
  private final TestTpm tpm = TestTpm.started(PostQuantumKeys.profile());

  private byte[] encoded(TpmHandle key) {
    return EdwardsKeys.encoded(tpm.run(new ReadPublic.Request(key)).outPublic());
  }

  @ParameterizedTest
  @EnumSource(MontgomeryCurve.class)
  void agreesOnWhatTheJdkAgreesOn(MontgomeryCurve curve) throws Exception {
    TpmHandle key = ownersPrimary(tpm, XdhKeys.ecdh(curve));
    KeyPair other = XdhKeys.pair(curve);
    TpmsEccPoint sent = XdhKeys.point(XdhKeys.encoded(curve, other.getPublic()));
    TpmsEccPoint shared = tpm.run(new EcdhZGen.Request(key, sent)).outPoint();
    PublicKey ofTpm = XdhKeys.publicKey(curve, encoded(key));

    assertArrayEquals(XdhKeys.agreed(other.getPrivate(), ofTpm), shared.x().toByteArray());
    assertTrue(shared.y().isEmpty());
  }

  @ParameterizedTest
  @EnumSource(MontgomeryCurve.class)
  void makesAFreshKeyForThatOfTheJdk(MontgomeryCurve curve) throws Exception {
    KeyPair other = XdhKeys.pair(curve);
    TpmtPublic area =
        EdwardsKeys.external(XdhKeys.ecdh(curve), XdhKeys.encoded(curve, other.getPublic()));
    TpmHandle key = tpm.run(new LoadExternal.Request(null, area, TpmHandle.OWNER)).objectHandle();
    EcdhKeyGen.Response made = tpm.run(new EcdhKeyGen.Request(key));
    PublicKey fresh = XdhKeys.publicKey(curve, made.pubPoint().x().toByteArray());

    assertArrayEquals(XdhKeys.agreed(other.getPrivate(), fresh), made.zPoint().x().toByteArray());
    assertTrue(made.pubPoint().y().isEmpty() && made.zPoint().y().isEmpty());
  }

  @ParameterizedTest
  @EnumSource(MontgomeryCurve.class)
  void aKeyOfDhkemAgreesToo_asItsSchemeIsNone(MontgomeryCurve curve) {
    TpmHandle key = ownersPrimary(tpm, XdhKeys.dhkem(curve));
    EcdhKeyGen.Response made = tpm.run(new EcdhKeyGen.Request(key));

    assertEquals(made.zPoint(), tpm.run(new EcdhZGen.Request(key, made.pubPoint())).outPoint());
  }

  @ParameterizedTest
  @EnumSource(MontgomeryCurve.class)
  void refusesPointsThatAreNotUAlone_parameter1(MontgomeryCurve curve) {
    TpmHandle key = ownersPrimary(tpm, XdhKeys.ecdh(curve));
    Bytes u = Bytes.of(encoded(key));
    TpmRc code = TpmRc.ECC_POINT.parameter(1);

    assertEquals(code, codeOf(key, new TpmsEccPoint(u, u)));
    assertEquals(code, codeOf(key, new TpmsEccPoint(u, Bytes.of((byte) 0))));
    assertEquals(code, codeOf(key, new TpmsEccPoint(Bytes.EMPTY, Bytes.EMPTY)));
    assertEquals(code, codeOf(key, XdhKeys.point(new byte[curve.keyBytes() - 1])));
    assertEquals(code, codeOf(key, XdhKeys.point(new byte[curve.keyBytes() + 1])));
  }

  private TpmRc codeOf(TpmHandle key, TpmsEccPoint point) {
    return tpm.code(new EcdhZGen.Request(key, point));
  }

  @ParameterizedTest
  @EnumSource(MontgomeryCurve.class)
  void aPointOfLowOrderHasNoResult(MontgomeryCurve curve) {
    TpmHandle key = ownersPrimary(tpm, XdhKeys.ecdh(curve));
    byte[] u = new byte[curve.keyBytes()];

    assertEquals(TpmRc.NO_RESULT, codeOf(key, XdhKeys.point(u)));
    u[0] = 1;
    assertEquals(TpmRc.NO_RESULT, codeOf(key, XdhKeys.point(u)));
  }

  @ParameterizedTest
  @EnumSource(MontgomeryCurve.class)
  void aPointAboveThePrimeIsTakenModuloIt(MontgomeryCurve curve) {
    TpmHandle key = ownersPrimary(tpm, XdhKeys.ecdh(curve));
    byte[] reduced = new byte[curve.keyBytes()];
    byte[] above = new byte[curve.keyBytes()];
    // 2^255 - 1 is p + 18, with the high bit that counts for nothing; 2^448 - 1 is p + 2^224.
    Arrays.fill(above, (byte) 0xFF);
    if (curve == MontgomeryCurve.X25519) {
      reduced[0] = 18;
    } else {
      reduced[28] = 1;
    }

    assertEquals(
        tpm.run(new EcdhZGen.Request(key, XdhKeys.point(reduced))),
        tpm.run(new EcdhZGen.Request(key, XdhKeys.point(above))));
  }

  @ParameterizedTest
  @EnumSource(MontgomeryCurve.class)
  void aKeyOfLowOrderWithoutANameSharesNothing(MontgomeryCurve curve) {
    TpmtPublic ecdh = withoutName(XdhKeys.ecdh(curve), curve);
    TpmtPublic dhkem = withoutName(XdhKeys.dhkem(curve), curve);
    TpmHandle first = tpm.run(new LoadExternal.Request(null, ecdh, TpmHandle.NULL)).objectHandle();
    TpmHandle second =
        tpm.run(new LoadExternal.Request(null, dhkem, TpmHandle.NULL)).objectHandle();

    assertEquals(TpmRc.NO_RESULT, tpm.code(new EcdhKeyGen.Request(first)));
    assertEquals(TpmRc.KEY.handle(1), tpm.code(new Encapsulate.Request(second)));
  }

  private static TpmtPublic withoutName(TpmtPublic template, MontgomeryCurve curve) {
    TpmtPublic area = EdwardsKeys.external(template, new byte[curve.keyBytes()]);
    return new TpmtPublic(
        area.type(),
        TpmAlg.NULL,
        area.objectAttributes(),
        area.authPolicy(),
        area.parameters(),
        area.unique());
  }

  @ParameterizedTest
  @EnumSource(MontgomeryCurve.class)
  void otherUsesOfPointsRefuseIt(MontgomeryCurve curve) {
    TpmHandle key = ownersPrimary(tpm, XdhKeys.ecdh(curve));
    TpmsEccPoint point = XdhKeys.point(encoded(key));
    TpmtKdfScheme kdf2 = TpmtKdfScheme.of(TpmAlg.KDF2, TpmAlg.SHA256);

    assertEquals(
        TpmRc.KEY.handle(1), tpm.code(new ZGen2Phase.Request(key, point, point, TpmAlg.ECDH, 0)));
    assertEquals(
        TpmRc.KEY.handle(1), tpm.code(new EccEncrypt.Request(key, SecretBytes.EMPTY, kdf2)));
    assertEquals(TpmRc.CURVE.parameter(1), tpm.code(new EcEphemeral.Request(curve.id())));
    assertEquals(TpmRc.CURVE.parameter(1), tpm.code(new EccParameters.Request(curve.id())));
    assertEquals(TpmRc.KEY.handle(1), tpm.code(new Encapsulate.Request(key)));
  }

  @ParameterizedTest
  @EnumSource(MontgomeryCurve.class)
  void takesNoSalt_handle1(MontgomeryCurve curve) {
    TpmHandle key = ownersPrimary(tpm, XdhKeys.ecdh(curve));

    assertEquals(
        TpmRc.KEY.handle(1),
        tpm.code(
            new StartAuthSession.Request(
                key,
                TpmHandle.NULL,
                Bytes.adopt(new byte[16]),
                Bytes.adopt(XdhKeys.point(encoded(key)).marshal()),
                TpmSe.HMAC,
                TpmtSymDef.NULL,
                TpmAlg.SHA256)));
  }
}
