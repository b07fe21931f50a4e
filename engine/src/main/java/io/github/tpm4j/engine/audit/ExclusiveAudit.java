package io.github.tpm4j.engine.audit;

import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.wire.TpmReader;
import io.github.tpm4j.tss.wire.TpmWriter;

/** Which audit session, if any, has audited every command since it began (Part 1, 35.3). */
public final class ExclusiveAudit {
  /** No session's handle. */
  private static final int NONE = 0;

  private TpmHandle session;

  /** _TPM_Init, or a command that the exclusive session did not audit. */
  public void end() {
    session = null;
  }

  public void begin(TpmHandle auditSession) {
    session = auditSession;
  }

  /** For a TPM that is suspended. */
  public void write(TpmWriter out) {
    out.u32(session == null ? NONE : session.value());
  }

  /** Reads what {@link #write} wrote. */
  public void read(TpmReader in) {
    int handle = in.u32();
    session = handle == NONE ? null : TpmHandle.of(handle);
  }

  public boolean isExclusive(TpmHandle auditSession) {
    return auditSession.equals(session);
  }
}
