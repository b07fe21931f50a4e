package io.github.tpm4j.tss.policy;

import io.github.tpm4j.tss.algorithms.HashAlg;
import io.github.tpm4j.tss.constants.TpmCc;
import io.github.tpm4j.tss.crypto.Digests;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.names.EntityNames;
import io.github.tpm4j.tss.objects.TpmtPublic;
import io.github.tpm4j.tss.pcr.PcrValues;
import io.github.tpm4j.tss.structures.TpmlPcrSelection;
import io.github.tpm4j.tss.wire.Bytes;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What must hold for an entity to be used: a sequence of demands, all of which must be met (Part 1,
 * 19.7). Immutable. A policy computes its digest without a TPM, runs itself on a policy session,
 * and tells in words why it cannot be satisfied.
 *
 * <pre>{@code
 * Policy policy = Policy.pcr(device.readPcr(PcrSelections.of(TpmAlg.SHA256, 7)))
 *     .and(Policy.authValue());
 * Bytes authPolicy = policy.digest(HashAlg.SHA256);
 * }</pre>
 *
 * @param elements the demands, in the order in which they are run
 */
public record Policy(List<PolicyElement> elements) {

  /**
   * Makes one from its components.
   *
   * @param elements the demands, in the order in which they are run
   */
  public Policy {
    elements = List.copyOf(elements);
  }

  /**
   * {@return a policy of these demands}
   *
   * @param elements in the order in which they run
   */
  public static Policy of(PolicyElement... elements) {
    return new Policy(List.of(elements));
  }

  /**
   * PCR must have these values (PolicyPCR).
   *
   * @param values the PCR and what each must be
   * @return a policy of this demand
   */
  public static Policy pcr(PcrValues values) {
    return of(PcrPolicy.ofValues(values));
  }

  /**
   * PCR must have values with this digest (PolicyPCR).
   *
   * @param selection the banks and their PCR
   * @param pcrDigest by the hash of the policy session, thus of the entity's nameAlg
   * @return a policy of this demand
   */
  public static Policy pcr(TpmlPcrSelection selection, Bytes pcrDigest) {
    return of(PcrPolicy.ofDigest(selection, pcrDigest));
  }

  /** {@return the entity's authValue must be known; it is proven by HMAC (PolicyAuthValue)} */
  public static Policy authValue() {
    return of(new AuthValuePolicy());
  }

  /** {@return the entity's authValue must be known; it is sent in the clear (PolicyPassword)} */
  public static Policy password() {
    return of(new PasswordPolicy());
  }

  /**
   * {@return the authValue of a permanent entity, such as TPM_RH_OWNER, must be known
   * (PolicySecret)}
   *
   * @param entity TPM_RH_OWNER, TPM_RH_ENDORSEMENT, TPM_RH_PLATFORM or TPM_RH_LOCKOUT
   */
  public static Policy secret(TpmHandle entity) {
    return secret(entity, EntityNames.of(entity), Bytes.EMPTY);
  }

  /**
   * {@return the authValue of another entity must be known (PolicySecret)}
   *
   * @param entity the handle of an object, an NV Index or a PCR
   * @param name the entity's Name
   * @param policyRef what the authorisation is for; may be empty
   */
  public static Policy secret(TpmHandle entity, Bytes name, Bytes policyRef) {
    return of(new SecretPolicy(entity, name, policyRef));
  }

  /**
   * {@return the command must be this one (PolicyCommandCode)}
   *
   * @param command the only one that is allowed
   */
  public static Policy commandCode(TpmCc command) {
    return of(new CommandCodePolicy(command));
  }

  /**
   * {@return a key must have signed that the entity may be used (PolicySigned)}
   *
   * @param key the public area of a signing key
   * @param policyRef what the authorisation is for; may be empty
   */
  public static Policy signed(TpmtPublic key, Bytes policyRef) {
    return of(new SignedPolicy(key, policyRef));
  }

  /**
   * {@return a key must have approved another policy, which is met (PolicyAuthorize)}
   *
   * @param key the public area of a signing key
   * @param policyRef what the approval is for; may be empty
   */
  public static Policy authorize(TpmtPublic key, Bytes policyRef) {
    return of(new AuthorizePolicy(key, policyRef));
  }

  /**
   * Only duplication, of any object, to one new parent (TPM2_PolicyDuplicationSelect).
   *
   * @param newParentName the Name of the new parent
   * @return a policy of this demand
   */
  public static Policy duplication(Bytes newParentName) {
    return of(new DuplicationSelectPolicy(Bytes.EMPTY, newParentName, false));
  }

  /**
   * {@return one of the branches must be met (PolicyOR); more than 8 are nested}
   *
   * @param branches two at least
   */
  public static Policy or(Policy... branches) {
    return or(List.of(branches));
  }

  /**
   * {@return one of the branches must be met (PolicyOR); more than 8 are nested}
   *
   * @param branches two at least
   */
  public static Policy or(List<Policy> branches) {
    return of(OrPolicy.of(branches));
  }

  /**
   * {@return this policy, and then another one}
   *
   * @param next the demands that come after these
   */
  public Policy and(Policy next) {
    List<PolicyElement> all = new ArrayList<>(elements);
    all.addAll(next.elements);
    return new Policy(all);
  }

  /**
   * {@return the authPolicy of an entity that is bound to this policy}
   *
   * @param hash the entity's nameAlg
   */
  public Bytes digest(HashAlg hash) {
    return extend(Digests.zero(hash), hash);
  }

  /** The policyDigest after this policy, when something was run before it. */
  Bytes extend(Bytes policyDigest, HashAlg hash) {
    Bytes digest = policyDigest;
    for (PolicyElement element : elements) {
      digest = element.extend(digest, hash);
    }
    return digest;
  }

  /**
   * Runs the policy commands on a session.
   *
   * @param run a session that is at its beginning, or stands after other demands
   * @throws io.github.tpm4j.tss.error.TpmPolicyException if a demand is not met; it tells which
   */
  public void run(PolicyRun run) {
    elements.forEach(run::add);
  }

  /**
   * Why the policy is not satisfied now, in words; empty if nothing is known to be in the way.
   *
   * @param now what is known of the TPM and given by the user
   * @return one sentence for each obstacle
   */
  public List<String> obstacles(PolicyCircumstances now) {
    return elements.stream().flatMap(element -> element.obstacles(now).stream()).toList();
  }

  /**
   * {@return the PCR that the demands are about, as for {@link PolicyElement#pcrs}}
   *
   * @param inputs approve policies whose PCR count too
   */
  public List<TpmlPcrSelection> pcrs(PolicyInputs inputs) {
    return elements.stream().flatMap(element -> element.pcrs(inputs).stream()).toList();
  }

  /** {@return whether the authValue of the entity may be needed} */
  public boolean mayNeedAuthValue() {
    return elements.stream().anyMatch(PolicyElement::mayNeedAuthValue);
  }

  /** The demands in words. */
  @Override
  public String toString() {
    return elements.stream().map(PolicyElement::toString).collect(Collectors.joining(" and "));
  }
}
