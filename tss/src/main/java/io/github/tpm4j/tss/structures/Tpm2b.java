package io.github.tpm4j.tss.structures;

import io.github.tpm4j.tss.constants.TpmRc;
import io.github.tpm4j.tss.wire.Bytes;
import io.github.tpm4j.tss.wire.Limit;
import io.github.tpm4j.tss.wire.Limits;
import io.github.tpm4j.tss.wire.SecretBytes;
import io.github.tpm4j.tss.wire.TpmReader;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.ToIntFunction;

/**
 * The TPM2B types that hold a plain buffer: a 2-octet size and that many octets. Each knows the
 * greatest size that the specification gives it; a larger one is TPM_RC_SIZE.
 */
public enum Tpm2b {
  /** TPM2B_DIGEST (Part 2, 10.4.2). */
  DIGEST(Limit.MAX_DIGEST_SIZE),
  /** TPM2B_DATA (10.4.3): sizeof(TPMT_HA), a digest with its algorithm. */
  DATA(Tpm2b::taggedDigest),
  /** TPM2B_NONCE (10.4.4). */
  NONCE(Limit.MAX_DIGEST_SIZE),
  /** TPM2B_AUTH (10.4.5). */
  AUTH(Limit.MAX_DIGEST_SIZE),
  /** TPM2B_OPERAND (10.4.6). */
  OPERAND(Limit.MAX_DIGEST_SIZE),
  /** TPM2B_EVENT (10.4.7). */
  EVENT(limits -> 1024),
  /** TPM2B_MAX_BUFFER (10.4.8). */
  MAX_BUFFER(Limit.MAX_DIGEST_BUFFER),
  /** TPM2B_MAX_NV_BUFFER (10.4.9). */
  MAX_NV_BUFFER(Limit.MAX_NV_BUFFER_SIZE),
  /** TPM2B_TIMEOUT (10.4.10): sizeof(UINT64). */
  TIMEOUT(limits -> Long.BYTES),
  /** TPM2B_IV (10.4.11). */
  IV(Limit.MAX_SYM_BLOCK_SIZE),
  /** TPM2B_SHARED_SECRET (10.3.12 of version 185): what a key encapsulation shares. */
  SHARED_SECRET(Limit.MAX_SHARED_SECRET_SIZE),
  /** TPM2B_KEM_CIPHERTEXT (10.3.14 of version 185): sizeof(TPMU_KEM_CIPHERTEXT). */
  KEM_CIPHERTEXT(limits -> Math.max(point(limits), limits.of(Limit.MAX_MLKEM_CT_SIZE))),
  /** TPM2B_VENDOR_PROPERTY (10.3.15 of revision 1.83). */
  VENDOR_PROPERTY(limits -> 512),
  /** TPM2B_NAME (10.5.3): sizeof(TPMU_NAME), a union with a handle and so of whole words. */
  NAME(limits -> (taggedDigest(limits) + Integer.BYTES - 1) / Integer.BYTES * Integer.BYTES),
  /** TPM2B_ATTEST (10.12.13). */
  ATTEST(Limit.MAX_ATTEST_SIZE),
  /** TPM2B_SYM_KEY (11.1.8). */
  SYM_KEY(Limit.MAX_SYM_KEY_BYTES),
  /** TPM2B_LABEL (11.1.10). */
  LABEL(Limit.LABEL_MAX_BUFFER),
  /** TPM2B_DERIVE (11.1.12): sizeof(TPMS_DERIVE), two labels. */
  DERIVE(Tpm2b::derive),
  /** TPM2B_SENSITIVE_DATA (11.1.14): sizeof(TPMU_SENSITIVE_CREATE). */
  SENSITIVE_DATA(limits -> Math.max(limits.of(Limit.MAX_SYM_DATA), derive(limits))),
  /** TPM2B_PUBLIC_KEY_RSA (11.2.4.5). */
  PUBLIC_KEY_RSA(Limit.MAX_RSA_KEY_BYTES),
  /** TPM2B_PRIVATE_KEY_RSA (11.2.4.7). */
  PRIVATE_KEY_RSA(Limit.RSA_PRIVATE_SIZE),
  /** TPM2B_ECC_PARAMETER (11.2.5.1). */
  ECC_PARAMETER(Limit.MAX_ECC_KEY_BYTES),
  /** TPM2B_PUBLIC_KEY_MLKEM (11.2.6.2 of version 185): an encapsulation key as in FIPS 203. */
  PUBLIC_KEY_MLKEM(Limit.MAX_MLKEM_PUB_SIZE),
  /** TPM2B_PRIVATE_KEY_MLKEM (11.2.6.3 of version 185): the seed d || z of FIPS 203. */
  PRIVATE_KEY_MLKEM(limits -> 64),
  /** TPM2B_PUBLIC_KEY_MLDSA (11.2.7.3 of version 185): a public key as in FIPS 204. */
  PUBLIC_KEY_MLDSA(Limit.MAX_MLDSA_PUB_SIZE),
  /** TPM2B_PRIVATE_KEY_MLDSA (11.2.7.4 of version 185): the seed xi of FIPS 204. */
  PRIVATE_KEY_MLDSA(limits -> 32),
  /** TPM2B_SIGNATURE_EDDSA (11.3.3 of version 185): R || S as in RFC 8032. */
  SIGNATURE_EDDSA(limits -> 2 * limits.of(Limit.MAX_ECC_KEY_BYTES)),
  /** TPM2B_SIGNATURE_MLDSA (11.3.4 of version 185). */
  SIGNATURE_MLDSA(Limit.MAX_MLDSA_SIG_SIZE),
  /** TPM2B_SIGNATURE_CTX (11.3.8 of version 185): sizeof(TPMU_SIGNATURE_CTX). */
  SIGNATURE_CTX(limits -> Math.max(Short.BYTES, limits.of(Limit.MAX_SIG_CTX_BYTES))),
  /** TPM2B_SIGNATURE_HINT (11.3.9 of version 185). */
  SIGNATURE_HINT(Limit.MAX_SIGNATURE_HINT_SIZE),
  /** TPM2B_ENCRYPTED_SECRET (11.4.3). */
  ENCRYPTED_SECRET(Limit.MAX_ENCRYPTED_SECRET_SIZE),
  /** TPM2B_TEMPLATE (12.2.6). */
  TEMPLATE(Limit.MAX_PUBLIC_SIZE),
  /** TPM2B_PRIVATE_VENDOR_SPECIFIC (12.3.2.2). */
  PRIVATE_VENDOR_SPECIFIC(Limit.PRIVATE_VENDOR_SPECIFIC_BYTES),
  /** TPM2B_PRIVATE (12.3.7). */
  PRIVATE(Limit.MAX_PRIVATE_SIZE),
  /** TPM2B_ID_OBJECT (12.4.3). */
  ID_OBJECT(Limit.MAX_ID_OBJECT_SIZE),
  /** TPM2B_CONTEXT_SENSITIVE (14.2). */
  CONTEXT_SENSITIVE(Limit.MAX_CONTEXT_SIZE),
  /** TPM2B_CONTEXT_DATA (14.4): a digest and a TPM2B_CONTEXT_SENSITIVE. */
  CONTEXT_DATA(
      limits ->
          2 * Short.BYTES + limits.of(Limit.MAX_DIGEST_SIZE) + limits.of(Limit.MAX_CONTEXT_SIZE));

  /** Those that have one size only. */
  private static final Set<Tpm2b> SEEDS = EnumSet.of(PRIVATE_KEY_MLKEM, PRIVATE_KEY_MLDSA);

  private final ToIntFunction<Limits> maximum;

  Tpm2b(Limit maximum) {
    this(limits -> limits.of(maximum));
  }

  Tpm2b(ToIntFunction<Limits> maximum) {
    this.maximum = maximum;
  }

  private static int taggedDigest(Limits limits) {
    return Short.BYTES + limits.of(Limit.MAX_DIGEST_SIZE);
  }

  private static int point(Limits limits) {
    return 2 * (Short.BYTES + limits.of(Limit.MAX_ECC_KEY_BYTES));
  }

  private static int derive(Limits limits) {
    return 2 * (Short.BYTES + limits.of(Limit.LABEL_MAX_BUFFER));
  }

  /**
   * Reads the size and the octets.
   *
   * @param in stands at the first byte
   * @return what was read
   */
  public Bytes read(TpmReader in) {
    return Bytes.adopt(array(in));
  }

  /**
   * Reads the size and the octets of something secret.
   *
   * @param in stands at the first byte
   * @return what was read
   */
  public SecretBytes readSecret(TpmReader in) {
    return SecretBytes.adopt(array(in));
  }

  private byte[] array(TpmReader in) {
    int maximumBytes = maximumBytes(in.limits());
    byte[] octets = in.sizedArray(maximumBytes);
    in.check(!SEEDS.contains(this) || octets.length == maximumBytes, TpmRc.SIZE);
    return octets;
  }

  /**
   * {@return the greatest size of the buffer, in octets}
   *
   * @param limits the revision and the sizes of a TPM
   */
  public int maximumBytes(Limits limits) {
    return maximum.applyAsInt(limits);
  }
}
