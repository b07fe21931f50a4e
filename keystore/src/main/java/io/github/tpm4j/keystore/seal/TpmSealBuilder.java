package io.github.tpm4j.keystore.seal;

import io.github.tpm4j.keystore.KeyAuth;
import io.github.tpm4j.keystore.ParentAuth;
import io.github.tpm4j.keystore.TpmConnection;
import io.github.tpm4j.keystore.pem.Tss2AuthPolicy;
import io.github.tpm4j.keystore.policy.ApprovalCodec;
import io.github.tpm4j.keystore.policy.text.PolicyText;
import io.github.tpm4j.tss.algorithms.HashAlg;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.constants.TpmEo;
import io.github.tpm4j.tss.device.TpmNv;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.pcr.PcrSelections;
import io.github.tpm4j.tss.pcr.PcrValues;
import io.github.tpm4j.tss.policy.AuthValuePolicy;
import io.github.tpm4j.tss.policy.NvPolicy;
import io.github.tpm4j.tss.policy.OperandComparison;
import io.github.tpm4j.tss.policy.OrPolicy;
import io.github.tpm4j.tss.policy.PasswordPolicy;
import io.github.tpm4j.tss.policy.Policy;
import io.github.tpm4j.tss.policy.PolicyApproval;
import io.github.tpm4j.tss.policy.PolicyElement;
import io.github.tpm4j.tss.wire.Bytes;
import io.github.tpm4j.tss.wire.TpmWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Collects what must hold for sealed data to be given back. */
public final class TpmSealBuilder {
  /** By this hash objects are named, and policies and passwords measured. */
  static final HashAlg NAME_HASH = HashAlg.SHA256;

  final TpmConnection tpm;
  final List<Tss2AuthPolicy> approvals = new ArrayList<>();
  Policy policy = Policy.of();
  KeyAuth auth = KeyAuth.none();
  boolean dictionaryAttackProtected;
  TpmHandle parent;
  ParentAuth parentAuth = ParentAuth.NONE;

  TpmSealBuilder(TpmConnection tpm) {
    this.tpm = tpm;
    this.parent = tpm.settings().parent();
  }

  /**
   * PCR must have the values that they have now; they are read now.
   *
   * @param bank the hash of the bank by its name of {@link java.security.MessageDigest}, such as
   *     {@code SHA-256}
   * @param numbers of the PCR, each 0 to 23, in any order; at least one
   * @return this builder
   * @throws IllegalArgumentException if no TPM has such PCR
   */
  public TpmSealBuilder boundToPcrs(String bank, int... numbers) {
    TpmAlg hash = HashAlg.ofJcaName(bank).alg();
    return boundToPcrs(tpm.inUse().readPcr(PcrSelections.of(hash, numbers)));
  }

  /**
   * PCR must have these values, such as those that a new kernel will have.
   *
   * @param values the PCR and what each must be
   * @return this builder
   */
  public TpmSealBuilder boundToPcrs(PcrValues values) {
    policy = policy.and(Policy.pcr(values));
    return this;
  }

  /**
   * What else must hold: any policy, such as one that a key approves ({@link Policy#authorize}). It
   * comes before what other methods of this builder demand, as PolicyAuthorize forgets what came
   * before it; so it may be given once.
   *
   * @param value what must hold beside PCR and password
   * @return this builder
   */
  public TpmSealBuilder policy(Policy value) {
    policy = value.and(policy);
    return this;
  }

  /**
   * What else must hold, as {@link #policy(Policy)}, from a text.
   *
   * @param text a policy in FAPI's language, with nothing left open
   * @return this builder
   */
  public TpmSealBuilder policy(PolicyText text) {
    return policy(text.policy());
  }

  /**
   * A policy from a text and who has approved it, to be kept beside the data.
   *
   * @param text a policy in FAPI's language, with nothing left open
   * @return this builder
   */
  public TpmSealBuilder approvals(PolicyText text) {
    text.approvals().forEach(this::approval);
    return this;
  }

  /**
   * A policy that a key has approved, to be kept beside the data; others can be given when the data
   * are unsealed.
   *
   * @param approval a policy that a key has approved, with its signature
   * @return this builder
   */
  public TpmSealBuilder approval(PolicyApproval approval) {
    approvals.add(ApprovalCodec.encode(Optional.empty(), approval, NAME_HASH));
    return this;
  }

  /**
   * A counter must not have moved on: once it is incremented the data are stale, and nobody gets
   * them again. To unseal them the password of the counter, the empty one if it has none, is an
   * input of the policy ({@code PolicyInputs.withSecret}).
   *
   * @param counter was incremented once at least, and can be read by its password
   * @return this builder
   */
  public TpmSealBuilder untilIncremented(TpmNv counter) {
    Bytes value = Bytes.adopt(new TpmWriter().u64(counter.counter()).toByteArray());
    policy =
        policy.and(
            Policy.of(
                new NvPolicy(
                    counter.handle(), counter.name(), new OperandComparison(value, 0, TpmEo.EQ))));
    return this;
  }

  /**
   * A password.
   *
   * @param password is copied; the caller wipes its own. Its UTF-8 has 32 bytes at most
   * @return this builder
   */
  public TpmSealBuilder auth(char[] password) {
    auth = KeyAuth.password(password);
    return this;
  }

  /**
   * A password, or who is asked for it.
   *
   * @param password is copied; the caller closes its own
   * @return this builder
   */
  public TpmSealBuilder auth(KeyAuth password) {
    auth = password.copy();
    return this;
  }

  /**
   * Whether wrong passwords count against the TPM's lockout, which protects a short one. By default
   * they do not, as a lockout hits all keys of the machine.
   *
   * @param value true if they are to count
   * @return this builder
   */
  public TpmSealBuilder dictionaryAttackProtected(boolean value) {
    dictionaryAttackProtected = value;
    return this;
  }

  /**
   * A hierarchy, for its standard storage key, or a persistent storage key.
   *
   * @param value the handle of the hierarchy or of the storage key
   * @param authorization how the storage key is authorised
   * @return this builder
   */
  public TpmSealBuilder parent(TpmHandle value, ParentAuth authorization) {
    parent = value;
    parentAuth = authorization;
    return this;
  }

  /** {@return what seals} */
  public TpmSeal build() {
    return new TpmSeal(this);
  }

  /** All demands; the password is one of them unless an alternative is meant to do without. */
  Policy demands() {
    boolean askedFor = policy.elements().stream().anyMatch(TpmSealBuilder::asksForPassword);
    return auth.isEmpty() || askedFor || policy.elements().isEmpty()
        ? policy
        : policy.and(Policy.authValue());
  }

  private static boolean asksForPassword(PolicyElement element) {
    return element instanceof AuthValuePolicy
        || element instanceof PasswordPolicy
        || element instanceof OrPolicy or && or.mayNeedAuthValue();
  }
}
