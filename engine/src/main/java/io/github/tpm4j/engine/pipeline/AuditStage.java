package io.github.tpm4j.engine.pipeline;

import io.github.tpm4j.engine.Tpm;
import io.github.tpm4j.engine.crypto.hash.HashAlgorithm;
import io.github.tpm4j.engine.session.Session;
import io.github.tpm4j.tss.attributes.TpmaSession;
import java.util.Optional;

/** Takes a successful command into the audit of its session and of the TPM (Part 1, 35). */
final class AuditStage {
  private final Tpm tpm;

  AuditStage(Tpm tpm) {
    this.tpm = tpm;
  }

  /**
   * @param parameters of the response, as they go out
   */
  void apply(CommandExecution execution, byte[] parameters) {
    SessionUse audit = execution.sessions.audit();
    if (audit != null) {
      auditSession(execution, audit, parameters);
    } else if (execution.entry.takesSessions()) {
      tpm.exclusiveAudit().end();
    }
  }

  private void auditSession(CommandExecution execution, SessionUse use, byte[] parameters) {
    Session session = use.session;
    if (!session.isAudit() || use.has(TpmaSession.AUDIT_RESET)) {
      session.startAudit();
      tpm.exclusiveAudit().begin(session.handle());
    } else if (!tpm.exclusiveAudit().isExclusive(session.handle())) {
      tpm.exclusiveAudit().end();
    }
    boolean isExclusive = tpm.exclusiveAudit().isExclusive(session.handle());
    use.attributes =
        isExclusive
            ? use.attributes.with(TpmaSession.AUDIT_EXCLUSIVE)
            : use.attributes.without(TpmaSession.AUDIT_EXCLUSIVE);
    session.audit(
        execution.hashes.cpHash(session.hash()),
        execution.hashes.rpHash(session.hash(), parameters));
  }

  /**
   * Command audit, but for a command that has changed auditAlg: the new one is evidence enough
   * (Part 3, 21.2, note 2).
   *
   * @param auditHash auditAlg when the command came; empty if it was not on the list then
   */
  void auditCommand(
      CommandExecution execution, Optional<HashAlgorithm> auditHash, byte[] parameters) {
    auditHash
        .filter(hash -> hash == tpm.commandAudit().hash())
        .ifPresent(
            hash ->
                tpm.commandAudit()
                    .audit(
                        execution.hashes.cpHash(hash), execution.hashes.rpHash(hash, parameters)));
  }
}
