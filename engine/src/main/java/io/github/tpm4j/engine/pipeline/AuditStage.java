package io.github.tpm4j.engine.pipeline;

import io.github.tpm4j.engine.core.TpmState;
import io.github.tpm4j.engine.crypto.hash.HashAlgorithm;
import io.github.tpm4j.engine.session.Session;
import io.github.tpm4j.tss.attributes.TpmaSession;
import java.util.Optional;

/** Takes a successful command into the audit of its session and of the TPM (Part 1, 35). */
final class AuditStage {
  private final TpmState tpm;

  AuditStage(TpmState tpm) {
    this.tpm = tpm;
  }

  /**
   * The sessions, with auditExclusive as the response shows it.
   *
   * @param parameters of the response, as they go out
   */
  SessionArea audit(ReceivedCommand command, SessionArea sessions, byte[] parameters) {
    SessionUse audit = sessions.audit();
    if (audit != null) {
      boolean isExclusive = audit(command, audit, parameters);
      return sessions.map(
          use -> use.has(TpmaSession.AUDIT) ? withExclusive(use, isExclusive) : use);
    }
    if (command.entry().takesSessions()) {
      tpm.exclusiveAudit().end();
    }
    return sessions;
  }

  private static SessionUse withExclusive(SessionUse use, boolean isExclusive) {
    return use.withAttributes(
        isExclusive
            ? use.attributes().with(TpmaSession.AUDIT_EXCLUSIVE)
            : use.attributes().without(TpmaSession.AUDIT_EXCLUSIVE));
  }

  /** Whether the session is the exclusive one. */
  private boolean audit(ReceivedCommand command, SessionUse use, byte[] parameters) {
    Session session = use.session();
    if (!session.isAudit() || use.has(TpmaSession.AUDIT_RESET)) {
      session.startAudit();
      tpm.exclusiveAudit().begin(session.handle());
    } else if (!tpm.exclusiveAudit().isExclusive(session.handle())) {
      tpm.exclusiveAudit().end();
    }
    CommandHashes hashes = command.hashes();
    session.audit(hashes.cpHash(session.hash()), hashes.rpHash(session.hash(), parameters));
    return tpm.exclusiveAudit().isExclusive(session.handle());
  }

  /**
   * Command audit, but for a command that has changed auditAlg: the new one is evidence enough
   * (Part 3, 21.2, note 2).
   *
   * @param auditHash auditAlg when the command came; empty if it was not on the list then
   */
  void auditCommand(CommandHashes hashes, Optional<HashAlgorithm> auditHash, byte[] parameters) {
    auditHash
        .filter(hash -> hash == tpm.commandAudit().hash())
        .ifPresent(
            hash -> tpm.commandAudit().audit(hashes.cpHash(hash), hashes.rpHash(hash, parameters)));
  }
}
