package io.github.tpm4j.tpm12.structures;

/** The numbers of keys (Part 2, 4.8, 4.10, 5.8 to 5.10). */
public final class KeyConstants {
  /** TPM_KEY_SIGNING: signs. */
  public static final int USAGE_SIGNING = 0x0010;

  /** TPM_KEY_STORAGE: encrypts other keys and sealed data. */
  public static final int USAGE_STORAGE = 0x0011;

  /** TPM_KEY_IDENTITY: signs what the TPM says of itself. */
  public static final int USAGE_IDENTITY = 0x0012;

  /** TPM_KEY_BIND: decrypts (TPM_UnBind). */
  public static final int USAGE_BIND = 0x0014;

  /** TPM_KEY_LEGACY: signs and decrypts. */
  public static final int USAGE_LEGACY = 0x0015;

  /** The key may be migrated with the secret for that. */
  public static final int FLAG_MIGRATABLE = 0x0000_0002;

  /** The key may be migrated by authorities alone. */
  public static final int FLAG_MIGRATE_AUTHORITY = 0x0000_0010;

  /** TPM_PT_ASYM: the key was made in the TPM, or is migrated with its secret. */
  public static final int PT_ASYM = 0x01;

  /** The key leaves its slot at each start. */
  public static final int FLAG_VOLATILE = 0x0000_0004;

  /** The public part can be read whatever the PCR. */
  public static final int FLAG_PCR_IGNORED_ON_READ = 0x0000_0008;

  /** TPM_AUTH_NEVER: no secret is wanted. */
  public static final int AUTH_NEVER = 0x00;

  /** TPM_AUTH_ALWAYS: the secret is always wanted. */
  public static final int AUTH_ALWAYS = 0x01;

  /** TPM_AUTH_PRIV_USE_ONLY: the secret is not wanted to read the public part. */
  public static final int AUTH_PRIVATE_USE_ONLY = 0x03;

  /** TPM_ALG_RSA. */
  public static final int ALG_RSA = 0x0000_0001;

  /** TPM_ALG_AES128. */
  public static final int ALG_AES128 = 0x0000_0006;

  /** TPM_ES_NONE: decrypts nothing. */
  public static final int ES_NONE = 0x0001;

  /** TPM_ES_RSAESPKCSv15. */
  public static final int ES_RSAESPKCSV15 = 0x0002;

  /** TPM_ES_RSAESOAEP_SHA1_MGF1, with the label TCPA. */
  public static final int ES_RSAESOAEP_SHA1_MGF1 = 0x0003;

  /** TPM_ES_SYM_CBC_PKCS5PAD. */
  public static final int ES_SYM_CBC_PKCS5PAD = 0x00FF;

  /** TPM_SS_NONE: signs nothing. */
  public static final int SS_NONE = 0x0001;

  /** TPM_SS_RSASSAPKCS1v15_SHA1: signs SHA-1 digests. */
  public static final int SS_RSASSAPKCS1V15_SHA1 = 0x0002;

  /** TPM_SS_RSASSAPKCS1v15_DER: signs a DigestInfo of any hash. */
  public static final int SS_RSASSAPKCS1V15_DER = 0x0003;

  /** TPM_SS_RSASSAPKCS1v15_INFO: signs a TPM_SIGN_INFO. */
  public static final int SS_RSASSAPKCS1V15_INFO = 0x0004;

  /** TPM_MS_MIGRATE: the new parent must convert the key. */
  public static final int MS_MIGRATE = 0x0001;

  /** TPM_MS_REWRAP: the new parent loads the key as it is. */
  public static final int MS_REWRAP = 0x0002;

  private KeyConstants() {}
}
