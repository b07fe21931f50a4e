package io.github.tpm4j.tss.policy;

import io.github.tpm4j.tss.algorithms.HashAlg;
import io.github.tpm4j.tss.commands.policy.PolicySecret;
import io.github.tpm4j.tss.constants.TpmCc;
import io.github.tpm4j.tss.error.TpmPolicyException;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.wire.Bytes;
import io.github.tpm4j.tss.wire.SecretBytes;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * PolicySecret (Part 3, 23.4): the authValue of another entity must be known.
 *
 * @param entity the entity's handle; {@link #UNKNOWN} to find it by its Name
 * @param name the entity's Name
 * @param policyRef what the authorisation is for; may be empty
 */
public record SecretPolicy(TpmHandle entity, Bytes name, Bytes policyRef) implements PolicyElement {
  /** No handle. As one it would be that of PCR 0, which has no authValue. */
  public static final TpmHandle UNKNOWN = TpmHandle.of(0);

  /** A Name that is the handle itself (Part 1, 16). */
  private static final int HANDLE_NAME_BYTES = 4;

  /**
   * Makes one from its components.
   *
   * @param entity the entity's handle; {@link #UNKNOWN} to find it by its Name
   * @param name the entity's Name
   * @param policyRef what the authorisation is for; may be empty
   */
  public SecretPolicy {
    if (entity.equals(UNKNOWN) && name.size() == HANDLE_NAME_BYTES) {
      entity = TpmHandle.of(ByteBuffer.wrap(name.borrow()).getInt());
    }
  }

  @Override
  public Bytes extend(Bytes policyDigest, HashAlg hash) {
    return PolicyDigests.update(hash, policyDigest, TpmCc.POLICY_SECRET, name, policyRef);
  }

  @Override
  public void run(PolicyRun run) {
    PolicyCircumstances now = run.circumstances();
    TpmHandle found = found(now).orElseThrow(() -> new TpmPolicyException(absent()));
    Supplier<SecretBytes> supplier =
        secret(found, now).orElseThrow(() -> new TpmPolicyException(missing(found)));
    try (SecretBytes authValue = supplier.get()) {
      run.execute(
          new PolicySecret.Request(
              found, run.handle(), run.session().nonceTpm(), Bytes.EMPTY, policyRef, 0),
          run.authorize(authValue));
    }
  }

  private Optional<TpmHandle> found(PolicyCircumstances now) {
    return entity.equals(UNKNOWN) ? now.entities().named(name) : Optional.of(entity);
  }

  private static Optional<Supplier<SecretBytes>> secret(TpmHandle found, PolicyCircumstances now) {
    return now.inputs()
        .secret(found)
        .or(
            () ->
                now.entities().hasEmptyAuth(found)
                    ? Optional.of(() -> SecretBytes.EMPTY)
                    : Optional.empty());
  }

  @Override
  public List<String> obstacles(PolicyCircumstances now) {
    Optional<TpmHandle> found = found(now);
    if (found.isEmpty()) {
      return List.of(absent());
    }
    return secret(found.get(), now).isPresent() ? List.of() : List.of(missing(found.get()));
  }

  private String absent() {
    return "The policy demands the authorisation value of an entity that the TPM does not have,"
        + " with the Name "
        + name;
  }

  private static String missing(TpmHandle found) {
    return "The policy demands the authorisation value of " + found + ", which was not given";
  }

  @Override
  public String toString() {
    return "the password of " + (entity.equals(UNKNOWN) ? name : entity);
  }
}
