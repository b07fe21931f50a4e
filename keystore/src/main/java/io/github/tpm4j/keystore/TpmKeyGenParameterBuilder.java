package io.github.tpm4j.keystore;

import io.github.tpm4j.tss.algorithms.HashAlg;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.constants.TpmEccCurve;
import io.github.tpm4j.tss.constants.TpmHt;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.pcr.PcrSelections;
import io.github.tpm4j.tss.policy.Policy;
import io.github.tpm4j.tss.policy.PolicyInputs;
import io.github.tpm4j.tss.structures.TpmlPcrSelection;
import java.math.BigInteger;
import java.security.KeyStore;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
import javax.security.auth.x500.X500Principal;

/** Collects the fields of a {@link TpmKeyGenParameterSpec}. */
public final class TpmKeyGenParameterBuilder {
  private static final int VALID_DAYS = 3650;

  final String alias;
  final int keySizeBits;
  final TpmEccCurve curve;
  Set<KeyPurpose> purposes;
  TpmAlg digest = TpmAlg.NULL;
  KeyPadding padding;
  char[] auth;
  TpmlPcrSelection pcrs;
  Policy policy;
  PolicyInputs policyInputs = PolicyInputs.NONE;
  boolean dictionaryAttackProtected;
  TpmHandle parent;
  char[] parentAuth;
  Policy parentPolicy;
  TpmHandle persistentHandle;
  KeyStore keyStore;
  X500Principal subject;
  BigInteger serial = BigInteger.ONE;
  Instant notBefore = Instant.now().truncatedTo(ChronoUnit.SECONDS);
  Instant notAfter = notBefore.plus(VALID_DAYS, ChronoUnit.DAYS);

  TpmKeyGenParameterBuilder(String alias, int keySizeBits, TpmEccCurve curve) {
    this.alias = Objects.requireNonNull(alias, "alias");
    this.keySizeBits = keySizeBits;
    this.curve = curve;
    this.purposes =
        EnumSet.of(KeyPurpose.SIGN, curve == null ? KeyPurpose.DECRYPT : KeyPurpose.AGREE);
    this.subject = commonName(alias);
  }

  private TpmKeyGenParameterBuilder(TpmKeyGenParameterBuilder other) {
    this(other.alias, other.keySizeBits, other.curve);
    purposes = EnumSet.copyOf(other.purposes);
    digest = other.digest;
    padding = other.padding;
    auth = other.auth == null ? null : other.auth.clone();
    pcrs = other.pcrs;
    policy = other.policy;
    policyInputs = other.policyInputs;
    dictionaryAttackProtected = other.dictionaryAttackProtected;
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

  /** What the key is for; by default signatures, and decryption (RSA) or agreement (EC). */
  public TpmKeyGenParameterBuilder purposes(KeyPurpose first, KeyPurpose... others) {
    purposes = EnumSet.of(first, others);
    return this;
  }

  /**
   * The only hash that the TPM lets the key be used with; by default any.
   *
   * @param name of {@link java.security.MessageDigest}, such as {@code SHA-256}
   * @throws IllegalArgumentException if no TPM has it
   */
  public TpmKeyGenParameterBuilder digest(String name) {
    digest =
        Arrays.stream(HashAlg.values())
            .filter(hash -> hash.jcaName().equalsIgnoreCase(name))
            .findFirst()
            .orElseThrow(() -> new IllegalArgumentException("TPMs have no digest " + name))
            .alg();
    return this;
  }

  /** The only padding that the TPM lets an RSA key be used with; by default any. */
  public TpmKeyGenParameterBuilder padding(KeyPadding value) {
    padding = value;
    return this;
  }

  /**
   * The key's password; by default none.
   *
   * @param password is copied; the caller wipes its own
   */
  public TpmKeyGenParameterBuilder auth(char[] password) {
    auth = password == null || password.length == 0 ? null : password.clone();
    return this;
  }

  /** PCR that must have, at each use, the values that they have when the key is made. */
  public TpmKeyGenParameterBuilder boundToPcrs(TpmAlg bank, int... numbers) {
    pcrs = PcrSelections.of(bank, numbers);
    return this;
  }

  /** What else must hold for the key to be used. */
  public TpmKeyGenParameterBuilder policy(Policy value) {
    policy = value;
    return this;
  }

  /**
   * What the policy asks for, beyond the state of the TPM, when the key is used by this program:
   * for its certificate already.
   */
  public TpmKeyGenParameterBuilder policyInputs(PolicyInputs value) {
    policyInputs = value;
    return this;
  }

  /**
   * Whether wrong passwords count against the TPM's lockout. By default they do not: a lockout
   * would hit all keys of the machine, and a TPM key with a good password needs no such help.
   */
  public TpmKeyGenParameterBuilder dictionaryAttackProtected(boolean value) {
    dictionaryAttackProtected = value;
    return this;
  }

  /**
   * A hierarchy, for its standard storage key, or a persistent storage key; by default the
   * provider's setting.
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
   */
  public TpmKeyGenParameterBuilder parentAuth(char[] password) {
    parentAuth = password == null ? null : password.clone();
    return this;
  }

  /** The policy by which the parent is used, if that is persistent; that of an EK is known. */
  public TpmKeyGenParameterBuilder parentPolicy(Policy value) {
    parentPolicy = value;
    return this;
  }

  /**
   * Puts the key in the TPM's own memory too, where other programs find it.
   *
   * @param handle 0x81000000 to 0x817FFFFF
   */
  public TpmKeyGenParameterBuilder persistentHandle(int handle) {
    persistentHandle = TpmHandle.of(handle);
    return this;
  }

  /** The name in the certificate; by default the alias as common name. */
  public TpmKeyGenParameterBuilder certificateSubject(X500Principal value) {
    subject = value;
    return this;
  }

  /** The certificate's serial number; by default 1. */
  public TpmKeyGenParameterBuilder certificateSerial(BigInteger value) {
    serial = value;
    return this;
  }

  /** When the certificate is valid; by default for ten years from now. */
  public TpmKeyGenParameterBuilder certificateValidity(Instant from, Instant to) {
    notBefore = from;
    notAfter = to;
    return this;
  }

  /** Where to keep the key, with a self-signed certificate, under its alias. */
  public TpmKeyGenParameterBuilder storeIn(KeyStore value) {
    keyStore = value;
    return this;
  }

  /**
   * The specification.
   *
   * @throws IllegalArgumentException if the fields contradict each other, with those that do
   */
  public TpmKeyGenParameterSpec build() {
    boolean rsa = curve == null;
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
    require(notAfter.isAfter(notBefore), "the certificate ends before it begins");
    require(
        persistentHandle == null || persistentHandle.is(TpmHt.PERSISTENT),
        "a persistent handle begins with 0x81");
    return new TpmKeyGenParameterSpec(new TpmKeyGenParameterBuilder(this));
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
