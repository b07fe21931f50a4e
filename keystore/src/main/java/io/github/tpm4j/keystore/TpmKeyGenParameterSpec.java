package io.github.tpm4j.keystore;

import io.github.tpm4j.tss.algorithms.HashAlg;
import io.github.tpm4j.tss.algorithms.MlDsaSet;
import io.github.tpm4j.tss.algorithms.MlKemSet;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.constants.TpmEccCurve;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.policy.Policy;
import io.github.tpm4j.tss.policy.PolicyInputs;
import io.github.tpm4j.tss.structures.TpmlPcrSelection;
import io.github.tpm4j.tss.wire.Bytes;
import java.math.BigInteger;
import java.security.KeyStore;
import java.security.spec.AlgorithmParameterSpec;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javax.security.auth.x500.X500Principal;

/**
 * What kind of key {@link java.security.KeyPairGenerator} or {@link javax.crypto.KeyGenerator}
 * makes in the TPM, and where it is kept.
 *
 * <pre>{@code
 * KeyPairGenerator generator = KeyPairGenerator.getInstance("EC", "TPM");
 * generator.initialize(
 *     TpmKeyGenParameterSpec.ec("web", "secp256r1")
 *         .purposes(KeyPurpose.SIGN)
 *         .boundToPcrs("SHA-256", 7)
 *         .storeIn(keyStore)
 *         .build());
 * KeyPair pair = generator.generateKeyPair();
 * }</pre>
 *
 * <p>Immutable, but for the KeyStore.
 */
public final class TpmKeyGenParameterSpec implements AlgorithmParameterSpec {
  private final TpmKeyGenParameterBuilder fields;
  private volatile boolean destroyed;

  TpmKeyGenParameterSpec(TpmKeyGenParameterBuilder fields) {
    this.fields = fields;
  }

  /**
   * Starts an RSA key.
   *
   * @param alias the name in the KeyStore and in messages
   * @param keySizeBits length of the modulus; TPMs have 2048, most of them 3072, few 4096
   * @return a builder for what else the key is to be
   */
  public static TpmKeyGenParameterBuilder rsa(String alias, int keySizeBits) {
    return TpmKeyGenParameterBuilder.rsa(alias, keySizeBits);
  }

  /**
   * Starts an elliptic-curve key.
   *
   * @param alias the name in the KeyStore and in messages
   * @param curve a name of {@link java.security.spec.ECGenParameterSpec}, such as {@code secp256r1}
   * @return a builder for what else the key is to be
   * @throws IllegalArgumentException if no TPM has such a curve
   */
  public static TpmKeyGenParameterBuilder ec(String alias, String curve) {
    return TpmKeyGenParameterBuilder.ec(alias, Curves.of(curve));
  }

  /**
   * Starts a key of pure ML-DSA, for a TPM of version 185.
   *
   * @param alias the name in the KeyStore and in messages
   * @param parameterSet {@code ML-DSA-44}, {@code ML-DSA-65} or {@code ML-DSA-87}
   * @return a builder for what else the key is to be
   * @throws IllegalArgumentException if it is none of these
   */
  public static TpmKeyGenParameterBuilder mlDsa(String alias, String parameterSet) {
    return TpmKeyGenParameterBuilder.mlDsa(alias, MlParameterSets.mlDsa(parameterSet));
  }

  /**
   * Starts a key of HashML-DSA with SHA-512, the one hash for which object identifiers are defined,
   * for a TPM of version 185.
   *
   * @param alias the name in the KeyStore and in messages
   * @param parameterSet {@code ML-DSA-44}, {@code ML-DSA-65} or {@code ML-DSA-87}
   * @return a builder for what else the key is to be
   * @throws IllegalArgumentException if it is none of these
   */
  public static TpmKeyGenParameterBuilder hashMlDsa(String alias, String parameterSet) {
    return TpmKeyGenParameterBuilder.hashMlDsa(alias, MlParameterSets.mlDsa(parameterSet));
  }

  /**
   * Starts a key of ML-KEM, for a TPM of version 185. A KeyStore keeps it with a certificate that
   * nobody vouches for, as the key itself cannot sign.
   *
   * @param alias the name in the KeyStore and in messages
   * @param parameterSet {@code ML-KEM-512}, {@code ML-KEM-768} or {@code ML-KEM-1024}
   * @return a builder for what else the key is to be
   * @throws IllegalArgumentException if it is none of these
   */
  public static TpmKeyGenParameterBuilder mlKem(String alias, String parameterSet) {
    return TpmKeyGenParameterBuilder.mlKem(alias, MlParameterSets.mlKem(parameterSet));
  }

  /**
   * Starts a secret key of AES, which may be used with any mode; for {@link
   * javax.crypto.KeyGenerator}.
   *
   * @param alias the name in the KeyStore and in messages
   * @param keySizeBits 128, 192 or 256, as far as the TPM has it
   * @return a builder for what else the key is to be
   */
  public static TpmKeyGenParameterBuilder aes(String alias, int keySizeBits) {
    return TpmKeyGenParameterBuilder.aes(alias, keySizeBits);
  }

  /**
   * Starts a secret key of HMAC; for {@link javax.crypto.KeyGenerator}.
   *
   * @param alias the name in the KeyStore and in messages
   * @param algorithm {@code HmacSHA1}, {@code HmacSHA256}, {@code HmacSHA384} or {@code HmacSHA512}
   * @return a builder for what else the key is to be
   * @throws IllegalArgumentException if it is none of these
   */
  public static TpmKeyGenParameterBuilder hmac(String alias, String algorithm) {
    return Stream.of(HashAlg.SHA1, HashAlg.SHA256, HashAlg.SHA384, HashAlg.SHA512)
        .filter(hash -> TpmSecretKey.hmacName(hash).equalsIgnoreCase(algorithm))
        .findFirst()
        .map(hash -> TpmKeyGenParameterBuilder.hmac(alias, hash))
        .orElseThrow(() -> new IllegalArgumentException("TPM keys are not made for " + algorithm));
  }

  /** {@return the name in the KeyStore and in messages} */
  public String alias() {
    return fields.alias;
  }

  /**
   * TPM_ALG_RSA, ECC, MLDSA, HASH_MLDSA, MLKEM, SYMCIPHER (AES) or KEYEDHASH (HMAC).
   *
   * @return the type of the object
   */
  public TpmAlg type() {
    return fields.type;
  }

  /** {@return the parameter set of ML-DSA or HashML-DSA; empty for another key} */
  public Optional<MlDsaSet> mlDsaSet() {
    return Optional.ofNullable(fields.mlDsaSet);
  }

  /** {@return the parameter set of ML-KEM; empty for another key} */
  public Optional<MlKemSet> mlKemSet() {
    return Optional.ofNullable(fields.mlKemSet);
  }

  /**
   * Bits of an RSA key's modulus, or of an AES key; 0 for another key.
   *
   * @return the number of bits, such as 2,048
   */
  public int keySizeBits() {
    return fields.keySizeBits;
  }

  /** {@return the curve; empty for a key that is not on one} */
  public Optional<TpmEccCurve> curve() {
    return Optional.ofNullable(fields.curve);
  }

  /** {@return whether this is an RSA key} */
  public boolean isRsa() {
    return fields.type.equals(TpmAlg.RSA);
  }

  /** {@return whether this is a secret key, of AES or HMAC} */
  public boolean isSecret() {
    return fields.isSecret();
  }

  /** {@return what the key is for} */
  public Set<KeyPurpose> purposes() {
    return EnumSet.copyOf(fields.purposes);
  }

  /** {@return the hash that the TPM binds the key to; TPM_ALG_NULL if it may be used with any} */
  public TpmAlg digest() {
    return fields.digest;
  }

  /** {@return the padding that the TPM binds the key to; empty if it may be used with any} */
  public Optional<KeyPadding> padding() {
    return Optional.ofNullable(fields.padding);
  }

  /**
   * {@return a copy of the password; null if the key has none}
   *
   * @throws IllegalStateException if it was wiped: to a TPM a password of zeros is none
   */
  public char[] auth() {
    char[] copy = fields.auth == null ? null : fields.auth.clone();
    if (destroyed && copy != null) {
      throw new IllegalStateException("The password of TPM key " + alias() + " was wiped");
    }
    return copy;
  }

  /** {@return the PCR whose values at the time of generation the key is bound to} */
  public Optional<TpmlPcrSelection> pcrs() {
    return Optional.ofNullable(fields.pcrs);
  }

  /** {@return what must hold, besides PCR and password, for the key to be used} */
  public Optional<Policy> policy() {
    return Optional.ofNullable(fields.policy);
  }

  /** {@return what the policy asks for, beyond the state of the TPM} */
  public PolicyInputs policyInputs() {
    return fields.policyInputs;
  }

  /** {@return whether wrong passwords count against the TPM's lockout} */
  public boolean isDictionaryAttackProtected() {
    return fields.dictionaryAttackProtected;
  }

  /** {@return the Name of the storage key that the key may be duplicated to; empty if it stays} */
  public Optional<Bytes> newParentName() {
    return Optional.ofNullable(fields.newParentName);
  }

  /**
   * {@return a hierarchy, for its standard storage key, or a persistent storage key; empty for the
   * provider's setting}
   */
  public Optional<TpmHandle> parent() {
    return Optional.ofNullable(fields.parent);
  }

  /**
   * {@return how the parent is authorised; {@link ParentAuth#NONE} for the provider's setting} The
   * caller closes its password.
   *
   * @throws IllegalStateException if the password was wiped
   */
  public ParentAuth parentAuth() {
    if (destroyed && fields.parentAuth != null) {
      throw new IllegalStateException("The password of the parent of " + alias() + " was wiped");
    }
    return new ParentAuth(
        KeyAuth.password(fields.parentAuth), Optional.ofNullable(fields.parentPolicy));
  }

  /** {@return where in the TPM's own memory the key is put; empty if it stays outside} */
  public Optional<TpmHandle> persistentHandle() {
    return Optional.ofNullable(fields.persistentHandle);
  }

  /**
   * {@return where the key is kept, if it is not a secret key with a self-signed certificate; empty
   * if that is left to the caller}
   */
  public Optional<KeyStore> keyStore() {
    return Optional.ofNullable(fields.keyStore);
  }

  /** {@return subject and issuer of the self-signed certificate} */
  public X500Principal certificateSubject() {
    return fields.subject;
  }

  /** {@return the serial number of the self-signed certificate} */
  public BigInteger certificateSerial() {
    return fields.serial;
  }

  /** {@return the first instant at which the self-signed certificate is valid} */
  public Instant certificateNotBefore() {
    return fields.notBefore;
  }

  /** {@return the last instant at which the self-signed certificate is valid} */
  public Instant certificateNotAfter() {
    return fields.notAfter;
  }

  /** Wipes the passwords. */
  public void destroy() {
    destroyed = true;
    wipe(fields.auth);
    wipe(fields.parentAuth);
  }

  private static void wipe(char[] password) {
    if (password != null) {
      Arrays.fill(password, '\0');
    }
  }

  @Override
  public String toString() {
    return "TpmKeyGenParameterSpec[" + alias() + ", " + fields.kind() + "]";
  }
}
