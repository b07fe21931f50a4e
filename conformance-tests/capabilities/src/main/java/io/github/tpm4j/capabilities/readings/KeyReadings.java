package io.github.tpm4j.capabilities.readings;

import java.util.List;

/** Keys: what they are made from, loading, and secrets shared with them. */
final class KeyReadings {
  static final List<Reading> ALL =
      List.of(
          new Reading(
              "the random generator of primary keys",
              "Hash_DRBG with the primary seed, as of other keys",
              "KDFa with a label for each type, as wolfTPM has it",
              "PrimaryObjects"),
          new Reading(
              "the code of allowExternalMu in a restricted key",
              "TPM_RC_ATTRIBUTES",
              "TPM_RC_SCHEME",
              "SchemeRules"),
          new Reading(
              "the code of a seed and a public area that do not belong together",
              "TPM_RC_BINDING, as of other asymmetric keys",
              "TPM_RC_KEY",
              "KeyValidation"),
          new Reading(
              "the code of a post-quantum public key that its standard refuses",
              "TPM_RC_KEY of the parameter, when it is loaded",
              "TPM_RC_VALUE, or an error only when it is used",
              "KeyValidation"),
          new Reading(
              "which keys TPM2_Encapsulate takes",
              "any of ML-KEM, and of ECC with HKDF, whatever its attributes are",
              "those that may decrypt and are not restricted",
              "EncapsulateCommand"),
          new Reading(
              "which ECC keys are of DHKEM",
              "those on P-256, P-384, P-521, 25519 or 448 with HKDF by the hash that RFC 9180, 7.1 "
                  + "gives the curve, that decrypt only, are not restricted, and have the scheme ECDH or none; else "
                  + "TPM_RC_KDF, parameter 2",
              "any hash, though RFC 9180 has no number for the KEM",
              "SchemeRules"),
          new Reading(
              "which form a key on TPM_ECC_CURVE_25519 or TPM_ECC_CURVE_448 has",
              "its schemes say it: EdDSA and HashEdDSA have the Edwards form; ECDH, and none with HKDF, "
                  + "the Montgomery form; with others it is refused with TPM_RC_SCHEME, also by "
                  + "TPM2_TestParms, so that it is no parent",
              "a key without a scheme, which gets one with the command",
              "CurveForm"),
          new Reading(
              "what stands in the areas of such a key",
              "the encoding of RFC 8032 or RFC 7748 in x, y empty; that RFC's private key, 32, 56 or 57 "
                  + "bytes, as it is drawn; points of TPM2_ECDH_KeyGen and TPM2_ECDH_ZGen likewise",
              "both coordinates as numbers, and the scalar",
              "KeyValidation"),
          new Reading(
              "which u of X25519 and X448 are taken",
              "in a public area with a Name those below the prime, not of low order, else "
                  + "TPM_RC_ECC_POINT of the parameter; from others every one of the right size, as "
                  + "RFC 7748, 5 has it",
              "every one everywhere, so that a key has several Names; or those below the prime alone",
              "KeyValidation"),
          new Reading(
              "the code of a secret of X25519 or X448 that is zero",
              "TPM_RC_NO_RESULT, as of the point at infinity; of TPM2_Encapsulate TPM_RC_KEY, "
                  + "handle 1, as the key is to blame",
              "TPM_RC_ECC_POINT, parameter 1",
              "XdhAgreement"),
          new Reading(
              "what else takes a key of X25519 or X448",
              "nothing: TPM2_StartAuthSession, TPM2_ZGen_2Phase, TPM2_ECC_Encrypt and "
                  + "TPM2_ECC_Decrypt answer TPM_RC_KEY, handle 1, as they want both coordinates",
              "u in place of x, and no y",
              "KeyUses"),
          new Reading(
              "what TPM2_ECC_Parameters and TPM2_EC_Ephemeral answer to such a curve",
              "TPM_RC_CURVE, parameter 1: their numbers are of a Weierstrass curve",
              "a and d of the Edwards form or A of the Montgomery form in place of a and b",
              "EccParametersCommand"),
          new Reading(
              "the code of a ciphertext of DHKEM that is no uncompressed point of a curve of NIST",
              "TPM_RC_ECC_POINT, parameter 1, as TPM2_ECDH_ZGen has it",
              "TPM_RC_VALUE",
              "DhkemEncapsulation"),
          new Reading(
              "the code of a ciphertext of another size",
              "TPM_RC_SIZE of the parameter; of encryptedSalt TPM_RC_VALUE, parameter 2, as of all "
                  + "that cannot be decrypted",
              "TPM_RC_VALUE",
              "SecretSharing"),
          new Reading(
              "the size of ML-KEM's secret in KDFa",
              "32 bytes, as FIPS 203 has it",
              "64 bytes, as Part 1, 47.4 has it",
              "SecretSharing"),
          new Reading(
              "the seed of a duplicate for an ML-KEM parent",
              "as that of credentials and salts, with the label DUPLICATE; no other TPM was seen to "
                  + "do it",
              "another order of ciphertext and key",
              "SecretSharing"),
          new Reading(
              "which odd RSA exponents the TPM makes keys with",
              "primes above 2^16, else TPM_RC_RANGE; it loads keys with any odd one above 2, else "
                  + "TPM_RC_VALUE, parameter 2",
              "any odd one above 2",
              "KeyValidation"),
          new Reading(
              "whether an object of a limited hierarchy is limited",
              "as its attributes say; each can be SET only with fixedTPM, and under a parent or in "
                  + "a hierarchy that has it, else TPM_RC_ATTRIBUTES, parameter 2",
              "it is by itself, as the attributes are implied",
              "AttributeRules"),
          new Reading(
              "the number with TPM_RC_SVN_LIMITED of a ticket or a context",
              "none",
              "that of the parameter",
              "FirmwareSecrets"),
          new Reading(
              "the attributes of ML-KEM and ML-DSA endorsement keys (EK Credential Profile 2.7)",
              "those of its table, userWithAuth among them: 0x000300F2, 0x000500F2",
              "the sums that it gives, without userWithAuth: 0x000300B2, 0x000500B2",
              "EndorsementTemplates"));

  private KeyReadings() {}
}
