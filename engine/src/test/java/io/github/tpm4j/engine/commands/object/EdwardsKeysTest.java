package io.github.tpm4j.engine.commands.object;

import static io.github.tpm4j.engine.testing.EdwardsKeys.eddsa;
import static io.github.tpm4j.engine.testing.EdwardsKeys.emptyScheme;
import static io.github.tpm4j.engine.testing.EdwardsKeys.encoded;
import static io.github.tpm4j.engine.testing.EdwardsKeys.external;
import static io.github.tpm4j.engine.testing.EdwardsKeys.hashEddsa;
import static io.github.tpm4j.engine.testing.EdwardsKeys.template;
import static io.github.tpm4j.engine.testing.PostQuantumKeys.ownersPrimary;
import static io.github.tpm4j.engine.testing.PostQuantumKeys.with;
import static io.github.tpm4j.engine.testing.TestObjects.primary;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tpm4j.engine.crypto.TestRandom;
import io.github.tpm4j.engine.crypto.edwards.EddsaPrivateKey;
import io.github.tpm4j.engine.crypto.edwards.EdwardsCurve;
import io.github.tpm4j.engine.profile.Profile;
import io.github.tpm4j.engine.profile.ProfileBuilder;
import io.github.tpm4j.engine.testing.EdwardsKeys;
import io.github.tpm4j.engine.testing.PostQuantumKeys;
import io.github.tpm4j.engine.testing.TestTpm;
import io.github.tpm4j.tss.algorithms.Tpm2bSignatureEddsa;
import io.github.tpm4j.tss.algorithms.TpmsEccPoint;
import io.github.tpm4j.tss.algorithms.TpmtEccScheme;
import io.github.tpm4j.tss.algorithms.TpmtSigScheme;
import io.github.tpm4j.tss.attributes.TpmaObject;
import io.github.tpm4j.tss.commands.asymmetric.EccParameters;
import io.github.tpm4j.tss.commands.asymmetric.EcdhKeyGen;
import io.github.tpm4j.tss.commands.attestation.Certify;
import io.github.tpm4j.tss.commands.ephemeral.EcEphemeral;
import io.github.tpm4j.tss.commands.object.LoadExternal;
import io.github.tpm4j.tss.commands.object.ReadPublic;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.constants.TpmEccCurve;
import io.github.tpm4j.tss.constants.TpmRc;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.objects.TpmtPublic;
import io.github.tpm4j.tss.objects.TpmtSensitive;
import io.github.tpm4j.tss.wire.Bytes;
import io.github.tpm4j.tss.wire.Revision;
import io.github.tpm4j.tss.wire.SecretBytes;
import java.security.Signature;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class EdwardsKeysTest {
  private final TestTpm tpm = TestTpm.started(PostQuantumKeys.profile());

  private TpmRc codeOfPrimary(TpmtPublic template) {
    return tpm.code(primary(TpmHandle.OWNER, template));
  }

  private TpmRc codeOfLoad(TpmtSensitive sensitive, TpmtPublic area) {
    return tpm.code(new LoadExternal.Request(sensitive, area, TpmHandle.NULL));
  }

  @ParameterizedTest
  @EnumSource(EdwardsCurve.class)
  void primaryKeysComeFromTheSeed(EdwardsCurve curve) {
    TpmHandle first = ownersPrimary(tpm, eddsa(curve));
    TpmtPublic area = tpm.run(new ReadPublic.Request(first)).outPublic();
    TpmHandle second = ownersPrimary(tpm, eddsa(curve));

    assertEquals(area, tpm.run(new ReadPublic.Request(second)).outPublic());
    assertEquals(curve.keyBytes(), encoded(area).length);
    assertTrue(((TpmsEccPoint) area.unique()).y().isEmpty());
  }

  @ParameterizedTest
  @EnumSource(EdwardsCurve.class)
  void refusesSchemesThatDoNotFitTheCurve_parameter2(EdwardsCurve curve) {
    TpmtEccScheme ecdsa = TpmtEccScheme.of(TpmAlg.ECDSA, TpmAlg.SHA256);
    TpmtEccScheme ecmqv = TpmtEccScheme.of(TpmAlg.ECMQV, TpmAlg.SHA256);
    TpmtEccScheme ecdh = TpmtEccScheme.of(TpmAlg.ECDH, TpmAlg.SHA256);
    TpmtEccScheme eddsa = emptyScheme(TpmAlg.EDDSA);

    for (TpmtPublic wrong :
        new TpmtPublic[] {
          template(curve, ecdsa, TpmaObject.SIGN),
          template(curve, TpmtEccScheme.NULL, TpmaObject.SIGN),
          template(curve, ecmqv, TpmaObject.DECRYPT),
          template(curve, ecdh, TpmaObject.SIGN),
          template(curve, TpmtEccScheme.NULL, TpmaObject.DECRYPT),
          template(curve, eddsa, TpmaObject.DECRYPT)
        }) {
      assertEquals(TpmRc.SCHEME.parameter(2), codeOfPrimary(wrong));
    }
  }

  @ParameterizedTest
  @EnumSource(EdwardsCurve.class)
  void loadsPairsThatBelongTogether(EdwardsCurve curve) {
    EddsaPrivateKey key = EddsaPrivateKey.generate(curve, TestRandom.named("key"));
    TpmtPublic area = external(hashEddsa(curve), key.publicKey().encoded());
    byte[] octets = key.octets();

    assertEquals(TpmRc.SUCCESS, codeOfLoad(sensitive(octets), area));
    octets[1] ^= 1;
    assertEquals(TpmRc.BINDING, codeOfLoad(sensitive(octets), area));
    assertEquals(TpmRc.KEY_SIZE, codeOfLoad(sensitive(new byte[curve.keyBytes() - 1]), area));
    Bytes encoded = Bytes.of(key.publicKey().encoded());
    TpmtPublic withY = area.withUnique(new TpmsEccPoint(encoded, Bytes.of((byte) 0)));
    assertEquals(TpmRc.BINDING, codeOfLoad(sensitive(key.octets()), withY));
  }

  private static TpmtSensitive sensitive(byte[] key) {
    return new TpmtSensitive(TpmAlg.ECC, SecretBytes.EMPTY, SecretBytes.EMPTY, SecretBytes.of(key));
  }

  @ParameterizedTest
  @EnumSource(EdwardsCurve.class)
  void refusesPublicKeysThatAreNoPoint_parameter2(EdwardsCurve curve) {
    byte[] neutral = new byte[curve.keyBytes()];
    neutral[0] = 1;

    assertEquals(TpmRc.ECC_POINT.parameter(2), codeOfLoad(null, external(eddsa(curve), neutral)));
    byte[] tooShort = new byte[curve.keyBytes() - 1];
    assertEquals(TpmRc.KEY.parameter(2), codeOfLoad(null, external(eddsa(curve), tooShort)));
  }

  @Test
  void otherUsesOfCurvesRefuseThoseOfEdwards() {
    TpmHandle key = ownersPrimary(tpm, eddsa(EdwardsCurve.ED25519));

    assertEquals(
        TpmRc.CURVE.parameter(1), tpm.code(new EccParameters.Request(TpmEccCurve.CURVE_25519)));
    assertEquals(
        TpmRc.CURVE.parameter(1), tpm.code(new EcEphemeral.Request(TpmEccCurve.CURVE_448)));
    assertEquals(TpmRc.KEY.handle(1), tpm.code(new EcdhKeyGen.Request(key)));
  }

  @Test
  void theJdkVerifiesAnAttestation() throws Exception {
    TpmtPublic template = with(eddsa(EdwardsCurve.ED25519), TpmaObject.RESTRICTED, 0);
    TpmHandle key = ownersPrimary(tpm, template);
    Certify.Response made = tpm.run(new Certify.Request(key, key, Bytes.EMPTY, TpmtSigScheme.NULL));
    byte[] publicKey = encoded(tpm.run(new ReadPublic.Request(key)).outPublic());
    Signature verifier = Signature.getInstance("Ed25519", "SunEC");
    verifier.initVerify(EdwardsKeys.publicKey(EdwardsCurve.ED25519, publicKey));
    verifier.update(made.certifyInfo().toByteArray());
    Tpm2bSignatureEddsa octets = (Tpm2bSignatureEddsa) made.signature().signature();

    assertTrue(verifier.verify(octets.buffer().toByteArray()));
  }

  @Test
  void earlierVersionsHaveNoSuchCurve() {
    Profile earlier = PostQuantumKeys.profile().in(Revision.V184);
    ProfileBuilder builder = Profile.builder().revision(Revision.V184);

    assertTrue(PostQuantumKeys.profile().implemented(TpmEccCurve.CURVE_25519));
    assertFalse(earlier.implemented(TpmEccCurve.CURVE_25519));
    assertFalse(earlier.implemented(TpmAlg.EDDSA));
    builder.with(TpmEccCurve.CURVE_25519);
    assertThrows(IllegalArgumentException.class, builder::build);
  }

  @Test
  void aServedTpmHasNeither() {
    Profile served = Profile.servedBuilder().revision(Revision.V185).build();

    assertFalse(served.implemented(TpmEccCurve.CURVE_448));
    assertFalse(served.implemented(TpmAlg.EDDSA));
  }
}
