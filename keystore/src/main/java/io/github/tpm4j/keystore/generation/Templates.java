package io.github.tpm4j.keystore.generation;

import io.github.tpm4j.keystore.KeyPadding;
import io.github.tpm4j.keystore.KeyPurpose;
import io.github.tpm4j.keystore.TpmKeyGenParameterSpec;
import io.github.tpm4j.tss.algorithms.HashAlg;
import io.github.tpm4j.tss.algorithms.MlDsaSet;
import io.github.tpm4j.tss.algorithms.TpmsEmpty;
import io.github.tpm4j.tss.algorithms.TpmtEccScheme;
import io.github.tpm4j.tss.algorithms.TpmtRsaScheme;
import io.github.tpm4j.tss.attributes.TpmaObject;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.objects.TpmtPublic;
import io.github.tpm4j.tss.policy.Policy;
import io.github.tpm4j.tss.templates.KeyTemplate;

/** Templates of keys in the TPM's words. */
final class Templates {

  private Templates() {}

  /**
   * By this hash a key is named, and its policy and password are measured. The TPM makes a key of
   * HMAC as long as a digest by it (Part 1, 27.7.5.1), or by that of the HMAC, as libtpms does:
   * with both the key is not shorter than the MAC.
   */
  static HashAlg nameHash(TpmKeyGenParameterSpec spec) {
    if (!spec.type().equals(TpmAlg.KEYEDHASH)) {
      return HashAlg.SHA256;
    }
    HashAlg ofHmac = HashAlg.of(spec.digest());
    return ofHmac.digestBytes() > HashAlg.SHA256.digestBytes() ? ofHmac : HashAlg.SHA256;
  }

  /**
   * The template of a key.
   *
   * @param policy what the key is bound to; without elements if to nothing
   */
  static TpmtPublic of(TpmKeyGenParameterSpec spec, Policy policy) {
    KeyTemplate template = kind(spec).nameHash(nameHash(spec));
    if (spec.purposes().contains(KeyPurpose.SIGN) || spec.purposes().contains(KeyPurpose.ENCRYPT)) {
      template = template.signing();
    }
    if (spec.purposes().contains(KeyPurpose.DECRYPT)
        || spec.purposes().contains(KeyPurpose.AGREE)) {
      template = template.decrypting();
    }
    if (spec.isDictionaryAttackProtected()) {
      template = template.protectedFromGuessing();
    }
    if (spec.newParentName().isPresent()) {
      Policy allowed = Policy.duplication(spec.newParentName().get());
      return template
          .without(TpmaObject.FIXED_TPM | TpmaObject.FIXED_PARENT)
          .withPolicy(allowed.digest(nameHash(spec)))
          .build();
    }
    return (policy.elements().isEmpty() ? template : template.boundTo(policy)).build();
  }

  /** The template of a key whose value is given to the TPM, as {@link #of} has it else. */
  static TpmtPublic ofGiven(TpmKeyGenParameterSpec spec, Policy policy) {
    TpmtPublic own = of(spec, policy);
    return new TpmtPublic(
        own.type(),
        own.nameAlg(),
        own.objectAttributes().without(TpmaObject.SENSITIVE_DATA_ORIGIN),
        own.authPolicy(),
        own.parameters(),
        own.unique());
  }

  /** The template of a private key that was elsewhere before: neither fixed nor the TPM's own. */
  static TpmtPublic ofMoved(TpmKeyGenParameterSpec spec, Policy policy) {
    TpmtPublic own = of(spec, policy);
    int fixed = TpmaObject.FIXED_TPM | TpmaObject.FIXED_PARENT | TpmaObject.SENSITIVE_DATA_ORIGIN;
    return new TpmtPublic(
        own.type(),
        own.nameAlg(),
        own.objectAttributes().without(fixed),
        own.authPolicy(),
        own.parameters(),
        own.unique());
  }

  private static KeyTemplate kind(TpmKeyGenParameterSpec spec) {
    if (spec.mlKemSet().isPresent()) {
      return KeyTemplate.mlKem(spec.mlKemSet().get());
    }
    if (spec.mlDsaSet().isPresent()) {
      MlDsaSet set = spec.mlDsaSet().get();
      return spec.type().equals(TpmAlg.MLDSA)
          ? KeyTemplate.mlDsa(set)
          : KeyTemplate.hashMlDsa(set, HashAlg.of(spec.digest()));
    }
    if (spec.isSecret()) {
      return spec.type().equals(TpmAlg.SYMCIPHER)
          ? KeyTemplate.aes(spec.keySizeBits())
          : KeyTemplate.hmac(HashAlg.of(spec.digest()));
    }
    return spec.isRsa()
        ? KeyTemplate.rsa(spec.keySizeBits(), rsaScheme(spec))
        : KeyTemplate.ec(spec.curve().orElseThrow(), eccScheme(spec));
  }

  private static TpmtRsaScheme rsaScheme(TpmKeyGenParameterSpec spec) {
    return spec.padding()
        .map(padding -> rsaScheme(padding, spec.digest()))
        .orElse(TpmtRsaScheme.NULL);
  }

  private static TpmtRsaScheme rsaScheme(KeyPadding padding, TpmAlg digest) {
    return switch (padding) {
      case SIGNATURE_PKCS1 -> TpmtRsaScheme.of(TpmAlg.RSASSA, digest);
      case SIGNATURE_PSS -> TpmtRsaScheme.of(TpmAlg.RSAPSS, digest);
      case ENCRYPTION_PKCS1 -> new TpmtRsaScheme(TpmAlg.RSAES, TpmsEmpty.EMPTY);
      case ENCRYPTION_OAEP -> TpmtRsaScheme.of(TpmAlg.OAEP, digest);
    };
  }

  private static TpmtEccScheme eccScheme(TpmKeyGenParameterSpec spec) {
    if (spec.digest().equals(TpmAlg.NULL)) {
      return TpmtEccScheme.NULL;
    }
    boolean signs = spec.purposes().contains(KeyPurpose.SIGN);
    return TpmtEccScheme.of(signs ? TpmAlg.ECDSA : TpmAlg.ECDH, spec.digest());
  }
}
