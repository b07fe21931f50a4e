package io.github.tpm4j.engine.commands.object;

import static io.github.tpm4j.engine.testing.TestObjects.NOTHING;
import static io.github.tpm4j.engine.testing.TestObjects.child;
import static io.github.tpm4j.engine.testing.TestObjects.data;
import static io.github.tpm4j.engine.testing.TestObjects.loadedChild;
import static io.github.tpm4j.engine.testing.TestObjects.storageKey;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.tpm4j.engine.testing.TestTpm;
import io.github.tpm4j.tss.algorithms.HashAlg;
import io.github.tpm4j.tss.algorithms.Tpm2bDigest;
import io.github.tpm4j.tss.algorithms.TpmsSensitiveCreate;
import io.github.tpm4j.tss.algorithms.TpmtEccScheme;
import io.github.tpm4j.tss.algorithms.TpmtKdfScheme;
import io.github.tpm4j.tss.algorithms.TpmtRsaScheme;
import io.github.tpm4j.tss.algorithms.TpmtSymDefObject;
import io.github.tpm4j.tss.attributes.TpmaObject;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.constants.TpmEccCurve;
import io.github.tpm4j.tss.constants.TpmRc;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.objects.TpmsEccParms;
import io.github.tpm4j.tss.objects.TpmsRsaParms;
import io.github.tpm4j.tss.objects.TpmsSymcipherParms;
import io.github.tpm4j.tss.objects.TpmtPublic;
import io.github.tpm4j.tss.objects.TpmuPublicParms;
import io.github.tpm4j.tss.templates.KeyTemplate;
import io.github.tpm4j.tss.templates.StorageTemplates;
import io.github.tpm4j.tss.wire.Bytes;
import io.github.tpm4j.tss.wire.SecretBytes;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What TPM2_Create says to templates that are not in order. */
class TemplateTest {
  private static final KeyTemplate SIGNING = KeyTemplate.ec(TpmEccCurve.NIST_P256).signing();
  private static final TpmtSymDefObject AES = TpmtSymDefObject.aesCfb(128);

  private final TestTpm tpm = TestTpm.started();
  private TpmHandle parent;

  @BeforeEach
  void createParent() {
    parent = storageKey(tpm);
  }

  @Test
  void attributesThatDoNotFitEachOther_parameter2() {
    refuses(TpmRc.ATTRIBUTES, SIGNING.without(TpmaObject.FIXED_PARENT));
    refuses(TpmRc.ATTRIBUTES, SIGNING.without(TpmaObject.SIGN));
    refuses(TpmRc.ATTRIBUTES, SIGNING.decrypting().with(TpmaObject.RESTRICTED));
    refuses(TpmRc.ATTRIBUTES, SIGNING.with(TpmaObject.ENCRYPTED_DUPLICATION));
  }

  @Test
  void originThatDoesNotFitTheData_parameter2() {
    refuses(TpmRc.ATTRIBUTES, SIGNING.without(TpmaObject.SENSITIVE_DATA_ORIGIN));
    refuses(TpmRc.ATTRIBUTES, data("x"), SIGNING.build());
    refuses(TpmRc.ATTRIBUTES, NOTHING, KeyTemplate.sealed().build());
    refuses(TpmRc.ATTRIBUTES, KeyTemplate.sealed().with(TpmaObject.SENSITIVE_DATA_ORIGIN));
  }

  @Test
  void policyOfAnotherSize_parameter2() {
    refuses(TpmRc.SIZE, SIGNING.withPolicy(Bytes.of(new byte[20])));
  }

  @Test
  void schemeForAnotherUse_parameter2() {
    TpmtEccScheme ecdsa = TpmtEccScheme.of(TpmAlg.ECDSA, TpmAlg.SHA256);
    refuses(TpmRc.SCHEME, KeyTemplate.ec(TpmEccCurve.NIST_P256, ecdsa).decrypting());
    refuses(TpmRc.SCHEME, KeyTemplate.ec(TpmEccCurve.NIST_P256, ecdsa).decrypting().signing());
    refuses(TpmRc.SCHEME, SIGNING.with(TpmaObject.RESTRICTED));
    refuses(TpmRc.SCHEME, KeyTemplate.hmac(HashAlg.SHA256).decrypting());
  }

  @Test
  void kdfOfAnEccKey_parameter2() {
    TpmtKdfScheme kdf = TpmtKdfScheme.of(TpmAlg.KDF1_SP800_56A, TpmAlg.SHA256);
    TpmsEccParms parms =
        new TpmsEccParms(TpmtSymDefObject.NULL, TpmtEccScheme.NULL, TpmEccCurve.NIST_P256, kdf);
    refuses(TpmRc.KDF, NOTHING, with(SIGNING.build(), parms));
  }

  @Test
  void cipherOfAKeyThatIsNoParentAndNoneOfOneThatIs_parameter2() {
    TpmsEccParms withCipher = ecc(AES);
    TpmsEccParms without = ecc(TpmtSymDefObject.NULL);
    refuses(TpmRc.SYMMETRIC, NOTHING, with(SIGNING.build(), withCipher));
    refuses(TpmRc.SYMMETRIC, NOTHING, with(StorageTemplates.ECC_P256, without));
  }

  @Test
  void fixedStorageKeyProtectsAsItsParentDoes_parameter2() {
    TpmtPublic storage = StorageTemplates.ECC_P256;
    TpmtPublic otherHash =
        new TpmtPublic(
            storage.type(),
            TpmAlg.SHA384,
            storage.objectAttributes(),
            Bytes.EMPTY,
            storage.parameters(),
            storage.unique());
    refuses(TpmRc.HASH, NOTHING, otherHash);
    refuses(TpmRc.SYMMETRIC, NOTHING, with(storage, ecc(TpmtSymDefObject.aesCfb(256))));
  }

  @Test
  void exponentThatNoKeyCanHave() {
    TpmsRsaParms parms = new TpmsRsaParms(TpmtSymDefObject.NULL, TpmtRsaScheme.NULL, 2048, 3);
    TpmtPublic template = with(KeyTemplate.rsa(2048).signing().build(), parms);

    assertEquals(TpmRc.RANGE, tpm.code(child(parent, template)));
  }

  @Test
  void authLongerThanADigest_parameter1() {
    TpmsSensitiveCreate shortAuth =
        new TpmsSensitiveCreate(SecretBytes.of(new byte[] {1}), SecretBytes.EMPTY);
    byte[] octets = new byte[33];
    Arrays.fill(octets, (byte) 1);
    TpmsSensitiveCreate tooLong =
        new TpmsSensitiveCreate(SecretBytes.adopt(octets), SecretBytes.EMPTY);

    tpm.run(child(parent, shortAuth, SIGNING.build()));
    assertEquals(TpmRc.SIZE.parameter(1), tpm.code(child(parent, tooLong, SIGNING.build())));
  }

  @Test
  void symmetricKeyOfAnotherSize() {
    TpmtPublic cipher =
        new TpmtPublic(
            TpmAlg.SYMCIPHER,
            TpmAlg.SHA256,
            TpmaObject.of(TpmaObject.DECRYPT | TpmaObject.USER_WITH_AUTH),
            Bytes.EMPTY,
            new TpmsSymcipherParms(AES),
            Tpm2bDigest.EMPTY);

    loadedChild(tpm, child(parent, data("0123456789abcdef"), cipher));
    assertEquals(TpmRc.KEY_SIZE, tpm.code(child(parent, data("0123456789abcde"), cipher)));
  }

  @Test
  void keyIsNoParent_handle1() {
    TpmHandle key = loadedChild(tpm, child(parent, SIGNING.build()));

    assertEquals(TpmRc.TYPE.handle(1), tpm.code(child(key, SIGNING.build())));
  }

  private void refuses(TpmRc code, KeyTemplate template) {
    refuses(code, NOTHING, template.build());
  }

  private void refuses(TpmRc code, TpmsSensitiveCreate sensitive, TpmtPublic template) {
    assertEquals(code.parameter(2), tpm.code(child(parent, sensitive, template)));
  }

  private static TpmsEccParms ecc(TpmtSymDefObject symmetric) {
    return new TpmsEccParms(
        symmetric, TpmtEccScheme.NULL, TpmEccCurve.NIST_P256, TpmtKdfScheme.NULL);
  }

  private static TpmtPublic with(TpmtPublic template, TpmuPublicParms parameters) {
    return new TpmtPublic(
        template.type(),
        template.nameAlg(),
        template.objectAttributes(),
        template.authPolicy(),
        parameters,
        template.unique());
  }
}
