package io.github.tpm4j.keystore;

import io.github.tpm4j.keystore.policy.text.PolicyText;
import io.github.tpm4j.tss.algorithms.HashAlg;
import io.github.tpm4j.tss.algorithms.MlDsaSet;
import io.github.tpm4j.tss.algorithms.MlKemSet;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.constants.TpmEccCurve;
import io.github.tpm4j.tss.constants.TpmHt;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.pcr.PcrSelections;
import io.github.tpm4j.tss.policy.Policy;
import io.github.tpm4j.tss.policy.PolicyInputs;
import io.github.tpm4j.tss.structures.TpmlPcrSelection;
import io.github.tpm4j.tss.wire.Bytes;
import java.math.BigInteger;
import java.security.KeyStore;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
import javax.security.auth.x500.X500Principal;

/**
 * Collects the fields of a {@link TpmKeyGenParameterSpec}. Algorithms are named as in JCA, what is
 * in the TPM by its {@link TpmHandle}.
 */
public final class TpmKeyGenParameterBuilder {
  private static final int VALID_DAYS = 3650;

  final String alias;
  final TpmAlg type;
  int keySizeBits;
  TpmEccCurve curve;
  MlDsaSet mlDsaSet;
  MlKemSet mlKemSet;
  Set<KeyPurpose> purposes;
  TpmAlg digest = TpmAlg.NULL;
  KeyPadding padding;
  char[] auth;
  TpmlPcrSelection pcrs;
  Policy policy;
  PolicyInputs policyInputs = PolicyInputs.NONE;
  boolean dictionaryAttackProtected;
  Bytes newParentName;
  TpmHandle parent;
  char[] parentAuth;
  Policy parentPolicy;
  TpmHandle persistentHandle;
  KeyStore keyStore;
  X500Principal subject;
  BigInteger serial = BigInteger.ONE;
  Instant notBefore = Instant.now().truncatedTo(ChronoUnit.SECONDS);
  Instant notAfter = notBefore.plus(VALID_DAYS, ChronoUnit.DAYS);

  private TpmKeyGenParameterBuilder(String alias, TpmAlg type, Set<KeyPurpose> purposes) {
    this.alias = Objects.requireNonNull(alias, "alias");
    this.type = type;
    this.purposes = purposes;
    this.subject = commonName(alias);
  }

  static TpmKeyGenParameterBuilder rsa(String alias, int keySizeBits) {
    TpmKeyGenParameterBuilder builder =
        new TpmKeyGenParameterBuilder(
            alias, TpmAlg.RSA, EnumSet.of(KeyPurpose.SIGN, KeyPurpose.DECRYPT));
    builder.keySizeBits = keySizeBits;
    return builder;
  }

  static TpmKeyGenParameterBuilder ec(String alias, TpmEccCurve curve) {
    TpmKeyGenParameterBuilder builder =
        new TpmKeyGenParameterBuilder(
            alias, TpmAlg.ECC, EnumSet.of(KeyPurpose.SIGN, KeyPurpose.AGREE));
    builder.curve = curve;
    return builder;
  }

  static TpmKeyGenParameterBuilder mlDsa(String alias, MlDsaSet set) {
    TpmKeyGenParameterBuilder builder =
        new TpmKeyGenParameterBuilder(alias, TpmAlg.MLDSA, EnumSet.of(KeyPurpose.SIGN));
    builder.mlDsaSet = set;
    return builder;
  }

  static TpmKeyGenParameterBuilder hashMlDsa(String alias, MlDsaSet set) {
    TpmKeyGenParameterBuilder builder =
        new TpmKeyGenParameterBuilder(alias, TpmAlg.HASH_MLDSA, EnumSet.of(KeyPurpose.SIGN));
    builder.mlDsaSet = set;
    builder.digest = TpmAlg.SHA512;
    return builder;
  }

  static TpmKeyGenParameterBuilder mlKem(String alias, MlKemSet set) {
    TpmKeyGenParameterBuilder builder =
        new TpmKeyGenParameterBuilder(alias, TpmAlg.MLKEM, EnumSet.of(KeyPurpose.DECRYPT));
    builder.mlKemSet = set;
    return builder;
  }

  static TpmKeyGenParameterBuilder aes(String alias, int keySizeBits) {
    TpmKeyGenParameterBuilder builder =
        new TpmKeyGenParameterBuilder(
            alias, TpmAlg.SYMCIPHER, EnumSet.of(KeyPurpose.ENCRYPT, KeyPurpose.DECRYPT));
    builder.keySizeBits = keySizeBits;
    return builder;
  }

  static TpmKeyGenParameterBuilder hmac(String alias, HashAlg hash) {
    TpmKeyGenParameterBuilder builder =
        new TpmKeyGenParameterBuilder(alias, TpmAlg.KEYEDHASH, EnumSet.of(KeyPurpose.SIGN));
    builder.digest = hash.alg();
    return builder;
  }

  private TpmKeyGenParameterBuilder(TpmKeyGenParameterBuilder other) {
    this(other.alias, other.type, EnumSet.copyOf(other.purposes));
    keySizeBits = other.keySizeBits;
    curve = other.curve;
    mlDsaSet = other.mlDsaSet;
    mlKemSet = other.mlKemSet;
    digest = other.digest;
    padding = other.padding;
    auth = other.auth == null ? null : other.auth.clone();
    pcrs = other.pcrs;
    policy = other.policy;
    policyInputs = other.policyInputs;
    dictionaryAttackProtected = other.dictionaryAttackProtected;
    newParentName = other.newParentName;
    parent = other.parent;
    parentAuth = other.parentAuth == null ? null : other.parentAuth.clone();
    parentPolicy = other.parentPolicy;
    persistentHandle = other.persistentHandle;
    keyStore = other.keyStore;
    subject = other.subject;
    serial = other.serial;
    notBefore = other.notBefore;
    notAfter = other.notAfter;
  }

  // RFC 4514: within quotes only these two need a backslash.
  private static X500Principal commonName(String alias) {
    return new X500Principal("CN=\"" + alias.replace("\\", "\\\\").replace("\"", "\\\"") + '"');
  }

  /**
   * What the key is for; by default signatures, and decryption (RSA) or agreement (EC); encryption
   * and decryption (AES).
   *
   * @param first one of its uses: signing, decryption or agreement
   * @param others its further uses, if it has several
   * @return this builder
   */
  public TpmKeyGenParameterBuilder purposes(KeyPurpose first, KeyPurpose... others) {
    purposes = EnumSet.of(first, others);
    return this;
  }

  /**
   * The only hash that the TPM lets the key be used with; by default any.
   *
   * @param name of {@link java.security.MessageDigest}, such as {@code SHA-256}
   * @return this builder
   * @throws IllegalArgumentException if no TPM has it
   */
  public TpmKeyGenParameterBuilder digest(String name) {
    digest = HashAlg.ofJcaName(name).alg();
    return this;
  }

  /**
   * The only padding that the TPM lets an RSA key be used with; by default any.
   *
   * @param value of signatures or of encryption; with {@link #digest} the hash is fixed too
   * @return this builder
   */
  public TpmKeyGenParameterBuilder padding(KeyPadding value) {
    padding = value;
    return this;
  }

  /**
   * The key's password; by default none.
   *
   * @param password is copied; the caller wipes its own
   * @return this builder
   */
  public TpmKeyGenParameterBuilder auth(char[] password) {
    auth = password == null || password.length == 0 ? null : password.clone();
    return this;
  }

  /**
   * PCR that must have, at each use, the values that they have when the key is made.
   *
   * @param bank the hash of the bank by its name of {@link java.security.MessageDigest}, such as
   *     {@code SHA-256}
   * @param numbers of the PCR, each 0 to 23, in any order; at least one
   * @return this builder
   * @throws IllegalArgumentException if no TPM has such PCR
   */
  public TpmKeyGenParameterBuilder boundToPcrs(String bank, int... numbers) {
    pcrs = PcrSelections.of(HashAlg.ofJcaName(bank).alg(), numbers);
    return this;
  }

  /**
   * What else must hold for the key to be used.
   *
   * @param value the policy, beside PCR and password
   * @return this builder
   */
  public TpmKeyGenParameterBuilder policy(Policy value) {
    policy = value;
    return this;
  }

  /**
   * What else must hold for the key to be used, from a text.
   *
   * @param text a policy in FAPI's language, with nothing left open
   * @return this builder
   */
  public TpmKeyGenParameterBuilder policy(PolicyText text) {
    return policy(text.policy());
  }

  /**
   * What the policy asks for, beyond the state of the TPM, when the key is used by this program:
   * for its certificate already.
   *
   * @param value passwords of other entities, signers, approvals
   * @return this builder
   */
  public TpmKeyGenParameterBuilder policyInputs(PolicyInputs value) {
    policyInputs = value;
    return this;
  }

  /**
   * Whether wrong passwords count against the TPM's lockout. By default they do not: a lockout
   * would hit all keys of the machine, and a TPM key with a good password needs no such help.
   *
   * @param value true if they are to count
   * @return this builder
   */
  public TpmKeyGenParameterBuilder dictionaryAttackProtected(boolean value) {
    dictionaryAttackProtected = value;
    return this;
  }

  /**
   * Lets the key be duplicated to one storage key of another TPM, and to no other, by {@link
   * KeyExport#duplicate}. It is used by its password alone, and has no other policy.
   *
   * @param name the Name of the other storage key, see {@link KeyExport#storageKey}
   * @return this builder
   */
  public TpmKeyGenParameterBuilder duplicableTo(Bytes name) {
    newParentName = name;
    return this;
  }

  /**
   * A hierarchy, for its standard storage key, or a persistent storage key; by default the
   * provider's setting.
   *
   * @param value the handle of the hierarchy or of the storage key
   * @return this builder
   */
  public TpmKeyGenParameterBuilder parent(TpmHandle value) {
    parent = value;
    return this;
  }

  /**
   * The password of the parent, if that is persistent; by default the provider's setting.
   *
   * @param password is copied; the caller wipes its own. An empty one for a parent that counts
   *     wrong passwords and has none
   * @return this builder
   */
  public TpmKeyGenParameterBuilder parentAuth(char[] password) {
    parentAuth = password == null ? null : password.clone();
    return this;
  }

  /**
   * The policy by which the parent is used, if that is persistent; that of an EK is known.
   *
   * @param value the policy of the storage key
   * @return this builder
   */
  public TpmKeyGenParameterBuilder parentPolicy(Policy value) {
    parentPolicy = value;
    return this;
  }

  /**
   * Puts the key in the TPM's own memory too, where other programs find it.
   *
   * @param handle a free one of the owner's: 0x81000000 to 0x817FFFFF
   * @return this builder
   */
  public TpmKeyGenParameterBuilder persistentHandle(TpmHandle handle) {
    persistentHandle = handle;
    return this;
  }

  /**
   * The name in the certificate; by default the alias as common name.
   *
   * @param value the distinguished name, of subject and issuer
   * @return this builder
   */
  public TpmKeyGenParameterBuilder certificateSubject(X500Principal value) {
    subject = value;
    return this;
  }

  /**
   * The certificate's serial number; by default 1.
   *
   * @param value a number greater than 0
   * @return this builder
   */
  public TpmKeyGenParameterBuilder certificateSerial(BigInteger value) {
    serial = value;
    return this;
  }

  /**
   * When the certificate is valid; by default for ten years from now.
   *
   * @param from the first instant at which it is valid
   * @param to the last instant at which it is valid
   * @return this builder
   */
  public TpmKeyGenParameterBuilder certificateValidity(Instant from, Instant to) {
    notBefore = from;
    notAfter = to;
    return this;
  }

  /**
   * Where to keep the key under its alias, if it is not a secret key with a self-signed
   * certificate.
   *
   * @param value a KeyStore of type TPM or TPM-NV that is loaded
   * @return this builder
   */
  public TpmKeyGenParameterBuilder storeIn(KeyStore value) {
    keyStore = value;
    return this;
  }

  /**
   * {@return the specification}
   *
   * @throws IllegalArgumentException if the fields contradict each other, with those that do
   */
  public TpmKeyGenParameterSpec build() {
    if (type.equals(TpmAlg.RSA) || type.equals(TpmAlg.ECC)) {
      requireClassical(type.equals(TpmAlg.RSA));
    } else if (isSecret()) {
      requireSecret();
    } else {
      requirePostQuantum();
    }
    require(
        newParentName == null || policy == null && pcrs == null,
        "a key that may be duplicated is bound to no policy and PCR else");
    require(notAfter.isAfter(notBefore), "the certificate ends before it begins");
    require(
        persistentHandle == null || persistentHandle.is(TpmHt.PERSISTENT),
        "a persistent handle begins with 0x81");
    return new TpmKeyGenParameterSpec(new TpmKeyGenParameterBuilder(this));
  }

  private void requirePostQuantum() {
    KeyPurpose only = type.equals(TpmAlg.MLKEM) ? KeyPurpose.DECRYPT : KeyPurpose.SIGN;
    require(purposes.equals(EnumSet.of(only)), kind() + " keys " + only + ", and nothing else");
    require(padding == null, kind() + " keys have no padding");
    TpmAlg bound = type.equals(TpmAlg.HASH_MLDSA) ? TpmAlg.SHA512 : TpmAlg.NULL;
    require(digest.equals(bound), kind() + " keys are not bound to another digest");
  }

  boolean isSecret() {
    return type.equals(TpmAlg.SYMCIPHER) || type.equals(TpmAlg.KEYEDHASH);
  }

  private void requireSecret() {
    boolean aes = type.equals(TpmAlg.SYMCIPHER);
    Set<KeyPurpose> possible =
        aes ? EnumSet.of(KeyPurpose.ENCRYPT, KeyPurpose.DECRYPT) : EnumSet.of(KeyPurpose.SIGN);
    require(possible.containsAll(purposes), kind() + " keys are for nothing but " + possible);
    require(padding == null, kind() + " keys have no padding");
    require(!aes || digest.equals(TpmAlg.NULL), "AES keys have no digest");
    require(aes || !digest.equals(TpmAlg.NULL), "a key of HMAC is bound to a digest");
  }

  /** The kind of key, in words. */
  String kind() {
    if (isSecret()) {
      return type.equals(TpmAlg.SYMCIPHER)
          ? "AES " + keySizeBits
          : TpmSecretKey.hmacName(HashAlg.of(digest));
    }
    if (mlDsaSet != null) {
      return mlDsaSet.jcaName() + (type.equals(TpmAlg.HASH_MLDSA) ? "-WITH-SHA512" : "");
    }
    if (mlKemSet != null) {
      return mlKemSet.jcaName();
    }
    return curve == null ? "RSA " + keySizeBits : curve.toString();
  }

  private void requireClassical(boolean rsa) {
    require(!purposes.contains(KeyPurpose.ENCRYPT), "keys of AES alone are for ENCRYPT");
    require(!rsa || !purposes.contains(KeyPurpose.AGREE), "RSA keys cannot AGREE");
    require(rsa || !purposes.contains(KeyPurpose.DECRYPT), "EC keys cannot DECRYPT; they AGREE");
    require(rsa || padding == null, "EC keys have no padding");
    require(
        padding == null && digest.equals(TpmAlg.NULL) || purposes.size() == 1,
        "a key for two purposes cannot be bound to a digest or a padding");
    require(
        padding != null || digest.equals(TpmAlg.NULL) || !rsa,
        "an RSA key is bound to a digest together with a padding");
    require(
        padding == null || isForSigning(padding) == purposes.contains(KeyPurpose.SIGN),
        "the padding does not fit the purpose");
    require(
        padding == null || (padding == KeyPadding.ENCRYPTION_PKCS1) == digest.equals(TpmAlg.NULL),
        "a padding needs a digest, but ENCRYPTION_PKCS1 has none");
  }

  private static boolean isForSigning(KeyPadding padding) {
    return padding == KeyPadding.SIGNATURE_PKCS1 || padding == KeyPadding.SIGNATURE_PSS;
  }

  private void require(boolean condition, String problem) {
    if (!condition) {
      throw new IllegalArgumentException("Key " + alias + ": " + problem);
    }
  }
}
