package io.github.tpm4j.keystore.generation;

import io.github.tpm4j.keystore.KeyAuth;
import io.github.tpm4j.keystore.KeyImport;
import io.github.tpm4j.keystore.KeyOrigin;
import io.github.tpm4j.keystore.ParentAuth;
import io.github.tpm4j.keystore.TpmConnection;
import io.github.tpm4j.keystore.TpmImportSpec;
import io.github.tpm4j.keystore.TpmKeyGenParameterSpec;
import io.github.tpm4j.keystore.TpmResidentKey;
import io.github.tpm4j.keystore.TpmSecretKeyImport;
import io.github.tpm4j.keystore.WrappedKey;
import io.github.tpm4j.keystore.pem.Tss2KeyType;
import io.github.tpm4j.keystore.pem.Tss2PrivateKey;
import io.github.tpm4j.keystore.policy.PolicyEncoder;
import io.github.tpm4j.keystore.policy.PolicyPcrs;
import io.github.tpm4j.tss.algorithms.HashAlg;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.constants.TpmEccCurve;
import io.github.tpm4j.tss.crypto.PublicKeys;
import io.github.tpm4j.tss.device.KeyBlob;
import io.github.tpm4j.tss.error.TpmUnsupportedException;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.keys.StorageParent;
import io.github.tpm4j.tss.objects.TpmtPublic;
import io.github.tpm4j.tss.objects.TpmtPublicParms;
import io.github.tpm4j.tss.policy.Policy;
import io.github.tpm4j.tss.wire.SecretBytes;
import java.security.spec.InvalidKeySpecException;
import java.util.Optional;

/**
 * Makes keys in a TPM 2.0.
 *
 * @param tpm the TPM that makes them
 */
public record KeyMaking(TpmConnection tpm) {

  /**
   * Asks the TPM whether it can make such a key.
   *
   * @param spec the key
   * @throws TpmUnsupportedException if it cannot
   * @throws IllegalArgumentException if the password is too long or ends with zeros, or no file can
   *     keep the policy
   */
  public void check(TpmKeyGenParameterSpec spec) {
    HashAlg nameHash = Templates.nameHash(spec);
    spec.policy().ifPresent(policy -> PolicyEncoder.encode(policy, nameHash));
    try (KeyAuth auth = KeyAuth.password(spec.auth());
        SecretBytes authValue = auth.value(spec.alias())) {
      checkPassword(authValue, nameHash);
    }
    spec.curve().ifPresent(KeyMaking::requireCurve);
    TpmtPublic template = Templates.of(spec, Policy.of());
    if (!tpm.device().supports(new TpmtPublicParms(template.type(), template.parameters()))) {
      throw new TpmUnsupportedException(
          "This TPM cannot make such a key: " + spec + alternative(spec));
    }
  }

  // Its public key could not be shown.
  private static void requireCurve(TpmEccCurve curve) {
    try {
      PublicKeys.parameters(curve);
    } catch (TpmUnsupportedException e) {
      throw new TpmUnsupportedException(
          "No keys on " + curve + ": " + e.getMessage() + "; it knows P-256, P-384 and P-521", e);
    }
  }

  private static String alternative(TpmKeyGenParameterSpec spec) {
    if (spec.mlDsaSet().isPresent() || spec.mlKemSet().isPresent()) {
      return ". TPMs of version 185 of the TPM 2.0 Library have ML-DSA and ML-KEM, and a new bundled"
          + " TPM with profile=185; elsewhere make an EC or RSA key";
    }
    return spec.type().equals(TpmAlg.SYMCIPHER) ? ". Others may be had: AES 128, 192 and 256" : "";
  }

  private static void checkPassword(SecretBytes authValue, HashAlg nameHash) {
    if (authValue.size() > nameHash.digestBytes()) {
      throw new IllegalArgumentException(
          "The password of a TPM key has " + nameHash.digestBytes() + " bytes at most");
    }
    // TPMs take them off (Part 1, 19.6.4.3), so one of zeros only would be no password at all.
    if (!authValue.isEmpty() && authValue.borrow()[authValue.size() - 1] == 0) {
      throw new IllegalArgumentException("The password of a TPM key must not end with zeros");
    }
  }

  /**
   * Makes the key.
   *
   * @param spec the key
   * @return the key, which nothing keeps yet
   * @throws InvalidKeySpecException if Java does not know such keys
   */
  public TpmResidentKey make(TpmKeyGenParameterSpec spec) throws InvalidKeySpecException {
    return create(
        spec,
        (holder, policy, authValue) ->
            tpm.device().seal(holder, Templates.of(spec, policy), authValue, SecretBytes.EMPTY));
  }

  /**
   * Puts a secret key of software into the TPM, encrypted on its way.
   *
   * @param wanted the key
   * @return the key, which nothing keeps yet
   * @throws InvalidKeySpecException if Java does not know such keys
   * @throws IllegalArgumentException if its length is wrong
   */
  public TpmResidentKey take(TpmSecretKeyImport wanted) throws InvalidKeySpecException {
    try (SecretBytes sensitive = wanted.sensitive()) {
      TpmKeyGenParameterSpec spec = wanted.target();
      return create(
          spec,
          (holder, policy, authValue) ->
              tpm.device().seal(holder, Templates.ofGiven(spec, policy), authValue, sensitive));
    }
  }

  /**
   * Takes a private key of software into the TPM.
   *
   * @param wanted the key
   * @return the key, which nothing keeps yet
   * @throws InvalidKeySpecException if the TPM does not take it
   */
  public TpmResidentKey take(TpmImportSpec wanted) throws InvalidKeySpecException {
    TpmKeyGenParameterSpec spec = wanted.target().orElseThrow();
    return create(
        spec,
        (holder, policy, authValue) ->
            new KeyImport(tpm).of(holder, wanted, Templates.ofMoved(spec, policy), authValue));
  }

  /** How the TPM comes to the key. */
  @FunctionalInterface
  private interface Making {
    KeyBlob under(StorageParent holder, Policy policy, SecretBytes authValue)
        throws InvalidKeySpecException;
  }

  private TpmResidentKey create(TpmKeyGenParameterSpec spec, Making making)
      throws InvalidKeySpecException {
    Policy policy = policy(spec);
    TpmHandle parent = tpm.parentOfNew(spec.parent().orElse(tpm.settings().parent()));
    boolean rsaParent = !tpm.implementsAlgorithm(TpmAlg.ECC);
    KeyAuth auth = KeyAuth.password(spec.auth());
    ParentAuth parentAuth = spec.parentAuth();
    // Closed with the authValue: nothing needs it afterwards.
    KeyAuth ofParent = parentAuth.auth();
    try (ofParent;
        SecretBytes authValue = auth.value(spec.alias())) {
      StorageParent holder = tpm.parent(parent, rsaParent, Optional.empty(), parentAuth);
      KeyBlob blob = making.under(holder, policy, authValue);
      Tss2PrivateKey file =
          WrappedKey.file(Tss2KeyType.LOADABLE, parent, blob)
              .emptyAuth(authValue.isEmpty())
              .rsaParent(rsaParent)
              .policy(PolicyEncoder.encode(policy, Templates.nameHash(spec)))
              .build();
      KeyOrigin origin =
          new KeyOrigin(
              Optional.of(tpm.device().nameOf(holder)),
              PolicyPcrs.valuesOf(policy),
              blob.creation());
      TpmResidentKey key = TpmResidentKey.of(tpm, file, origin, spec.alias(), auth);
      TpmResidentKey underParent = key.with(parentAuth);
      try {
        return underParent.with(spec.policyInputs());
      } finally {
        key.destroy();
        underParent.destroy();
      }
    }
  }

  // The given policy first: TPM2_PolicyAuthorize drops what was checked before it, so that PCR
  // before it would bind nothing.
  private Policy policy(TpmKeyGenParameterSpec spec) {
    Policy pcr =
        spec.pcrs().map(pcrs -> Policy.pcr(tpm.device().readPcr(pcrs))).orElse(Policy.of());
    Policy all = spec.policy().map(given -> given.and(pcr)).orElse(pcr);
    boolean unprotected = !all.elements().isEmpty() && !all.mayNeedAuthValue();
    return unprotected && spec.auth() != null ? all.and(Policy.authValue()) : all;
  }
}
