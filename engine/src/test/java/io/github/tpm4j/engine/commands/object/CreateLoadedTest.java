package io.github.tpm4j.engine.commands.object;

import static io.github.tpm4j.engine.testing.TestObjects.NOTHING;
import static io.github.tpm4j.engine.testing.TestObjects.child;
import static io.github.tpm4j.engine.testing.TestObjects.loadedChild;
import static io.github.tpm4j.engine.testing.TestObjects.primary;
import static io.github.tpm4j.engine.testing.TestObjects.storageKey;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tpm4j.engine.crypto.hash.HashAlgorithm;
import io.github.tpm4j.engine.crypto.montgomery.MontgomeryCurve;
import io.github.tpm4j.engine.crypto.random.KdfaStream;
import io.github.tpm4j.engine.testing.EdwardsKeys;
import io.github.tpm4j.engine.testing.TestTpm;
import io.github.tpm4j.engine.testing.XdhKeys;
import io.github.tpm4j.tss.algorithms.Tpm2bDigest;
import io.github.tpm4j.tss.algorithms.TpmsDerive;
import io.github.tpm4j.tss.algorithms.TpmsEccPoint;
import io.github.tpm4j.tss.algorithms.TpmsSchemeXor;
import io.github.tpm4j.tss.algorithms.TpmsSensitiveCreate;
import io.github.tpm4j.tss.algorithms.TpmtKeyedhashScheme;
import io.github.tpm4j.tss.attributes.TpmaObject;
import io.github.tpm4j.tss.commands.object.CreateLoaded;
import io.github.tpm4j.tss.commands.object.Load;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.constants.TpmEccCurve;
import io.github.tpm4j.tss.constants.TpmRc;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.objects.TpmsKeyedhashParms;
import io.github.tpm4j.tss.objects.TpmtPublic;
import io.github.tpm4j.tss.templates.KeyTemplate;
import io.github.tpm4j.tss.templates.StorageTemplates;
import io.github.tpm4j.tss.wire.Bytes;
import io.github.tpm4j.tss.wire.SecretBytes;
import java.util.Arrays;
import org.bouncycastle.crypto.params.X25519PrivateKeyParameters;
import org.bouncycastle.crypto.params.X448PrivateKeyParameters;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CreateLoadedTest {
  private static final TpmtPublic DERIVATION_PARENT =
      new TpmtPublic(
          TpmAlg.KEYEDHASH,
          TpmAlg.SHA256,
          TpmaObject.of(
              TpmaObject.RESTRICTED
                  | TpmaObject.DECRYPT
                  | TpmaObject.USER_WITH_AUTH
                  | TpmaObject.NO_DA),
          Bytes.EMPTY,
          new TpmsKeyedhashParms(
              new TpmtKeyedhashScheme(
                  TpmAlg.XOR, new TpmsSchemeXor(TpmAlg.SHA256, TpmAlg.KDF1_SP800_108))),
          Tpm2bDigest.EMPTY);

  private static final TpmsDerive INPUTS = new TpmsDerive(Bytes.of((byte) 1), Bytes.of((byte) 2));

  private final TestTpm tpm = TestTpm.started();

  @Test
  void primaryObjectIsThatOfCreatePrimary() {
    Bytes expected = tpm.run(primary(TpmHandle.OWNER, StorageTemplates.ECC_P256)).name();
    CreateLoaded.Response created =
        tpm.run(request(TpmHandle.OWNER, NOTHING, StorageTemplates.ECC_P256));

    assertEquals(expected, created.name());
    assertTrue(created.outPrivate().isEmpty());
  }

  @Test
  void childCanBeLoadedAgain() {
    TpmHandle parent = storageKey(tpm);
    TpmtPublic template = KeyTemplate.ec(TpmEccCurve.NIST_P256).signing().build();
    CreateLoaded.Response created = tpm.run(request(parent, NOTHING, template));

    assertEquals(
        created.name(),
        tpm.run(new Load.Request(parent, created.outPrivate(), created.outPublic())).name());
  }

  /** The point is what swtpm 0.7.1 with libtpms 0.9.2 derives. */
  @Test
  void derivesTheKeyThatEveryTpmDerives() {
    TpmHandle parent = derivationParent();
    TpmtPublic p521 = derived(KeyTemplate.ec(TpmEccCurve.NIST_P521).signing().build());
    byte[] given = {0, 2, 1, 2, 0, 1, 3};
    TpmsSensitiveCreate inputs = new TpmsSensitiveCreate(SecretBytes.EMPTY, SecretBytes.of(given));
    TpmtPublic labelled = p521.withUnique(new TpmsDerive(Bytes.of((byte) 9), Bytes.EMPTY));

    CreateLoaded.Response created = tpm.run(request(parent, inputs, labelled));
    assertEquals(
        Bytes.ofHex(
            "001b69b0c093b1fdf04334a55c2e6351193517ee9fb3bc442f51509fd7e88da70daa87338472ceac832d"
                + "92e10e6e899c6a9834a6d0c5afc25049e8b74d47328ea55b"),
        ((TpmsEccPoint) created.outPublic().unique()).x());
    assertTrue(created.outPrivate().isEmpty());
  }

  /** The octets of KDFa, as they come, are RFC 7748's private key. */
  @ParameterizedTest
  @EnumSource(MontgomeryCurve.class)
  void derivesAKeyOfXdh(MontgomeryCurve curve) {
    TpmtPublic template = derived(XdhKeys.ecdh(curve)).withUnique(INPUTS);
    CreateLoaded.Response created = tpm.run(request(derivationParent(), NOTHING, template));
    byte[] parentKey = new byte[32];
    Arrays.fill(parentKey, (byte) 0x77);
    byte[] label = INPUTS.label().toByteArray();
    byte[] context = INPUTS.context().toByteArray();
    try (KdfaStream stream = new KdfaStream(HashAlgorithm.SHA256, parentKey, label, context)) {
      byte[] key = stream.bytes(curve.keyBytes());
      assertArrayEquals(
          curve == MontgomeryCurve.X25519
              ? new X25519PrivateKeyParameters(key).generatePublicKey().getEncoded()
              : new X448PrivateKeyParameters(key).generatePublicKey().getEncoded(),
          EdwardsKeys.encoded(created.outPublic()));
    }
  }

  @Test
  void derivesNoRsaKey_parameter2() {
    TpmtPublic rsa = derived(KeyTemplate.rsa(2048).signing().build()).withUnique(INPUTS);

    assertEquals(TpmRc.TYPE.parameter(2), tpm.code(request(derivationParent(), NOTHING, rsa)));
  }

  @Test
  void derivedObjectIsNotOfTheTpmsOrigin() {
    TpmtPublic template =
        KeyTemplate.ec(TpmEccCurve.NIST_P256)
            .signing()
            .without(TpmaObject.FIXED_TPM)
            .build()
            .withUnique(INPUTS);

    assertEquals(TpmRc.ATTRIBUTES, tpm.code(request(derivationParent(), NOTHING, template)));
  }

  @Test
  void refusesAKeyAsParent_handle1() {
    TpmtPublic template = KeyTemplate.ec(TpmEccCurve.NIST_P256).signing().build();
    TpmHandle key = loadedChild(tpm, child(storageKey(tpm), template));

    assertEquals(TpmRc.TYPE.handle(1), tpm.code(request(key, NOTHING, template)));
  }

  @Test
  void refusesOctetsAfterTheTemplate_parameter2() {
    byte[] template = StorageTemplates.ECC_P256.marshal();
    Bytes longer = Bytes.adopt(Arrays.copyOf(template, template.length + 1));

    assertEquals(
        TpmRc.SIZE.parameter(2),
        tpm.code(new CreateLoaded.Request(TpmHandle.OWNER, NOTHING, longer)));
  }

  private TpmHandle derivationParent() {
    byte[] key = new byte[32];
    Arrays.fill(key, (byte) 0x77);
    TpmsSensitiveCreate given = new TpmsSensitiveCreate(SecretBytes.EMPTY, SecretBytes.adopt(key));
    return loadedChild(tpm, child(storageKey(tpm), given, DERIVATION_PARENT));
  }

  private static TpmtPublic derived(TpmtPublic template) {
    return template.withAttributes(
        template
            .objectAttributes()
            .without(TpmaObject.FIXED_TPM | TpmaObject.SENSITIVE_DATA_ORIGIN));
  }

  private static CreateLoaded.Request request(
      TpmHandle parent, TpmsSensitiveCreate sensitive, TpmtPublic template) {
    return new CreateLoaded.Request(parent, sensitive, Bytes.adopt(template.marshal()));
  }
}
