package io.github.tpm4j.tss.resource;

import io.github.tpm4j.tss.session.AuthSession;
import io.github.tpm4j.tss.session.PolicyAuth;

/**
 * A policy session whose policy is empty at first, for one use. Closing it ends that use: the next
 * one finds the policy empty again.
 */
public final class PolicySession implements AutoCloseable {
  private final SessionPool pool;
  private final PooledSession pooled;
  private final boolean nested;
  private boolean used;

  /**
   * @param nested whether it is one more than is to be kept, as another use has the kept one
   */
  PolicySession(SessionPool pool, PooledSession pooled, boolean nested) {
    this.pool = pool;
    this.pooled = pooled;
    this.nested = nested;
    pooled.setInUse(true);
  }

  public AuthSession session() {
    return pooled.session();
  }

  /** Tells that the session has authorised a command: the TPM has emptied the policy itself. */
  public void setUsed() {
    used = true;
  }

  @Override
  public void close() {
    pooled.setInUse(false);
    if (nested) {
      pool.end(pooled);
    } else if (used) {
      // Part 1, 19.7.8.
      session().setPolicyAuth(PolicyAuth.NONE);
    } else {
      pool.restart(pooled);
    }
  }
}
