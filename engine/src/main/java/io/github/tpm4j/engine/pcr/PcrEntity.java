package io.github.tpm4j.engine.pcr;

import io.github.tpm4j.engine.entity.AuthPolicy;
import io.github.tpm4j.engine.entity.AuthUse;
import io.github.tpm4j.engine.entity.Authorizable;
import io.github.tpm4j.engine.entity.HandleName;
import io.github.tpm4j.tss.commands.AuthRole;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.wire.Bytes;
import io.github.tpm4j.tss.wire.SecretBytes;

/** A PCR, all banks together (Part 1, 17.7). */
public record PcrEntity(TpmHandle handle, Pcrs pcrs) implements Authorizable {

  @Override
  public Bytes name() {
    return HandleName.of(handle);
  }

  @Override
  public SecretBytes authValue() {
    return pcrs.auth(handle.value());
  }

  @Override
  public AuthPolicy authPolicy() {
    return pcrs.policy(handle.value());
  }

  @Override
  public TpmHandle hierarchy() {
    return TpmHandle.OWNER;
  }

  @Override
  public boolean isDaProtected() {
    return false;
  }

  @Override
  public boolean acceptsAuthValue(AuthUse use) {
    return true;
  }

  @Override
  public boolean acceptsPolicy(AuthUse use) {
    return PcrAttributes.of(handle.value()).isAuthorized();
  }

  @Override
  public boolean requiresPolicy(AuthUse use) {
    return use.role() != AuthRole.USER || !authPolicy().isNone();
  }
}
