package io.github.tpm4j.tss.policy;

import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.wire.Bytes;
import io.github.tpm4j.tss.wire.SecretBytes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What a policy asks of whoever uses it, beyond the state of the TPM: authValues of other entities,
 * signatures, approvals. Immutable; suppliers are asked at each use, and what they return is wiped.
 */
public final class PolicyInputs {
  /** Nothing. */
  public static final PolicyInputs NONE =
      new PolicyInputs(Map.of(), Optional.empty(), Map.of(), Map.of(), Map.of());

  private final Map<TpmHandle, Supplier<SecretBytes>> secrets;
  private final Optional<Supplier<SecretBytes>> otherSecret;
  private final Map<Bytes, PolicySigner> signers;
  private final Map<Bytes, List<PolicyApproval>> approvals;
  private final Map<TpmHandle, Policy> stored;

  private PolicyInputs(
      Map<TpmHandle, Supplier<SecretBytes>> secrets,
      Optional<Supplier<SecretBytes>> otherSecret,
      Map<Bytes, PolicySigner> signers,
      Map<Bytes, List<PolicyApproval>> approvals,
      Map<TpmHandle, Policy> stored) {
    this.secrets = secrets;
    this.otherSecret = otherSecret;
    this.signers = signers;
    this.approvals = approvals;
    this.stored = stored;
  }

  /**
   * These inputs, and the authValue of an entity that {@link SecretPolicy} or the like names.
   *
   * @param entity its handle
   * @param authValue is asked at each use; what it supplies is wiped
   * @return other inputs; these stay as they are
   */
  public PolicyInputs withSecret(TpmHandle entity, Supplier<SecretBytes> authValue) {
    return new PolicyInputs(
        with(secrets, entity, authValue), otherSecret, signers, approvals, stored);
  }

  /**
   * These inputs, and the authValue of entities of which no other is given.
   *
   * @param authValue is asked at each use; what it supplies is wiped
   * @return other inputs; these stay as they are
   */
  public PolicyInputs withOtherSecret(Supplier<SecretBytes> authValue) {
    return new PolicyInputs(secrets, Optional.of(authValue), signers, approvals, stored);
  }

  /**
   * These inputs, and who signs for {@link SignedPolicy}.
   *
   * @param signer knows the key that it signs by
   * @return other inputs; these stay as they are
   */
  public PolicyInputs withSigner(PolicySigner signer) {
    return new PolicyInputs(
        secrets, otherSecret, with(signers, signer.keyName(), signer), approvals, stored);
  }

  /**
   * These inputs, and an approved policy for {@link AuthorizePolicy}, to be tried after those that
   * the same key has approved and that are here already.
   *
   * @param approval a policy with the signature over it
   * @return other inputs; these stay as they are
   */
  public PolicyInputs withApproval(PolicyApproval approval) {
    List<PolicyApproval> ofKey = new ArrayList<>(approvals(approval.keyName()));
    ofKey.add(approval);
    return new PolicyInputs(
        secrets,
        otherSecret,
        signers,
        with(approvals, approval.keyName(), List.copyOf(ofKey)),
        stored);
  }

  /**
   * These inputs, and the policy whose digest stands in an NV Index now, for {@link
   * AuthorizeNvPolicy}.
   *
   * @param index its handle
   * @param policy must have the digest that the Index holds
   * @return other inputs; these stay as they are
   */
  public PolicyInputs withStored(TpmHandle index, Policy policy) {
    return new PolicyInputs(secrets, otherSecret, signers, approvals, with(stored, index, policy));
  }

  /**
   * These inputs and others. Of two secrets of an entity, or signers by a key, the other one
   * counts; other approvals are tried after these.
   *
   * @param more are added
   * @return other inputs; these stay as they are
   */
  public PolicyInputs and(PolicyInputs more) {
    PolicyInputs all = this;
    for (Map.Entry<TpmHandle, Supplier<SecretBytes>> secret : more.secrets.entrySet()) {
      all = all.withSecret(secret.getKey(), secret.getValue());
    }
    if (more.otherSecret.isPresent()) {
      all = all.withOtherSecret(more.otherSecret.get());
    }
    for (PolicySigner signer : more.signers.values()) {
      all = all.withSigner(signer);
    }
    for (List<PolicyApproval> ofKey : more.approvals.values()) {
      for (PolicyApproval approval : ofKey) {
        all = all.withApproval(approval);
      }
    }
    for (Map.Entry<TpmHandle, Policy> policy : more.stored.entrySet()) {
      all = all.withStored(policy.getKey(), policy.getValue());
    }
    return all;
  }

  private static <K, V> Map<K, V> with(Map<K, V> map, K key, V value) {
    Map<K, V> more = new HashMap<>(map);
    more.put(key, value);
    return Map.copyOf(more);
  }

  Optional<Supplier<SecretBytes>> secret(TpmHandle entity) {
    return Optional.ofNullable(secrets.get(entity)).or(() -> otherSecret);
  }

  Optional<PolicySigner> signer(Bytes keyName) {
    return Optional.ofNullable(signers.get(keyName));
  }

  Optional<Policy> stored(TpmHandle index) {
    return Optional.ofNullable(stored.get(index));
  }

  List<PolicyApproval> approvals(Bytes keyName) {
    return approvals.getOrDefault(keyName, List.of());
  }
}
