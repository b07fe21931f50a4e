package io.github.tpm4j.tss.templates;

import io.github.tpm4j.tss.algorithms.HashAlg;
import io.github.tpm4j.tss.attributes.TpmaNv;
import io.github.tpm4j.tss.constants.TpmNt;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.nv.TpmsNvPublic;
import io.github.tpm4j.tss.policy.Policy;
import io.github.tpm4j.tss.wire.Bytes;

/**
 * Describes an NV Index to be defined (Part 2, 13.4). Immutable; each method returns a changed
 * copy. Unless told otherwise it is read and written by its password and by the owner, is named by
 * SHA-256, and wrong passwords do not count towards lockout ({@code TPMA_NV_NO_DA}).
 *
 * <pre>{@code
 * TpmNv counter =
 *     TpmNv.define(device, TpmHandle.of(0x01800001), NvTemplate.counter(), SecretBytes.EMPTY);
 * }</pre>
 */
public final class NvTemplate {
  private static final int NUMBER_BYTES = 8;
  private static final int BY_AUTH = TpmaNv.AUTHREAD | TpmaNv.AUTHWRITE;

  /** Attributes by which the owner reads and writes, to be added to a policy by {@link #with}. */
  public static final int BY_OWNER = TpmaNv.OWNERREAD | TpmaNv.OWNERWRITE;

  private final HashAlg nameHash;
  private final TpmaNv attributes;
  private final Bytes authPolicy;
  private final int sizeBytes;

  private NvTemplate(HashAlg nameHash, TpmaNv attributes, Bytes authPolicy, int sizeBytes) {
    this.nameHash = nameHash;
    this.attributes = attributes;
    this.authPolicy = authPolicy;
    this.sizeBytes = sizeBytes;
  }

  private static NvTemplate of(TpmNt type, int sizeBytes) {
    TpmaNv attributes = TpmaNv.of(type.value() << 4).with(BY_AUTH | BY_OWNER | TpmaNv.NO_DA);
    return new NvTemplate(HashAlg.SHA256, attributes, Bytes.EMPTY, sizeBytes);
  }

  /**
   * Data (TPM_NT_ORDINARY).
   *
   * @param sizeBytes all of it, from 0; a TPM has its limit, 2048 at least on a PC
   * @return a template
   */
  public static NvTemplate ordinary(int sizeBytes) {
    return of(TpmNt.ORDINARY, sizeBytes);
  }

  /** {@return a number of 8 bytes that only ever grows, by one (TPM_NT_COUNTER)} */
  public static NvTemplate counter() {
    return of(TpmNt.COUNTER, NUMBER_BYTES);
  }

  /**
   * 64 bits that are set and never cleared (TPM_NT_BITS).
   *
   * @return a template
   */
  public static NvTemplate bits() {
    return of(TpmNt.BITS, NUMBER_BYTES);
  }

  /**
   * {@return a digest that is extended as a PCR is (TPM_NT_EXTEND)}
   *
   * @param hash that it is extended by
   */
  public static NvTemplate extend(HashAlg hash) {
    NvTemplate template = of(TpmNt.EXTEND, hash.digestBytes());
    return new NvTemplate(hash, template.attributes, Bytes.EMPTY, hash.digestBytes());
  }

  /**
   * {@return a password that is refused after so many wrong tries (TPM_NT_PIN_FAIL)} The owner sets
   * how many; a right password sets the count back.
   */
  public static NvTemplate pinFail() {
    return of(TpmNt.PIN_FAIL, NUMBER_BYTES).without(TpmaNv.AUTHWRITE);
  }

  /**
   * {@return a password that can be used so many times (TPM_NT_PIN_PASS)} The owner sets how many.
   *
   * <p>A right password counts, a wrong one does not unless {@link #protectedFromGuessing}.
   */
  public static NvTemplate pinPass() {
    return of(TpmNt.PIN_PASS, NUMBER_BYTES).without(TpmaNv.AUTHWRITE);
  }

  /**
   * Read and written by a policy only.
   *
   * @param policy what must hold at each use
   * @return another template
   */
  public NvTemplate boundTo(Policy policy) {
    return without(BY_AUTH | BY_OWNER)
        .with(TpmaNv.POLICYREAD | TpmaNv.POLICYWRITE)
        .withPolicy(policy.digest(nameHash));
  }

  /**
   * Written by a policy only; read as before.
   *
   * @param policy what must hold at each write
   * @return another template
   */
  public NvTemplate writtenBy(Policy policy) {
    return without(TpmaNv.AUTHWRITE | TpmaNv.OWNERWRITE)
        .with(TpmaNv.POLICYWRITE)
        .withPolicy(policy.digest(nameHash));
  }

  /**
   * Read and written by its password, not by the owner.
   *
   * @return another template
   */
  public NvTemplate notByOwner() {
    return without(BY_OWNER);
  }

  /**
   * Written by the owner alone; whoever has its password, which may be empty, can read it.
   *
   * @return another template
   */
  public NvTemplate writtenByOwner() {
    return without(TpmaNv.AUTHWRITE);
  }

  /**
   * Wrong passwords count towards the TPM's lockout, which protects a short password.
   *
   * @return another template
   */
  public NvTemplate protectedFromGuessing() {
    return without(TpmaNv.NO_DA);
  }

  /**
   * Can be locked against reading, and against writing, until the TPM is restarted.
   *
   * @return another template
   */
  public NvTemplate lockable() {
    return with(TpmaNv.READ_STCLEAR | TpmaNv.WRITE_STCLEAR);
  }

  /**
   * Can be locked against writing for good; it stays so until it is undefined.
   *
   * @return another template
   */
  public NvTemplate lockableForGood() {
    return with(TpmaNv.WRITEDEFINE);
  }

  /**
   * Is locked against writing, until the TPM is restarted, with all others of this kind.
   *
   * @return another template
   */
  public NvTemplate lockedGlobally() {
    return with(TpmaNv.GLOBALLOCK);
  }

  /**
   * Counts as not written after each restart of the TPM.
   *
   * @return another template
   */
  public NvTemplate clearedAtRestart() {
    return with(TpmaNv.CLEAR_STCLEAR);
  }

  /**
   * Named by another hash; to be called before {@link #boundTo}, whose digest is by this hash.
   *
   * @param hash of Name, policy and the longest password
   * @return another template
   */
  public NvTemplate nameHash(HashAlg hash) {
    if (attributes.type().equals(TpmNt.EXTEND)) {
      throw new IllegalArgumentException("an Index that is extended has the hash it was made with");
    }
    return new NvTemplate(hash, attributes, authPolicy, sizeBytes);
  }

  /**
   * With the digest of a policy.
   *
   * @param policyDigest as long as a digest of the nameAlg
   * @return another template
   */
  public NvTemplate withPolicy(Bytes policyDigest) {
    return new NvTemplate(nameHash, attributes, policyDigest, sizeBytes);
  }

  /**
   * With these bits of {@link TpmaNv} SET too.
   *
   * @param bits one or more of its constants
   * @return another template
   */
  public NvTemplate with(int bits) {
    return new NvTemplate(nameHash, attributes.with(bits), authPolicy, sizeBytes);
  }

  /**
   * With these bits of {@link TpmaNv} CLEAR.
   *
   * @param bits one or more of its constants
   * @return another template
   */
  public NvTemplate without(int bits) {
    return new NvTemplate(nameHash, attributes.without(bits), authPolicy, sizeBytes);
  }

  /**
   * {@return the public area that a TPM takes}
   *
   * @param index 0x01000000 to 0x01FFFFFF; 0x01800000 to 0x01BFFFFF are the owner's to give
   */
  public TpmsNvPublic build(TpmHandle index) {
    return new TpmsNvPublic(index, nameHash.alg(), attributes, authPolicy, sizeBytes);
  }
}
