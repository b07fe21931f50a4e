package io.github.tpm4j.keystore;

import io.github.tpm4j.keystore.family.SoftwareNumbers;
import io.github.tpm4j.keystore.pem.Tss2KeyType;
import io.github.tpm4j.keystore.pem.Tss2PolicyCommand;
import io.github.tpm4j.keystore.pem.Tss2PrivateKey;
import io.github.tpm4j.keystore.policy.PolicyEncoder;
import io.github.tpm4j.keystore.policy.PolicyPcrs;
import io.github.tpm4j.tss.algorithms.HashAlg;
import io.github.tpm4j.tss.attributes.TpmaObject;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.device.KeyBlob;
import io.github.tpm4j.tss.duplication.SoftwareDuplicate;
import io.github.tpm4j.tss.error.TpmException;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.keys.StorageParent;
import io.github.tpm4j.tss.objects.TpmtPublic;
import io.github.tpm4j.tss.objects.TpmtPublicParms;
import io.github.tpm4j.tss.policy.Policy;
import io.github.tpm4j.tss.templates.KeyTemplate;
import io.github.tpm4j.tss.wire.SecretBytes;
import java.security.PrivateKey;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.InvalidKeySpecException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javax.crypto.SecretKey;

/**
 * Takes keys of software into the TPM (TPM2_Import; Part 3, 13.3), encrypted on their way to the
 * storage key that new keys are made under. Arrays with secrets are wiped; numbers within the given
 * key are Java's, and stay until they are collected.
 */
public final class KeyImport {
  private final TpmConnection tpm;

  /**
   * Imports into a TPM.
   *
   * @param tpm the TPM that gets the keys
   */
  public KeyImport(TpmConnection tpm) {
    this.tpm = tpm;
  }

  /**
   * Takes the key of a specification.
   *
   * @param algorithm {@code RSA} or {@code EC}
   * @param spec the key, its alias, and what it is to be bound to
   * @return the key in the TPM
   * @throws InvalidKeySpecException if it is no such key, or the TPM does not take it
   */
  public TpmPrivateKey of(String algorithm, TpmImportSpec spec) throws InvalidKeySpecException {
    return of(spec.alias(), SoftwareNumbers.of(algorithm, spec.key()));
  }

  /**
   * Takes a key.
   *
   * @param alias how messages and exceptions name the key; never sent to the TPM
   * @param key a key of software with its numbers: RSA with both primes, or EC on P-256, P-384 or
   *     P-521
   * @return the key in the TPM
   * @throws InvalidKeySpecException if its numbers are not to be had, or the TPM does not take it
   */
  public TpmPrivateKey of(String alias, PrivateKey key) throws InvalidKeySpecException {
    return of(alias, key, Policy.of());
  }

  /**
   * Takes a key, bound to a policy.
   *
   * @param alias how messages and exceptions name the key; never sent to the TPM
   * @param key a key of software with its numbers: RSA with both primes, or EC on P-256, P-384 or
   *     P-521
   * @param policy what must hold at each use; {@code Policy.of()} for nothing
   * @return the key in the TPM
   * @throws InvalidKeySpecException if its numbers are not to be had, or the TPM does not take it
   */
  public TpmPrivateKey of(String alias, PrivateKey key, Policy policy)
      throws InvalidKeySpecException {
    try (SoftwareKey software = areas(alias, key).boundTo(policy)) {
      requireSupported(alias, software);
      return imported(alias, software, policy);
    } catch (TpmException e) {
      throw new InvalidKeySpecException(
          "Key " + alias + " was not taken into the TPM: " + e.getMessage(), e);
    }
  }

  private static SoftwareKey areas(String alias, PrivateKey key) throws InvalidKeySpecException {
    PrivateKey known = SoftwareNumbers.shown(alias, key);
    if (known instanceof RSAPrivateCrtKey rsa) {
      return SoftwareKey.of(rsa);
    }
    if (known instanceof ECPrivateKey ec) {
      return SoftwareKey.of(ec);
    }
    throw SoftwareNumbers.unknown(alias, key);
  }

  private void requireSupported(String alias, SoftwareKey key) throws InvalidKeySpecException {
    TpmAlg type = key.publicArea().type();
    if (!tpm.device().supports(new TpmtPublicParms(type, key.publicArea().parameters()))) {
      throw new InvalidKeySpecException(
          "Key " + alias + " cannot be taken into this TPM, which has no such keys");
    }
  }

  private TpmPrivateKey imported(String alias, SoftwareKey key, Policy policy)
      throws InvalidKeySpecException {
    TpmHandle parent = tpm.parentOfNew(tpm.settings().parent());
    boolean rsaParent = !tpm.implementsAlgorithm(TpmAlg.ECC);
    StorageParent holder = tpm.parent(parent, rsaParent, Optional.empty(), ParentAuth.NONE);
    KeyBlob blob = blob(holder, key);
    List<Tss2PolicyCommand> steps =
        PolicyEncoder.encode(policy, HashAlg.of(key.publicArea().nameAlg()));
    KeyOrigin origin =
        new KeyOrigin(Optional.of(tpm.device().nameOf(holder)), PolicyPcrs.valuesOf(policy));
    return TpmPrivateKey.of(
        tpm, file(parent, rsaParent, blob, steps), origin, alias, KeyAuth.none());
  }

  private KeyBlob blob(StorageParent holder, SoftwareKey key) {
    try (SoftwareDuplicate duplicate =
        SoftwareDuplicate.of(
            key.publicArea(), key.sensitive(), tpm.device().publicAreaOf(holder))) {
      return tpm.device().importKey(holder, duplicate);
    }
  }

  /**
   * Takes the key of a specification as an object of a template.
   *
   * @param holder the storage key that the key is imported under
   * @param spec the key in software, and how messages name it; its target is not looked at
   * @param template of an RSA or EC key without its unique field; neither fixed nor made by the TPM
   * @param authValue the key's password, as long as a digest of its nameAlg at the most; copied
   * @return public area and private area as the TPM keeps it
   * @throws InvalidKeySpecException if it is no such key
   * @throws TpmException if the TPM does not take it
   */
  public KeyBlob of(
      StorageParent holder, TpmImportSpec spec, TpmtPublic template, SecretBytes authValue)
      throws InvalidKeySpecException {
    String algorithm = template.type().equals(TpmAlg.RSA) ? "RSA" : "EC";
    try (SoftwareKey given = areas(spec.alias(), SoftwareNumbers.of(algorithm, spec.key()));
        SoftwareKey wanted = given.as(template, authValue)) {
      return blob(holder, wanted);
    }
  }

  /**
   * Takes a secret key of AES or HMAC (TPM2_Create with its value).
   *
   * @param alias how messages and exceptions name the key; never sent to the TPM
   * @param key a key of AES, or of HMAC by its JCA name such as {@code HmacSHA256}; it must have an
   *     encoding
   * @return the key in the TPM
   * @throws InvalidKeySpecException if it is another, or the TPM does not take it
   */
  public TpmSecretKey secret(String alias, SecretKey key) throws InvalidKeySpecException {
    TpmHandle parent = tpm.parentOfNew(tpm.settings().parent());
    boolean rsaParent = !tpm.implementsAlgorithm(TpmAlg.ECC);
    StorageParent holder = tpm.parent(parent, rsaParent, Optional.empty(), ParentAuth.NONE);
    TpmSecretKeyImport wanted = wanted(alias, key);
    try (SecretBytes value = wanted.sensitive()) {
      TpmtPublic template = secretTemplate(wanted.target());
      KeyBlob blob = tpm.device().seal(holder, template, SecretBytes.EMPTY, value);
      KeyOrigin origin = KeyOrigin.under(tpm.device().nameOf(holder));
      return (TpmSecretKey)
          TpmResidentKey.of(
              tpm, file(parent, rsaParent, blob, List.of()), origin, alias, KeyAuth.none());
    } catch (TpmException | IllegalArgumentException e) {
      throw new InvalidKeySpecException(
          "Key " + alias + " was not taken into the TPM: " + e.getMessage(), e);
    }
  }

  private static TpmSecretKeyImport wanted(String alias, SecretKey key)
      throws InvalidKeySpecException {
    byte[] value = key.getEncoded();
    if (value == null) {
      throw new InvalidKeySpecException("Key " + alias + " does not give its value");
    }
    int bits = value.length * Byte.SIZE;
    Arrays.fill(value, (byte) 0);
    try {
      TpmKeyGenParameterBuilder target =
          key.getAlgorithm().equalsIgnoreCase("AES")
              ? TpmKeyGenParameterSpec.aes(alias, bits)
              : TpmKeyGenParameterSpec.hmac(alias, key.getAlgorithm());
      return new TpmSecretKeyImport(target.build(), key);
    } catch (IllegalArgumentException e) {
      throw new InvalidKeySpecException("Key " + alias + ": " + e.getMessage(), e);
    }
  }

  private static TpmtPublic secretTemplate(TpmKeyGenParameterSpec target) {
    if (target.digest().equals(TpmAlg.NULL)) {
      return KeyTemplate.aes(target.keySizeBits())
          .signing()
          .decrypting()
          .without(TpmaObject.SENSITIVE_DATA_ORIGIN)
          .build();
    }
    HashAlg hash = HashAlg.of(target.digest());
    return KeyTemplate.hmac(hash)
        .nameHash(hash.digestBytes() > HashAlg.SHA256.digestBytes() ? hash : HashAlg.SHA256)
        .signing()
        .without(TpmaObject.SENSITIVE_DATA_ORIGIN)
        .build();
  }

  private static Tss2PrivateKey file(
      TpmHandle parent, boolean rsaParent, KeyBlob blob, List<Tss2PolicyCommand> policy) {
    return WrappedKey.file(Tss2KeyType.LOADABLE, parent, blob)
        .emptyAuth(true)
        .rsaParent(rsaParent)
        .policy(policy)
        .build();
  }
}
