package io.github.tpm4j.engine.entity;

import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.wire.SecretBytes;

/** An entity whose use can be authorised (Part 1, 19.4). */
public interface Authorizable extends Entity {

  /** The authValue, without trailing zeros. The caller must not change or wipe it. */
  SecretBytes authValue();

  AuthPolicy authPolicy();

  /** The hierarchy whose proof its tickets are made with. */
  TpmHandle hierarchy();

  /** Whether wrong authValues count against the dictionary attack logic (Part 1, 19.8). */
  boolean isDaProtected();

  /** Whether its authValue, by password or HMAC, may authorise this use. */
  boolean acceptsAuthValue(AuthUse use);

  /** Whether a policy may authorise this use. */
  boolean acceptsPolicy(AuthUse use);

  /** Whether only a policy may authorise this use. */
  boolean requiresPolicy(AuthUse use);
}
