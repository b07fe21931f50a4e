package io.github.tpm4j.engine.audit;

import io.github.tpm4j.tss.handles.TpmHandle;

/** Which audit session, if any, has audited every command since it began (Part 1, 35.3). */
public final class ExclusiveAudit {
  private TpmHandle session;

  /** _TPM_Init, or a command that the exclusive session did not audit. */
  public void end() {
    session = null;
  }

  public void begin(TpmHandle auditSession) {
    session = auditSession;
  }

  public boolean isExclusive(TpmHandle auditSession) {
    return auditSession.equals(session);
  }
}
