package io.github.tpm4j.engine.creation;

import io.github.tpm4j.engine.crypto.ecc.EccCurve;
import io.github.tpm4j.engine.crypto.ecc.EccPoint;
import io.github.tpm4j.engine.crypto.ecc.EccPrivateKey;
import io.github.tpm4j.engine.crypto.edwards.EddsaPrivateKey;
import io.github.tpm4j.engine.crypto.edwards.EdwardsCurve;
import io.github.tpm4j.engine.crypto.hash.HashAlgorithm;
import io.github.tpm4j.engine.crypto.montgomery.MontgomeryCurve;
import io.github.tpm4j.engine.crypto.montgomery.XdhPrivateKey;
import io.github.tpm4j.engine.crypto.random.RandomSource;
import io.github.tpm4j.engine.crypto.rsa.RsaKeyGenerator;
import io.github.tpm4j.engine.crypto.rsa.RsaKeySearch;
import io.github.tpm4j.engine.crypto.rsa.RsaPrivateKey;
import io.github.tpm4j.engine.crypto.symmetric.TdesKeys;
import io.github.tpm4j.engine.entity.AuthValues;
import io.github.tpm4j.engine.objects.CurveForm;
import io.github.tpm4j.engine.objects.KeyTypes;
import io.github.tpm4j.engine.objects.SeedKeys;
import io.github.tpm4j.engine.response.TpmFailure;
import io.github.tpm4j.tss.algorithms.Tpm2bDigest;
import io.github.tpm4j.tss.algorithms.Tpm2bPublicKeyRsa;
import io.github.tpm4j.tss.algorithms.TpmsEccPoint;
import io.github.tpm4j.tss.algorithms.TpmsSensitiveCreate;
import io.github.tpm4j.tss.algorithms.TpmtKeyedhashScheme;
import io.github.tpm4j.tss.algorithms.TpmtSymDefObject;
import io.github.tpm4j.tss.algorithms.TpmuPublicId;
import io.github.tpm4j.tss.attributes.TpmaObject;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.constants.TpmRc;
import io.github.tpm4j.tss.objects.TpmsEccParms;
import io.github.tpm4j.tss.objects.TpmsKeyedhashParms;
import io.github.tpm4j.tss.objects.TpmsRsaParms;
import io.github.tpm4j.tss.objects.TpmsSymcipherParms;
import io.github.tpm4j.tss.objects.TpmtPublic;
import io.github.tpm4j.tss.objects.TpmtSensitive;
import io.github.tpm4j.tss.wire.Bytes;
import io.github.tpm4j.tss.wire.SecretBytes;
import java.util.function.BooleanSupplier;

/**
 * Makes the key or takes the data of a new object (Part 1, 27.6). The octets of the random source
 * are used in this order: the key, then the seedValue.
 */
public final class ObjectGenerator {
  private final RandomSource keySource;
  private final RandomSource seedSource;
  private final RsaKeySearch rsaKeys;

  /** Takes everything from one source. */
  public ObjectGenerator(RandomSource source) {
    this(source, source);
  }

  /**
   * @param seedSource of the seedValue
   */
  public ObjectGenerator(RandomSource keySource, RandomSource seedSource) {
    this(keySource, seedSource, RsaKeyGenerator::generate);
  }

  /**
   * @param seedSource of the seedValue
   * @param rsaKeys how RSA keys come from the source
   */
  ObjectGenerator(RandomSource keySource, RandomSource seedSource, RsaKeySearch rsaKeys) {
    this.keySource = keySource;
    this.seedSource = seedSource;
    this.rsaKeys = rsaKeys;
  }

  /** This one, but the search for a key ends with TPM_RC_CANCELED when that is asked for. */
  public ObjectGenerator endingWhen(BooleanSupplier canceled) {
    return new ObjectGenerator(new CancellableRandom(keySource, canceled), seedSource, rsaKeys);
  }

  /** Both areas of a new object. */
  public record Generated(TpmtPublic publicArea, TpmtSensitive sensitive) {}

  /**
   * Generates from a template that {@link TemplateRules} has let pass.
   *
   * @throws TpmFailure TPM_RC_RANGE of an RSA exponent, TPM_RC_KEY_SIZE, TPM_RC_SIZE or TPM_RC_KEY
   *     of data that cannot be the key
   */
  public Generated generate(TpmtPublic template, TpmsSensitiveCreate in) {
    if (template.parameters() instanceof TpmsRsaParms rsa) {
      return rsa(template, rsa, in.userAuth());
    }
    if (template.parameters() instanceof TpmsEccParms ecc) {
      return CurveForm.edwards(ecc)
          .map(curve -> edwards(template, curve, in.userAuth()))
          .or(() -> CurveForm.montgomery(ecc).map(curve -> xdh(template, curve, in.userAuth())))
          .orElseGet(() -> ecc(template, EccCurve.of(ecc.curveId()), in.userAuth()));
    }
    if (KeyTypes.isAsymmetric(template.type())) {
      return fromSeed(template, in.userAuth());
    }
    SecretBytes data = isFromTpm(template) ? SecretBytes.EMPTY : in.data();
    byte[] key =
        template.parameters() instanceof TpmsSymcipherParms cipher
            ? cipherKey(cipher.sym(), data)
            : keyedHashKey(template, data);
    return symmetric(template, key, in.userAuth());
  }

  private static boolean isFromTpm(TpmtPublic template) {
    return template.objectAttributes().has(TpmaObject.SENSITIVE_DATA_ORIGIN);
  }

  private Generated rsa(TpmtPublic template, TpmsRsaParms parameters, SecretBytes userAuth) {
    long exponent =
        parameters.exponent() == 0
            ? RsaKeyGenerator.DEFAULT_EXPONENT
            : Integer.toUnsignedLong(parameters.exponent());
    TpmFailure.require(RsaKeyGenerator.isAllowedExponent(exponent), TpmRc.RANGE);
    try (RsaPrivateKey key = rsaKeys.generate(parameters.keyBits(), exponent, keySource)) {
      byte[] modulus = key.publicKey().modulus().toByteArray();
      Bytes unsigned =
          Bytes.of(modulus, modulus.length - parameters.keyBits() / 8, parameters.keyBits() / 8);
      return asymmetric(template, new Tpm2bPublicKeyRsa(unsigned), key.prime(), userAuth);
    }
  }

  private Generated ecc(TpmtPublic template, EccCurve curve, SecretBytes userAuth) {
    try (EccPrivateKey key = EccPrivateKey.generate(curve, keySource)) {
      EccPoint point = key.publicPoint();
      TpmsEccPoint unique = new TpmsEccPoint(Bytes.adopt(point.x()), Bytes.adopt(point.y()));
      return asymmetric(template, unique, key.d(), userAuth);
    }
  }

  private Generated edwards(TpmtPublic template, EdwardsCurve curve, SecretBytes userAuth) {
    try (EddsaPrivateKey key = EddsaPrivateKey.generate(curve, keySource)) {
      Bytes encoded = Bytes.adopt(key.publicKey().encoded());
      return asymmetric(template, new TpmsEccPoint(encoded, Bytes.EMPTY), key.octets(), userAuth);
    }
  }

  private Generated xdh(TpmtPublic template, MontgomeryCurve curve, SecretBytes userAuth) {
    try (XdhPrivateKey key = XdhPrivateKey.generate(curve, keySource)) {
      Bytes encoded = Bytes.adopt(key.publicKey().encoded());
      return asymmetric(template, new TpmsEccPoint(encoded, Bytes.EMPTY), key.octets(), userAuth);
    }
  }

  /** The seed of a post-quantum key in one draw, as version 185, Part 1, 24.6.3 has it. */
  private Generated fromSeed(TpmtPublic template, SecretBytes userAuth) {
    byte[] seed = keySource.bytes(SeedKeys.seedBytes(template.type()));
    return asymmetric(template, SeedKeys.unique(template, seed), seed, userAuth);
  }

  private Generated asymmetric(
      TpmtPublic template, TpmuPublicId unique, byte[] key, SecretBytes userAuth) {
    boolean isParent = template.objectAttributes().has(TpmaObject.RESTRICTED | TpmaObject.DECRYPT);
    SecretBytes seed = isParent ? seedValue(template) : SecretBytes.EMPTY;
    return new Generated(template.withUnique(unique), sensitive(template, userAuth, seed, key));
  }

  private Generated symmetric(TpmtPublic template, byte[] key, SecretBytes userAuth) {
    TpmtSensitive sensitive = sensitive(template, userAuth, seedValue(template), key);
    Bytes unique = SymmetricUnique.of(template, sensitive);
    return new Generated(template.withUnique(new Tpm2bDigest(unique)), sensitive);
  }

  private SecretBytes seedValue(TpmtPublic template) {
    return SecretBytes.adopt(seedSource.bytes(HashAlgorithm.of(template.nameAlg()).digestBytes()));
  }

  private static TpmtSensitive sensitive(
      TpmtPublic template, SecretBytes userAuth, SecretBytes seed, byte[] key) {
    int digestBytes = HashAlgorithm.of(template.nameAlg()).digestBytes();
    return new TpmtSensitive(
        template.type(), AuthValues.padded(userAuth, digestBytes), seed, SecretBytes.adopt(key));
  }

  private byte[] cipherKey(TpmtSymDefObject symmetric, SecretBytes data) {
    boolean isTdes = symmetric.algorithm().equals(TpmAlg.TDES);
    if (data.isEmpty()) {
      return isTdes
          ? TdesKeys.generate(symmetric.keyBits(), keySource)
          : keySource.bytes(symmetric.keyBits() / 8);
    }
    TpmFailure.require(data.size() * 8 == symmetric.keyBits(), TpmRc.KEY_SIZE);
    TpmFailure.require(!isTdes || TdesKeys.isFit(data.borrow()), TpmRc.KEY);
    return data.toByteArray();
  }

  private byte[] keyedHashKey(TpmtPublic template, SecretBytes data) {
    TpmtKeyedhashScheme scheme = ((TpmsKeyedhashParms) template.parameters()).scheme();
    HashAlgorithm hash = HashAlgorithm.of(scheme.isNull() ? template.nameAlg() : scheme.hash());
    if (data.isEmpty()) {
      return keySource.bytes(hash.digestBytes());
    }
    // HMAC would hash a longer key; what is neither for signing nor for decryption is data.
    int uses = template.objectAttributes().value() & (TpmaObject.SIGN | TpmaObject.DECRYPT);
    TpmFailure.require(uses == 0 || data.size() <= hash.blockSizeBytes(), TpmRc.SIZE);
    return data.toByteArray();
  }
}
