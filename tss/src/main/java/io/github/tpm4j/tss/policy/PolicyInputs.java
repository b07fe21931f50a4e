package io.github.tpm4j.tss.policy;

import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.wire.Bytes;
import io.github.tpm4j.tss.wire.SecretBytes;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What a policy asks of whoever uses it, beyond the state of the TPM: authValues of other entities,
 * signatures, approvals. Immutable; suppliers are asked at each use, and what they return is wiped.
 */
public final class PolicyInputs {
  /** Nothing. */
  public static final PolicyInputs NONE = new PolicyInputs(Map.of(), Map.of(), Map.of());

  private final Map<TpmHandle, Supplier<SecretBytes>> secrets;
  private final Map<Bytes, PolicySigner> signers;
  private final Map<Bytes, PolicyApproval> approvals;

  private PolicyInputs(
      Map<TpmHandle, Supplier<SecretBytes>> secrets,
      Map<Bytes, PolicySigner> signers,
      Map<Bytes, PolicyApproval> approvals) {
    this.secrets = secrets;
    this.signers = signers;
    this.approvals = approvals;
  }

  /** These inputs, and the authValue of an entity that {@link SecretPolicy} or the like names. */
  public PolicyInputs withSecret(TpmHandle entity, Supplier<SecretBytes> authValue) {
    return new PolicyInputs(with(secrets, entity, authValue), signers, approvals);
  }

  /** These inputs, and who signs for {@link SignedPolicy}. */
  public PolicyInputs withSigner(PolicySigner signer) {
    return new PolicyInputs(secrets, with(signers, signer.keyName(), signer), approvals);
  }

  /** These inputs, and an approved policy for {@link AuthorizePolicy}. */
  public PolicyInputs withApproval(PolicyApproval approval) {
    return new PolicyInputs(secrets, signers, with(approvals, approval.keyName(), approval));
  }

  private static <K, V> Map<K, V> with(Map<K, V> map, K key, V value) {
    Map<K, V> more = new HashMap<>(map);
    more.put(key, value);
    return Map.copyOf(more);
  }

  Optional<Supplier<SecretBytes>> secret(TpmHandle entity) {
    return Optional.ofNullable(secrets.get(entity));
  }

  Optional<PolicySigner> signer(Bytes keyName) {
    return Optional.ofNullable(signers.get(keyName));
  }

  Optional<PolicyApproval> approval(Bytes keyName) {
    return Optional.ofNullable(approvals.get(keyName));
  }
}
