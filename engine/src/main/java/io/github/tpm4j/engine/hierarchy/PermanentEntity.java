package io.github.tpm4j.engine.hierarchy;

import io.github.tpm4j.engine.entity.AuthPolicy;
import io.github.tpm4j.engine.entity.AuthUse;
import io.github.tpm4j.engine.entity.Authorizable;
import io.github.tpm4j.engine.entity.HandleName;
import io.github.tpm4j.tss.commands.AuthRole;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.wire.Bytes;
import io.github.tpm4j.tss.wire.SecretBytes;

/** A hierarchy or the lockout, by its permanent handle (Part 2, 7.4). */
public record PermanentEntity(TpmHandle handle, Hierarchies hierarchies) implements Authorizable {

  @Override
  public Bytes name() {
    return HandleName.of(handle);
  }

  @Override
  public SecretBytes authValue() {
    return hierarchies.authValue(handle);
  }

  @Override
  public AuthPolicy authPolicy() {
    return hierarchies.policy(handle);
  }

  /** The lockout belongs to the owner. */
  @Override
  public TpmHandle hierarchy() {
    return handle.equals(TpmHandle.LOCKOUT) ? TpmHandle.OWNER : handle;
  }

  @Override
  public boolean isDaProtected() {
    return handle.equals(TpmHandle.LOCKOUT);
  }

  @Override
  public boolean acceptsAuthValue(AuthUse use) {
    return true;
  }

  @Override
  public boolean acceptsPolicy(AuthUse use) {
    return !authPolicy().isNone();
  }

  @Override
  public boolean requiresPolicy(AuthUse use) {
    return use.role() != AuthRole.USER;
  }
}
