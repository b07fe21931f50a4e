package io.github.tpm4j.engine.countdown;

import io.github.tpm4j.engine.entity.AuthPolicy;
import io.github.tpm4j.engine.entity.AuthUse;
import io.github.tpm4j.engine.entity.Authorizable;
import io.github.tpm4j.engine.entity.HandleName;
import io.github.tpm4j.engine.hierarchy.Hierarchies;
import io.github.tpm4j.tss.commands.AuthRole;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.wire.Bytes;
import io.github.tpm4j.tss.wire.SecretBytes;

/**
 * A timer by its permanent handle (Part 1, 43.2): its authValue is platformAuth, which counts while
 * phEnable is SET; its policy is its own, and counts always.
 */
public record TimerEntity(TpmHandle handle, CountdownTimers timers, Hierarchies hierarchies)
    implements Authorizable {

  @Override
  public Bytes name() {
    return HandleName.of(handle);
  }

  @Override
  public SecretBytes authValue() {
    return hierarchies.authValue(TpmHandle.PLATFORM);
  }

  @Override
  public AuthPolicy authPolicy() {
    return timers.policy(handle);
  }

  @Override
  public TpmHandle hierarchy() {
    return TpmHandle.PLATFORM;
  }

  @Override
  public boolean isDaProtected() {
    return false;
  }

  @Override
  public boolean acceptsAuthValue(AuthUse use) {
    return hierarchies.isEnabled(TpmHandle.PLATFORM);
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
