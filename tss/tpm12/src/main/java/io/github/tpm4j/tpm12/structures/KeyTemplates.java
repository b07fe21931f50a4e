package io.github.tpm4j.tpm12.structures;

/** Keys that are to be made: RSA with the exponent 65,537, which always want their secret. */
public final class KeyTemplates {
  private static final int STORAGE_BITS = 2_048;

  private KeyTemplates() {}

  /** {@return the storage root key, 2,048 bits} */
  public static TpmKey storageRoot() {
    return storage();
  }

  /** {@return a storage key that cannot be migrated, 2,048 bits} */
  public static TpmKey storage() {
    return template(
        KeyConstants.USAGE_STORAGE,
        STORAGE_BITS,
        KeyConstants.ES_RSAESOAEP_SHA1_MGF1,
        KeyConstants.SS_NONE);
  }

  /**
   * {@return a signing key of any hash (the DER scheme) that cannot be migrated}
   *
   * @param bits of the modulus, 512 to 2,048
   */
  public static TpmKey signing(int bits) {
    return signing(bits, KeyConstants.SS_RSASSAPKCS1V15_DER);
  }

  /**
   * {@return a signing key that cannot be migrated}
   *
   * @param bits of the modulus, 512 to 2,048
   * @param sigScheme such as {@link KeyConstants#SS_RSASSAPKCS1V15_SHA1}, which quotes want
   */
  public static TpmKey signing(int bits, int sigScheme) {
    return template(KeyConstants.USAGE_SIGNING, bits, KeyConstants.ES_NONE, sigScheme);
  }

  /**
   * {@return a key that decrypts OAEP, with the label TCPA, and cannot be migrated}
   *
   * @param bits of the modulus, 512 to 2,048
   */
  public static TpmKey bind(int bits) {
    return template(
        KeyConstants.USAGE_BIND, bits, KeyConstants.ES_RSAESOAEP_SHA1_MGF1, KeyConstants.SS_NONE);
  }

  /**
   * {@return a key that decrypts PKCS #1 v1.5 and signs, as software does, and cannot be migrated}
   *
   * @param bits of the modulus, 512 to 2,048
   */
  public static TpmKey legacy(int bits) {
    return template(
        KeyConstants.USAGE_LEGACY,
        bits,
        KeyConstants.ES_RSAESPKCSV15,
        KeyConstants.SS_RSASSAPKCS1V15_DER);
  }

  /** {@return an attestation identity key for TPM_MakeIdentity, 2,048 bits} */
  public static TpmKey identity() {
    return template(
        KeyConstants.USAGE_IDENTITY,
        STORAGE_BITS,
        KeyConstants.ES_NONE,
        KeyConstants.SS_RSASSAPKCS1V15_SHA1);
  }

  private static TpmKey template(int usage, int bits, int encScheme, int sigScheme) {
    return TpmKey.template(usage, 0, TpmKeyParms.rsa(bits, encScheme, sigScheme));
  }
}
