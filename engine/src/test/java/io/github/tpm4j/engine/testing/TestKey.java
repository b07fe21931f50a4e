package io.github.tpm4j.engine.testing;

import io.github.tpm4j.engine.crypto.TestRandom;
import io.github.tpm4j.engine.crypto.ecc.EccCurve;
import io.github.tpm4j.engine.crypto.ecc.EccPrivateKey;
import io.github.tpm4j.engine.crypto.hash.HashAlgorithm;
import io.github.tpm4j.engine.crypto.rsa.RsaKeyGenerator;
import io.github.tpm4j.engine.crypto.rsa.RsaPrivateKey;
import io.github.tpm4j.engine.objects.EccPoints;
import io.github.tpm4j.engine.objects.LoadedObject;
import io.github.tpm4j.engine.objects.ObjectOrigin;
import io.github.tpm4j.tss.algorithms.Tpm2bDigest;
import io.github.tpm4j.tss.algorithms.Tpm2bPublicKeyRsa;
import io.github.tpm4j.tss.algorithms.TpmtEccScheme;
import io.github.tpm4j.tss.algorithms.TpmtKdfScheme;
import io.github.tpm4j.tss.algorithms.TpmtKeyedhashScheme;
import io.github.tpm4j.tss.algorithms.TpmtRsaScheme;
import io.github.tpm4j.tss.algorithms.TpmtSymDefObject;
import io.github.tpm4j.tss.algorithms.TpmuPublicId;
import io.github.tpm4j.tss.attributes.TpmaObject;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.objects.TpmsEccParms;
import io.github.tpm4j.tss.objects.TpmsKeyedhashParms;
import io.github.tpm4j.tss.objects.TpmsRsaParms;
import io.github.tpm4j.tss.objects.TpmsSymcipherParms;
import io.github.tpm4j.tss.objects.TpmtPublic;
import io.github.tpm4j.tss.objects.TpmtSensitive;
import io.github.tpm4j.tss.objects.TpmuPublicParms;
import io.github.tpm4j.tss.wire.Bytes;
import io.github.tpm4j.tss.wire.SecretBytes;

/** Keys that are the same in each run, put into a TPM without a command. */
public final class TestKey {
  private static final RsaPrivateKey RSA =
      RsaKeyGenerator.generate(1024, 65537, TestRandom.named("rsa"));
  private static final byte[] SEED = TestRandom.named("seed").bytes(32);

  private final TpmAlg type;
  private final TpmuPublicParms parameters;
  private final TpmuPublicId unique;
  private final byte[] secret;
  private int attributes = TpmaObject.USER_WITH_AUTH;
  private TpmAlg nameAlg = TpmAlg.SHA256;
  private TpmHandle hierarchy = TpmHandle.NULL;
  private boolean publicOnly;

  private TestKey(TpmAlg type, TpmuPublicParms parameters, TpmuPublicId unique, byte[] secret) {
    this.type = type;
    this.parameters = parameters;
    this.unique = unique;
    this.secret = secret;
  }

  /** An RSA key of 1024 bits. */
  public static TestKey rsa(TpmtRsaScheme scheme) {
    return new TestKey(
        TpmAlg.RSA,
        new TpmsRsaParms(TpmtSymDefObject.NULL, scheme, 1024, 0),
        new Tpm2bPublicKeyRsa(Bytes.of(RSA.publicKey().modulus().toByteArray(), 1, 128)),
        RSA.prime());
  }

  public static TestKey ecc(EccCurve curve, TpmtEccScheme scheme) {
    return ecc(curve, scheme, TpmtKdfScheme.NULL);
  }

  public static TestKey ecc(EccCurve curve, TpmtEccScheme scheme, TpmtKdfScheme kdf) {
    EccPrivateKey key = EccPrivateKey.generate(curve, TestRandom.named("ecc"));
    return new TestKey(
        TpmAlg.ECC,
        new TpmsEccParms(TpmtSymDefObject.NULL, scheme, curve.id(), kdf),
        EccPoints.wire(key.publicPoint()),
        key.d());
  }

  public static TestKey keyedHash(TpmtKeyedhashScheme scheme, byte[] secret) {
    return new TestKey(TpmAlg.KEYEDHASH, new TpmsKeyedhashParms(scheme), bound(secret), secret);
  }

  public static TestKey cipher(TpmtSymDefObject cipher, byte[] secret) {
    return new TestKey(TpmAlg.SYMCIPHER, new TpmsSymcipherParms(cipher), bound(secret), secret);
  }

  /** The unique field of a symmetric object: H(seed ‖ key), by nameAlg. */
  private static Tpm2bDigest bound(byte[] secret) {
    return new Tpm2bDigest(Bytes.adopt(HashAlgorithm.SHA256.digest(SEED, secret)));
  }

  /** Sets attributes beside userWithAuth. */
  public TestKey with(int more) {
    attributes |= more;
    return this;
  }

  public TestKey withoutName() {
    nameAlg = TpmAlg.NULL;
    return this;
  }

  /** Makes it a primary key of a hierarchy. */
  public TestKey in(TpmHandle newHierarchy) {
    hierarchy = newHierarchy;
    attributes |= TpmaObject.FIXED_TPM | TpmaObject.FIXED_PARENT | TpmaObject.SENSITIVE_DATA_ORIGIN;
    return this;
  }

  public TestKey publicOnly() {
    publicOnly = true;
    return this;
  }

  public TpmtPublic publicArea() {
    return new TpmtPublic(
        type, nameAlg, TpmaObject.of(attributes), Bytes.EMPTY, parameters, unique);
  }

  private TpmtSensitive sensitive() {
    boolean seeded = type.equals(TpmAlg.KEYEDHASH) || type.equals(TpmAlg.SYMCIPHER);
    return new TpmtSensitive(
        type,
        SecretBytes.EMPTY,
        seeded ? SecretBytes.of(SEED) : SecretBytes.EMPTY,
        SecretBytes.of(secret));
  }

  /** Puts a copy into a TPM and returns its handle. */
  public TpmHandle load(TestTpm tpm) {
    ObjectOrigin origin =
        hierarchy.equals(TpmHandle.NULL)
            ? ObjectOrigin.external(hierarchy, publicArea())
            : ObjectOrigin.primary(hierarchy, publicArea());
    TpmtSensitive secretArea = publicOnly ? null : sensitive();
    return tpm.tpm()
        .state()
        .objects()
        .load(new LoadedObject(TpmHandle.NULL, publicArea(), secretArea, origin));
  }
}
