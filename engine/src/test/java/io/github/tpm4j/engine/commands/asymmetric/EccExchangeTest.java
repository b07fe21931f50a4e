package io.github.tpm4j.engine.commands.asymmetric;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.github.tpm4j.engine.crypto.ecc.EccCurve;
import io.github.tpm4j.engine.testing.Profiles;
import io.github.tpm4j.engine.testing.TestKey;
import io.github.tpm4j.engine.testing.TestTpm;
import io.github.tpm4j.tss.algorithms.TpmsEccPoint;
import io.github.tpm4j.tss.algorithms.TpmtEccScheme;
import io.github.tpm4j.tss.algorithms.TpmtRsaScheme;
import io.github.tpm4j.tss.attributes.TpmaObject;
import io.github.tpm4j.tss.commands.asymmetric.EcdhKeyGen;
import io.github.tpm4j.tss.commands.asymmetric.EcdhZGen;
import io.github.tpm4j.tss.commands.asymmetric.ZGen2Phase;
import io.github.tpm4j.tss.commands.ephemeral.EcEphemeral;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.constants.TpmEccCurve;
import io.github.tpm4j.tss.constants.TpmRc;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.wire.Bytes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class EccExchangeTest {
  private static final TpmsEccPoint OFF_CURVE =
      new TpmsEccPoint(Bytes.of((byte) 1), Bytes.of((byte) 1));

  private final TestTpm tpm = TestTpm.started();

  private static TestKey key(TpmtEccScheme scheme) {
    return TestKey.ecc(EccCurve.NIST_P256, scheme).with(TpmaObject.DECRYPT);
  }

  private static TestKey key() {
    return key(TpmtEccScheme.NULL);
  }

  private static TpmsEccPoint point() {
    return (TpmsEccPoint) key().publicArea().unique();
  }

  private TpmHandle rsa() {
    return TestKey.rsa(TpmtRsaScheme.NULL).with(TpmaObject.DECRYPT).load(tpm);
  }

  @ParameterizedTest
  @EnumSource
  void agreesWithAnEphemeralKey_onEveryCurve(EccCurve curve) {
    TestTpm all = TestTpm.started(Profiles.everything());
    TpmHandle key = TestKey.ecc(curve, TpmtEccScheme.NULL).with(TpmaObject.DECRYPT).load(all);
    EcdhKeyGen.Response generated = all.run(new EcdhKeyGen.Request(key));
    assertEquals(curve.coordinateBytes(), generated.zPoint().x().size());
    assertEquals(
        generated.zPoint(), all.run(new EcdhZGen.Request(key, generated.pubPoint())).outPoint());
  }

  @Test
  void generatesForAnyEccKey_evenASigningPublicOne() {
    TpmHandle key =
        TestKey.ecc(EccCurve.NIST_P256, TpmtEccScheme.NULL)
            .with(TpmaObject.SIGN)
            .publicOnly()
            .load(tpm);
    tpm.run(new EcdhKeyGen.Request(key));
  }

  @Test
  void rejectsAnRsaKey_handle1() {
    TpmHandle key = rsa();
    assertEquals(TpmRc.KEY.handle(1), tpm.code(new EcdhKeyGen.Request(key)));
    assertEquals(TpmRc.KEY.handle(1), tpm.code(new EcdhZGen.Request(key, point())));
    assertEquals(TpmRc.KEY.handle(1), tpm.code(twoPhase(key, TpmAlg.ECDH, 0)));
  }

  @Test
  void rejectsASigningKey_handle1() {
    TpmHandle key =
        TestKey.ecc(EccCurve.NIST_P256, TpmtEccScheme.NULL).with(TpmaObject.SIGN).load(tpm);
    assertEquals(TpmRc.ATTRIBUTES.handle(1), tpm.code(new EcdhZGen.Request(key, point())));
    assertEquals(TpmRc.ATTRIBUTES.handle(1), tpm.code(twoPhase(key, TpmAlg.ECDH, 0)));
  }

  @Test
  void rejectsAKeyForAnotherExchange_handle1() {
    TpmHandle key = key(TpmtEccScheme.of(TpmAlg.ECMQV, TpmAlg.SHA256)).load(tpm);
    assertEquals(TpmRc.SCHEME.handle(1), tpm.code(new EcdhZGen.Request(key, point())));
  }

  @Test
  void rejectsAPointOffTheCurve_parameter1() {
    assertEquals(
        TpmRc.ECC_POINT.parameter(1), tpm.code(new EcdhZGen.Request(key().load(tpm), OFF_CURVE)));
  }

  private static ZGen2Phase.Request twoPhase(TpmHandle key, TpmAlg scheme, int counter) {
    return new ZGen2Phase.Request(key, point(), point(), scheme, counter);
  }

  private EcEphemeral.Response ephemeral() {
    return tpm.run(new EcEphemeral.Request(TpmEccCurve.NIST_P256));
  }

  @Test
  void exchangesInTwoPhases_thePartnersAgreeing() {
    TpmHandle key = key().load(tpm);
    for (TpmAlg scheme : new TpmAlg[] {TpmAlg.ECDH, TpmAlg.ECMQV, TpmAlg.SM2}) {
      // Both sides have the same static key; what one calls its own, the other calls B's.
      EcEphemeral.Response a = ephemeral();
      EcEphemeral.Response b = ephemeral();
      ZGen2Phase.Response ofA =
          tpm.run(new ZGen2Phase.Request(key, point(), b.Q(), scheme, a.counter()));
      ZGen2Phase.Response ofB =
          tpm.run(new ZGen2Phase.Request(key, point(), a.Q(), scheme, b.counter()));
      assertEquals(ofA, ofB);
      assertEquals(scheme.equals(TpmAlg.ECDH) ? 32 : 0, ofA.outZ2().x().size());
    }
  }

  @Test
  void usesAnEphemeralKeyOnce_parameter4() {
    TpmHandle key = key().load(tpm);
    int counter = ephemeral().counter();
    tpm.run(twoPhase(key, TpmAlg.ECDH, counter));
    assertEquals(TpmRc.VALUE.parameter(4), tpm.code(twoPhase(key, TpmAlg.ECDH, counter)));
  }

  @Test
  void rejectsAnotherSchemeThanTheKeys_parameter3() {
    TpmHandle key = key(TpmtEccScheme.of(TpmAlg.ECDH, TpmAlg.SHA256)).load(tpm);
    assertEquals(
        TpmRc.SCHEME.parameter(3), tpm.code(twoPhase(key, TpmAlg.ECMQV, ephemeral().counter())));
  }

  @Test
  void rejectsPartnersOffTheCurve_parameters1And2() {
    TpmHandle key = key().load(tpm);
    int counter = ephemeral().counter();
    assertEquals(
        TpmRc.ECC_POINT.parameter(1),
        tpm.code(new ZGen2Phase.Request(key, OFF_CURVE, point(), TpmAlg.ECDH, counter)));
    assertEquals(
        TpmRc.ECC_POINT.parameter(2),
        tpm.code(new ZGen2Phase.Request(key, point(), OFF_CURVE, TpmAlg.ECDH, counter)));
  }

  @Test
  void countsEphemeralKeys() {
    EcEphemeral.Response first = ephemeral();
    EcEphemeral.Response second = ephemeral();
    assertEquals(first.counter() + 1, second.counter());
    assertNotEquals(first.Q(), second.Q());
  }
}
