package io.github.tpm4j.engine.commands.object;

import static io.github.tpm4j.engine.testing.EdwardsKeys.encoded;
import static io.github.tpm4j.engine.testing.EdwardsKeys.external;
import static io.github.tpm4j.engine.testing.PostQuantumKeys.ownersPrimary;
import static io.github.tpm4j.engine.testing.TestObjects.child;
import static io.github.tpm4j.engine.testing.TestObjects.primary;
import static io.github.tpm4j.engine.testing.TestObjects.storageKey;
import static io.github.tpm4j.engine.testing.XdhKeys.dhkem;
import static io.github.tpm4j.engine.testing.XdhKeys.ecdh;
import static io.github.tpm4j.engine.testing.XdhKeys.hkdf;
import static io.github.tpm4j.engine.testing.XdhKeys.template;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tpm4j.engine.TpmConfiguration;
import io.github.tpm4j.engine.crypto.TestRandom;
import io.github.tpm4j.engine.crypto.montgomery.MontgomeryCurve;
import io.github.tpm4j.engine.crypto.montgomery.XdhPrivateKey;
import io.github.tpm4j.engine.profile.Profile;
import io.github.tpm4j.engine.profile.ProfileBuilder;
import io.github.tpm4j.engine.testing.PostQuantumKeys;
import io.github.tpm4j.engine.testing.TestObjects;
import io.github.tpm4j.engine.testing.TestTpm;
import io.github.tpm4j.engine.testing.XdhKeys;
import io.github.tpm4j.tss.algorithms.TpmsEccPoint;
import io.github.tpm4j.tss.algorithms.TpmtEccScheme;
import io.github.tpm4j.tss.algorithms.TpmtKdfScheme;
import io.github.tpm4j.tss.algorithms.TpmtSigScheme;
import io.github.tpm4j.tss.algorithms.TpmtSymDefObject;
import io.github.tpm4j.tss.attributes.TpmaObject;
import io.github.tpm4j.tss.commands.capability.TestParms;
import io.github.tpm4j.tss.commands.duplication.Import;
import io.github.tpm4j.tss.commands.object.Create;
import io.github.tpm4j.tss.commands.object.Load;
import io.github.tpm4j.tss.commands.object.LoadExternal;
import io.github.tpm4j.tss.commands.object.ReadPublic;
import io.github.tpm4j.tss.commands.signing.Sign;
import io.github.tpm4j.tss.commands.signing.SignDigest;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.constants.TpmRc;
import io.github.tpm4j.tss.constants.TpmSt;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.objects.TpmsEccParms;
import io.github.tpm4j.tss.objects.TpmtPublic;
import io.github.tpm4j.tss.objects.TpmtPublicParms;
import io.github.tpm4j.tss.objects.TpmtSensitive;
import io.github.tpm4j.tss.structures.TpmtTkHashcheck;
import io.github.tpm4j.tss.wire.Bytes;
import io.github.tpm4j.tss.wire.Revision;
import io.github.tpm4j.tss.wire.SecretBytes;
import java.util.Arrays;
import java.util.HexFormat;
import org.bouncycastle.crypto.params.X25519PrivateKeyParameters;
import org.bouncycastle.crypto.params.X448PrivateKeyParameters;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Keys of X25519 and X448, and what is none. */
class XdhKeysTest {
  private final TestTpm tpm = TestTpm.started(PostQuantumKeys.profile());

  private TpmRc codeOfPrimary(TpmtPublic template) {
    return tpm.code(primary(TpmHandle.OWNER, template));
  }

  private TpmRc codeOfLoad(byte[] key, TpmtPublic area) {
    TpmtSensitive sensitive = key == null ? null : sensitive(key);
    return tpm.code(new LoadExternal.Request(sensitive, area, TpmHandle.NULL));
  }

  private static TpmtSensitive sensitive(byte[] key) {
    return new TpmtSensitive(TpmAlg.ECC, SecretBytes.EMPTY, SecretBytes.EMPTY, SecretBytes.of(key));
  }

  private TpmtPublic publicArea(TpmHandle key) {
    return tpm.run(new ReadPublic.Request(key)).outPublic();
  }

  /** Our own numbers: a later version that made others would lose the keys of its users. */
  @ParameterizedTest
  @CsvSource({
    "X25519, 8579ea2dc9ec6f130ab61286b0b166ce60ba65b9204dfe3da37b748c589f1234",
    "X448, c9a4e3494dec59100632027e60313cc6b31d8c8f529727d4260f5df1"
        + "78c8161012ea5811f94e78467939cd5841df4e0853a3340621bda94e",
  })
  void primaryKeysComeFromTheSeed(MontgomeryCurve curve, String known) {
    TestTpm seeded =
        TestTpm.started(
            TpmConfiguration.inMemory()
                .withProfile(PostQuantumKeys.profile())
                .withEntropy(TestRandom.named("primary seeds")::bytes));
    TpmHandle key = ownersPrimary(seeded, dhkem(curve));
    TpmtPublic area = seeded.run(new ReadPublic.Request(key)).outPublic();

    assertEquals(known, HexFormat.of().formatHex(encoded(area)));
    assertTrue(((TpmsEccPoint) area.unique()).y().isEmpty());
    TpmHandle again = ownersPrimary(seeded, dhkem(curve));
    assertEquals(area, seeded.run(new ReadPublic.Request(again)).outPublic());
  }

  @ParameterizedTest
  @EnumSource(MontgomeryCurve.class)
  void thePublicKeyIsThatOfThePrivateOne_forBouncyCastleAndTheJdk(MontgomeryCurve curve)
      throws Exception {
    TpmHandle handle = ownersPrimary(tpm, ecdh(curve));
    byte[] key = tpm.tpm().state().objects().get(handle).sensitive().sensitive().toByteArray();
    byte[] ours = encoded(publicArea(handle));
    byte[] generator = new byte[curve.keyBytes()];
    generator[0] = (byte) (curve == MontgomeryCurve.X25519 ? 9 : 5);

    assertArrayEquals(
        curve == MontgomeryCurve.X25519
            ? new X25519PrivateKeyParameters(key).generatePublicKey().getEncoded()
            : new X448PrivateKeyParameters(key).generatePublicKey().getEncoded(),
        ours);
    assertArrayEquals(
        XdhKeys.agreed(XdhKeys.privateKey(curve, key), XdhKeys.publicKey(curve, generator)), ours);
  }

  @ParameterizedTest
  @EnumSource(MontgomeryCurve.class)
  void aChildIsCreatedAndLoaded(MontgomeryCurve curve) {
    TpmHandle parent = storageKey(tpm);
    Create.Response made = tpm.run(child(parent, dhkem(curve)));
    Load.Response loaded = tpm.run(new Load.Request(parent, made.outPrivate(), made.outPublic()));

    assertEquals(made.outPublic(), publicArea(loaded.objectHandle()));
    assertEquals(curve.keyBytes(), encoded(made.outPublic()).length);
  }

  @ParameterizedTest
  @EnumSource(MontgomeryCurve.class)
  void aKeyIsImported_ifItsHalvesBelongTogether(MontgomeryCurve curve) {
    TpmHandle parent = storageKey(tpm);
    XdhPrivateKey key = XdhPrivateKey.generate(curve, TestRandom.named("key"));
    TpmtPublic area = external(ecdh(curve), key.publicKey().encoded());
    Import.Response imported = tpm.run(importing(parent, area, key.octets()));

    tpm.run(new Load.Request(parent, imported.outPrivate(), area));
    byte[] other = key.octets();
    other[1] ^= 1;
    assertEquals(TpmRc.BINDING, tpm.code(importing(parent, area, other)));
  }

  private static Import.Request importing(TpmHandle parent, TpmtPublic area, byte[] key) {
    byte[] content = sensitive(key).marshal();
    byte[] sized = new byte[2 + content.length];
    sized[0] = (byte) (content.length >> 8);
    sized[1] = (byte) content.length;
    System.arraycopy(content, 0, sized, 2, content.length);
    return new Import.Request(
        parent, SecretBytes.EMPTY, area, Bytes.of(sized), Bytes.EMPTY, TpmtSymDefObject.NULL);
  }

  @ParameterizedTest
  @EnumSource(MontgomeryCurve.class)
  void loadsPairsThatBelongTogether(MontgomeryCurve curve) {
    XdhPrivateKey key = XdhPrivateKey.generate(curve, TestRandom.named("key"));
    TpmtPublic area = external(dhkem(curve), key.publicKey().encoded());
    byte[] octets = key.octets();

    assertEquals(TpmRc.SUCCESS, codeOfLoad(octets, area));
    octets[1] ^= 1;
    assertEquals(TpmRc.BINDING, codeOfLoad(octets, area));
    assertEquals(TpmRc.KEY_SIZE, codeOfLoad(new byte[curve.keyBytes() - 1], area));
    assertEquals(TpmRc.KEY_SIZE, codeOfLoad(new byte[curve.keyBytes() + 1], area));
    Bytes u = Bytes.of(key.publicKey().encoded());
    TpmtPublic withY = area.withUnique(new TpmsEccPoint(u, Bytes.of((byte) 0)));
    assertEquals(TpmRc.BINDING, codeOfLoad(key.octets(), withY));
  }

  @ParameterizedTest
  @EnumSource(MontgomeryCurve.class)
  void refusesPublicKeysThatShareNothing_orHaveTwoNames_parameter2(MontgomeryCurve curve) {
    byte[] u = new byte[curve.keyBytes()];

    assertEquals(TpmRc.ECC_POINT.parameter(2), codeOfLoad(null, external(ecdh(curve), u)));
    u[0] = 1;
    assertEquals(TpmRc.ECC_POINT.parameter(2), codeOfLoad(null, external(ecdh(curve), u)));
    u[0] = 9;
    assertEquals(TpmRc.SUCCESS, codeOfLoad(null, external(ecdh(curve), u)));
    Arrays.fill(u, (byte) 0xFF);
    assertEquals(TpmRc.ECC_POINT.parameter(2), codeOfLoad(null, external(ecdh(curve), u)));
  }

  @ParameterizedTest
  @EnumSource(MontgomeryCurve.class)
  void refusesPublicKeysOfAnotherSize_parameter2(MontgomeryCurve curve) {
    byte[] u = {9};
    TpmtPublic area = external(ecdh(curve), Arrays.copyOf(u, curve.keyBytes()));
    Bytes right = ((TpmsEccPoint) area.unique()).x();

    for (int size : new int[] {0, 1, curve.keyBytes() - 1, curve.keyBytes() + 1}) {
      assertEquals(
          TpmRc.KEY.parameter(2), codeOfLoad(null, external(ecdh(curve), Arrays.copyOf(u, size))));
    }
    assertEquals(
        TpmRc.KEY.parameter(2), codeOfLoad(null, area.withUnique(new TpmsEccPoint(right, right))));
  }

  @ParameterizedTest
  @EnumSource(MontgomeryCurve.class)
  void itsSchemeIsEcdh_orNoneWithHkdf_parameter2(MontgomeryCurve curve) {
    TpmtKdfScheme none = TpmtKdfScheme.NULL;
    TpmtEccScheme ecmqv = TpmtEccScheme.of(TpmAlg.ECMQV, TpmAlg.SHA256);
    TpmtEccScheme ecdsa = TpmtEccScheme.of(TpmAlg.ECDSA, TpmAlg.SHA256);

    assertEquals(
        TpmRc.SUCCESS,
        codeOfPrimary(template(curve, XdhKeys.ECDH, hkdf(curve), TpmaObject.DECRYPT)));
    for (TpmtPublic wrong :
        new TpmtPublic[] {
          template(curve, TpmtEccScheme.NULL, none, TpmaObject.DECRYPT),
          template(curve, ecmqv, none, TpmaObject.DECRYPT),
          template(curve, ecdsa, none, TpmaObject.SIGN),
          template(curve, XdhKeys.ECDH, none, TpmaObject.SIGN),
          template(curve, XdhKeys.ECDH, none, TpmaObject.SIGN | TpmaObject.DECRYPT),
          template(curve, XdhKeys.ECDH, none, TpmaObject.RESTRICTED | TpmaObject.DECRYPT)
        }) {
      assertEquals(TpmRc.SCHEME.parameter(2), codeOfPrimary(wrong));
    }
  }

  @ParameterizedTest
  @EnumSource(MontgomeryCurve.class)
  void itsKdfIsHkdfOfTheCurve_parameter2(MontgomeryCurve curve) {
    TpmtKdfScheme kdf2 = TpmtKdfScheme.of(TpmAlg.KDF2, TpmAlg.SHA256);
    TpmtKdfScheme sha384 = TpmtKdfScheme.of(TpmAlg.HKDF, TpmAlg.SHA384);

    for (TpmtPublic wrong :
        new TpmtPublic[] {
          template(curve, XdhKeys.ECDH, kdf2, TpmaObject.DECRYPT),
          template(curve, XdhKeys.ECDH, sha384, TpmaObject.DECRYPT),
          template(curve, TpmtEccScheme.NULL, hkdf(curve), TpmaObject.SIGN)
        }) {
      assertEquals(TpmRc.KDF.parameter(2), codeOfPrimary(wrong));
    }
  }

  @ParameterizedTest
  @EnumSource(MontgomeryCurve.class)
  void isNoParent(MontgomeryCurve curve) {
    TpmsEccParms storage =
        new TpmsEccParms(
            TpmtSymDefObject.aesCfb(128), TpmtEccScheme.NULL, curve.id(), TpmtKdfScheme.NULL);
    TpmtPublic plain =
        template(
            curve,
            TpmtEccScheme.NULL,
            TpmtKdfScheme.NULL,
            TpmaObject.RESTRICTED | TpmaObject.DECRYPT);
    TpmtPublic parent =
        new TpmtPublic(
            plain.type(),
            plain.nameAlg(),
            plain.objectAttributes(),
            plain.authPolicy(),
            storage,
            plain.unique());
    TpmHandle key = ownersPrimary(tpm, ecdh(curve));

    assertEquals(TpmRc.SCHEME.parameter(2), codeOfPrimary(parent));
    assertEquals(TpmRc.TYPE.handle(1), tpm.code(child(key, TestObjects.NOTHING, ecdh(curve))));
  }

  @ParameterizedTest
  @EnumSource(MontgomeryCurve.class)
  void signsNothing_handle1(MontgomeryCurve curve) {
    TpmHandle key = ownersPrimary(tpm, ecdh(curve));

    TpmtTkHashcheck noCheck = new TpmtTkHashcheck(TpmSt.HASHCHECK, TpmHandle.NULL, Bytes.EMPTY);
    Bytes digest = Bytes.of(new byte[32]);
    TpmtSigScheme ecdsa = TpmtSigScheme.of(TpmAlg.ECDSA, TpmAlg.SHA256);

    assertEquals(TpmRc.KEY.handle(1), tpm.code(new Sign.Request(key, digest, ecdsa, noCheck)));
    assertEquals(
        TpmRc.KEY.handle(1), tpm.code(new SignDigest.Request(key, Bytes.EMPTY, digest, noCheck)));
  }

  @ParameterizedTest
  @EnumSource(MontgomeryCurve.class)
  void testParmsTakesWhatKeysHave(MontgomeryCurve curve) {
    assertEquals(TpmRc.SUCCESS, codeOfTest(ecdh(curve)));
    assertEquals(TpmRc.SUCCESS, codeOfTest(dhkem(curve)));
    assertEquals(
        TpmRc.SCHEME.parameter(1),
        codeOfTest(template(curve, TpmtEccScheme.NULL, TpmtKdfScheme.NULL, 0)));
  }

  private TpmRc codeOfTest(TpmtPublic template) {
    return tpm.code(new TestParms.Request(new TpmtPublicParms(TpmAlg.ECC, template.parameters())));
  }

  @Test
  void theCurvesComeWithHkdfAlone() {
    Profile dhkem =
        Profile.builder().revision(Revision.V185).without(TpmAlg.EDDSA, TpmAlg.HASH_EDDSA).build();
    Profile neither =
        Profile.builder()
            .revision(Revision.V185)
            .without(TpmAlg.EDDSA, TpmAlg.HASH_EDDSA, TpmAlg.HKDF)
            .build();
    ProfileBuilder without = Profile.builder().revision(Revision.V184);
    without.with(MontgomeryCurve.X448.id());

    assertTrue(dhkem.implemented(MontgomeryCurve.X25519.id()));
    assertFalse(neither.implemented(MontgomeryCurve.X25519.id()));
    assertThrows(IllegalArgumentException.class, without::build);
    assertEquals(
        TpmRc.SUCCESS,
        TestTpm.started(dhkem).code(primary(TpmHandle.OWNER, dhkem(MontgomeryCurve.X448))));
    assertEquals(
        TpmRc.CURVE.parameter(2),
        TestTpm.started(neither).code(primary(TpmHandle.OWNER, ecdh(MontgomeryCurve.X448))));
  }

  @Test
  void aServedTpmHasTheCurvesWhenAsked() {
    Profile served = Profile.servedBuilder().revision(Revision.V185).build();
    Profile asked =
        Profile.servedBuilder()
            .revision(Revision.V185)
            .with(TpmAlg.HKDF)
            .with(MontgomeryCurve.X25519.id())
            .build();

    assertFalse(served.implemented(MontgomeryCurve.X25519.id()));
    assertTrue(asked.implemented(MontgomeryCurve.X25519.id()));
  }
}
