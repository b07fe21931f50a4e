package io.github.tpm4j.engine.commands.asymmetric;

import static io.github.tpm4j.engine.commands.asymmetric.HpkeExport.CONTEXT;
import static io.github.tpm4j.engine.commands.asymmetric.HpkeExport.INFO;
import static io.github.tpm4j.engine.testing.PostQuantumKeys.ownersPrimary;
import static io.github.tpm4j.engine.testing.PostQuantumKeys.with;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.github.tpm4j.engine.crypto.dhkem.DhkemSuite;
import io.github.tpm4j.engine.crypto.montgomery.MontgomeryCurve;
import io.github.tpm4j.engine.objects.EccPoints;
import io.github.tpm4j.engine.testing.PostQuantumKeys;
import io.github.tpm4j.engine.testing.TestObjects;
import io.github.tpm4j.engine.testing.TestTpm;
import io.github.tpm4j.engine.testing.XdhKeys;
import io.github.tpm4j.tss.algorithms.TpmsEccPoint;
import io.github.tpm4j.tss.algorithms.TpmtEccScheme;
import io.github.tpm4j.tss.algorithms.TpmtKdfScheme;
import io.github.tpm4j.tss.algorithms.TpmtSymDefObject;
import io.github.tpm4j.tss.attributes.TpmaObject;
import io.github.tpm4j.tss.commands.asymmetric.Decapsulate;
import io.github.tpm4j.tss.commands.asymmetric.Encapsulate;
import io.github.tpm4j.tss.commands.object.LoadExternal;
import io.github.tpm4j.tss.commands.object.ReadPublic;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.constants.TpmEccCurve;
import io.github.tpm4j.tss.constants.TpmRc;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.objects.TpmsEccParms;
import io.github.tpm4j.tss.objects.TpmtPublic;
import io.github.tpm4j.tss.wire.Bytes;
import io.github.tpm4j.tss.wire.Revision;
import java.util.Arrays;
import org.bouncycastle.crypto.AsymmetricCipherKeyPair;
import org.bouncycastle.crypto.hpke.HPKE;
import org.bouncycastle.crypto.hpke.HPKEContextWithEncapsulation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DhkemTest {
  private final TestTpm tpm = TestTpm.started(PostQuantumKeys.profile());

  @ParameterizedTest
  @EnumSource(DhkemSuite.class)
  void opensWhatItEncapsulated(DhkemSuite suite) {
    TpmHandle key = ownersPrimary(tpm, template(suite));
    Encapsulate.Response made = tpm.run(new Encapsulate.Request(key));

    assertEquals(suite.ciphertextBytes(), made.ciphertext().size());
    assertEquals(suite.secretBytes(), made.sharedSecret().size());
    assertEquals(
        made.sharedSecret(),
        tpm.run(new Decapsulate.Request(key, made.ciphertext())).sharedSecret());
    assertNotEquals(made.ciphertext(), tpm.run(new Encapsulate.Request(key)).ciphertext());
  }

  @ParameterizedTest
  @EnumSource(DhkemSuite.class)
  void opensWhatBouncyCastleEncapsulates(DhkemSuite suite) throws Exception {
    TpmHandle key = ownersPrimary(tpm, template(suite));
    TpmtPublic area = tpm.run(new ReadPublic.Request(key)).outPublic();
    HPKE hpke = HpkeExport.bouncyCastle(suite);
    HPKEContextWithEncapsulation sender =
        hpke.setupBaseS(hpke.deserializePublicKey(encoded((TpmsEccPoint) area.unique())), INFO);

    byte[] secret =
        tpm.run(new Decapsulate.Request(key, Bytes.of(sender.getEncapsulation())))
            .sharedSecret()
            .toByteArray();

    assertArrayEquals(
        sender.export(CONTEXT, suite.secretBytes()), new HpkeExport(suite).of(secret));
  }

  @ParameterizedTest
  @EnumSource(DhkemSuite.class)
  void encapsulatesForAPublicAreaWhatBouncyCastleOpens(DhkemSuite suite) throws Exception {
    HPKE hpke = HpkeExport.bouncyCastle(suite);
    AsymmetricCipherKeyPair pair = hpke.generatePrivateKey();
    TpmtPublic area =
        with(template(suite), 0, PostQuantumKeys.FIXED | TpmaObject.SENSITIVE_DATA_ORIGIN)
            .withUnique(point(suite, hpke.serializePublicKey(pair.getPublic())));
    TpmHandle key = tpm.run(new LoadExternal.Request(null, area, TpmHandle.OWNER)).objectHandle();
    Encapsulate.Response made = tpm.run(new Encapsulate.Request(key));

    assertArrayEquals(
        hpke.setupBaseR(made.ciphertext().toByteArray(), pair, INFO)
            .export(CONTEXT, suite.secretBytes()),
        new HpkeExport(suite).of(made.sharedSecret().toByteArray()));
  }

  @Test
  void rejectsACiphertextOfAnotherSize_parameter1() {
    TpmHandle key = ownersPrimary(tpm, template(DhkemSuite.P256_HKDF_SHA256));

    for (int size : new int[] {0, 1, 33, 64, 66, 97}) {
      byte[] ciphertext = new byte[size];
      Arrays.fill(ciphertext, (byte) 4);
      assertEquals(
          TpmRc.SIZE.parameter(1), tpm.code(new Decapsulate.Request(key, Bytes.of(ciphertext))));
    }
  }

  @Test
  void rejectsACiphertextThatIsNoPointOfTheCurve_parameter1() {
    TpmHandle key = ownersPrimary(tpm, template(DhkemSuite.P256_HKDF_SHA256));
    byte[] good = tpm.run(new Encapsulate.Request(key)).ciphertext().toByteArray();

    for (int changed : new int[] {0, 1, 32, 33, 64}) {
      byte[] ciphertext = good.clone();
      ciphertext[changed] ^= 1;
      assertEquals(
          TpmRc.ECC_POINT.parameter(1),
          tpm.code(new Decapsulate.Request(key, Bytes.of(ciphertext))));
    }
    byte[] infinity = new byte[65];
    infinity[0] = 4;
    assertEquals(
        TpmRc.ECC_POINT.parameter(1), tpm.code(new Decapsulate.Request(key, Bytes.of(infinity))));
  }

  @ParameterizedTest
  @EnumSource(MontgomeryCurve.class)
  void ofX25519AndX448_aCiphertextHasTheSizeOfU_parameter1(MontgomeryCurve curve) {
    TpmHandle key = ownersPrimary(tpm, XdhKeys.dhkem(curve));

    for (int size : new int[] {0, 1, curve.keyBytes() - 1, curve.keyBytes() + 1, 65}) {
      byte[] ciphertext = new byte[size];
      Arrays.fill(ciphertext, (byte) 9);
      assertEquals(
          TpmRc.SIZE.parameter(1), tpm.code(new Decapsulate.Request(key, Bytes.of(ciphertext))));
    }
  }

  /** RFC 9180, 7.1.4: a shared secret of zeros is refused. */
  @ParameterizedTest
  @EnumSource(MontgomeryCurve.class)
  void ofX25519AndX448_aCiphertextOfLowOrderHasNoResult(MontgomeryCurve curve) {
    TpmHandle key = ownersPrimary(tpm, XdhKeys.dhkem(curve));

    for (byte u : new byte[] {0, 1}) {
      byte[] ciphertext = new byte[curve.keyBytes()];
      ciphertext[0] = u;
      assertEquals(TpmRc.NO_RESULT, tpm.code(new Decapsulate.Request(key, Bytes.of(ciphertext))));
    }
  }

  /** RFC 7748, 5: it is taken modulo the prime; but the secret is of the octets that came. */
  @ParameterizedTest
  @EnumSource(
      value = DhkemSuite.class,
      names = {"X25519_HKDF_SHA256", "X448_HKDF_SHA512"})
  void ofX25519AndX448_aCiphertextAboveThePrimeIsTaken(DhkemSuite suite) throws Exception {
    TpmHandle key = ownersPrimary(tpm, template(suite));
    byte[] ciphertext = new byte[suite.ciphertextBytes()];
    Arrays.fill(ciphertext, (byte) 0xFF);
    HPKE hpke = HpkeExport.bouncyCastle(suite);
    byte[] privateKey = tpm.tpm().state().objects().get(key).sensitive().sensitive().toByteArray();
    TpmtPublic area = tpm.run(new ReadPublic.Request(key)).outPublic();
    AsymmetricCipherKeyPair pair =
        hpke.deserializePrivateKey(privateKey, encoded((TpmsEccPoint) area.unique()));
    byte[] secret =
        tpm.run(new Decapsulate.Request(key, Bytes.of(ciphertext))).sharedSecret().toByteArray();

    assertArrayEquals(
        hpke.setupBaseR(ciphertext, pair, INFO).export(CONTEXT, suite.secretBytes()),
        new HpkeExport(suite).of(secret));
  }

  @Test
  void rejectsEccKeysWithoutHkdf_handle1() {
    TpmtKdfScheme none = TpmtKdfScheme.NULL;
    TpmHandle key =
        ownersPrimary(tpm, template(TpmEccCurve.NIST_P256, TpmtEccScheme.NULL, none, 0));

    assertEquals(TpmRc.KEY.handle(1), tpm.code(new Encapsulate.Request(key)));
    assertEquals(
        TpmRc.KEY.handle(1), tpm.code(new Decapsulate.Request(key, Bytes.of(new byte[65]))));
  }

  @Test
  void keysOfDhkemOnlyDecrypt_freely_withEcdhOrNoScheme_parameter2() {
    TpmtKdfScheme sha256 = hkdf(TpmAlg.SHA256);
    TpmEccCurve curve = TpmEccCurve.NIST_P256;
    TpmtEccScheme ecdh = TpmtEccScheme.of(TpmAlg.ECDH, TpmAlg.SHA256);
    ownersPrimary(tpm, template(curve, ecdh, sha256, 0));

    assertKdfRefused(template(curve, TpmtEccScheme.NULL, sha256, TpmaObject.SIGN));
    assertKdfRefused(template(curve, TpmtEccScheme.of(TpmAlg.ECMQV, TpmAlg.SHA256), sha256, 0));
    assertKdfRefused(
        with(
            template(curve, TpmtEccScheme.of(TpmAlg.ECDSA, TpmAlg.SHA256), sha256, TpmaObject.SIGN),
            0,
            TpmaObject.DECRYPT));
    assertKdfRefused(
        template(
            TpmtSymDefObject.aesCfb(128),
            curve,
            TpmtEccScheme.NULL,
            sha256,
            TpmaObject.RESTRICTED));
  }

  @Test
  void aCurveHasOneHash_parameter2() {
    TpmtEccScheme none = TpmtEccScheme.NULL;

    assertKdfRefused(template(TpmEccCurve.NIST_P256, none, hkdf(TpmAlg.SHA384), 0));
    assertKdfRefused(template(TpmEccCurve.NIST_P384, none, hkdf(TpmAlg.SHA256), 0));
    assertKdfRefused(template(TpmEccCurve.BN_P256, none, hkdf(TpmAlg.SHA256), 0));
    TpmtKdfScheme kdf2 = TpmtKdfScheme.of(TpmAlg.KDF2, TpmAlg.SHA256);
    assertKdfRefused(template(TpmEccCurve.NIST_P256, none, kdf2, 0));
    assertKdfRefused(template(TpmEccCurve.CURVE_25519, none, hkdf(TpmAlg.SHA512), 0));
    assertKdfRefused(template(TpmEccCurve.CURVE_448, none, hkdf(TpmAlg.SHA256), 0));
  }

  private void assertKdfRefused(TpmtPublic template) {
    assertEquals(TpmRc.KDF.parameter(2), tpm.code(TestObjects.primary(TpmHandle.OWNER, template)));
  }

  @Test
  void aTpmOfVersion184KnowsNoHkdf() {
    TestTpm older = TestTpm.started(PostQuantumKeys.profile().in(Revision.V184));

    assertEquals(
        TpmRc.KDF.parameter(2),
        older.code(TestObjects.primary(TpmHandle.OWNER, template(DhkemSuite.P256_HKDF_SHA256))));
  }

  private static TpmtPublic template(DhkemSuite suite) {
    TpmAlg hash =
        switch (suite) {
          case P256_HKDF_SHA256, X25519_HKDF_SHA256 -> TpmAlg.SHA256;
          case P384_HKDF_SHA384 -> TpmAlg.SHA384;
          case P521_HKDF_SHA512, X448_HKDF_SHA512 -> TpmAlg.SHA512;
        };
    return template(suite.group().id(), TpmtEccScheme.NULL, hkdf(hash), 0);
  }

  private static TpmtKdfScheme hkdf(TpmAlg hash) {
    return TpmtKdfScheme.of(TpmAlg.HKDF, hash);
  }

  /** A key that decrypts, with more attributes. */
  private static TpmtPublic template(
      TpmEccCurve curve, TpmtEccScheme scheme, TpmtKdfScheme kdf, int attributes) {
    return template(TpmtSymDefObject.NULL, curve, scheme, kdf, attributes);
  }

  private static TpmtPublic template(
      TpmtSymDefObject symmetric,
      TpmEccCurve curve,
      TpmtEccScheme scheme,
      TpmtKdfScheme kdf,
      int attributes) {
    return new TpmtPublic(
        TpmAlg.ECC,
        TpmAlg.SHA256,
        TpmaObject.of(
            PostQuantumKeys.FIXED
                | TpmaObject.SENSITIVE_DATA_ORIGIN
                | TpmaObject.USER_WITH_AUTH
                | TpmaObject.DECRYPT
                | attributes),
        Bytes.EMPTY,
        new TpmsEccParms(symmetric, scheme, curve, kdf),
        EccPoints.NONE);
  }

  private static byte[] encoded(TpmsEccPoint point) {
    byte[] x = point.x().toByteArray();
    byte[] y = point.y().toByteArray();
    if (y.length == 0) {
      return x;
    }
    byte[] encoded = new byte[1 + x.length + y.length];
    encoded[0] = 4;
    System.arraycopy(x, 0, encoded, 1, x.length);
    System.arraycopy(y, 0, encoded, 1 + x.length, y.length);
    return encoded;
  }

  private static TpmsEccPoint point(DhkemSuite suite, byte[] encoded) {
    if (suite.group() instanceof MontgomeryCurve) {
      return XdhKeys.point(encoded);
    }
    int middle = 1 + (encoded.length - 1) / 2;
    return new TpmsEccPoint(
        Bytes.of(Arrays.copyOfRange(encoded, 1, middle)),
        Bytes.of(Arrays.copyOfRange(encoded, middle, encoded.length)));
  }
}
