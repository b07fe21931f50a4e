package io.github.tpm4j.engine.pipeline;

import io.github.tpm4j.engine.core.TpmState;
import io.github.tpm4j.engine.crypto.hash.HashAlgorithm;
import io.github.tpm4j.engine.nv.NvIndex;
import io.github.tpm4j.engine.session.Session;
import io.github.tpm4j.tss.attributes.TpmaSession;
import io.github.tpm4j.tss.commands.TpmResponse;
import io.github.tpm4j.tss.constants.TpmRc;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.wire.TpmWriter;
import java.util.Arrays;
import java.util.Optional;

/** Writes the response of a command that succeeded, with its session area (Part 1, 18.9). */
final class ResponseStage {
  private final TpmState tpm;
  private final AuditStage audit;

  ResponseStage(TpmState tpm) {
    this.tpm = tpm;
    audit = new AuditStage(tpm);
  }

  /**
   * @param sessions of the command, as they were authorised
   * @param auditHash of the command audit when the command came; empty if it was not audited then
   */
  byte[] write(
      ReceivedCommand command,
      SessionArea sessions,
      TpmResponse response,
      Optional<HashAlgorithm> auditHash) {
    SessionArea remaining = sessions.map(this::withoutRemovedEntity);
    rollNonces(remaining);
    byte[] parameters = encrypted(remaining, parameters(response));
    SessionArea answering = audit.audit(command, remaining, parameters);
    audit.auditCommand(command.hashes(), auditHash, parameters);
    return write(command, answering, response.handle(), parameters);
  }

  private SessionUse withoutRemovedEntity(SessionUse use) {
    boolean isRemoved =
        use.entity() instanceof NvIndex index && tpm.nv().find(index.handle()).isEmpty();
    return isRemoved ? use.withoutEntity() : use;
  }

  private static byte[] parameters(TpmResponse response) {
    TpmWriter out = new TpmWriter();
    response.writeParameters(out);
    byte[] parameters = out.toByteArray();
    out.wipe();
    return parameters;
  }

  private void rollNonces(SessionArea sessions) {
    for (SessionUse use : sessions.uses()) {
      if (!use.isPassword()) {
        use.session().rollNonce(tpm.random());
      }
    }
  }

  private static byte[] encrypted(SessionArea sessions, byte[] parameters) {
    SessionUse use = sessions.encrypt();
    if (use == null) {
      return parameters;
    }
    byte[] encrypted = ParameterEncryption.encryptFirst(use, parameters);
    Arrays.fill(parameters, (byte) 0);
    return encrypted;
  }

  private byte[] write(
      ReceivedCommand command, SessionArea sessions, TpmHandle handle, byte[] parameters) {
    TpmWriter out = new TpmWriter(parameters.length + 256);
    Responses.header(out, command.header().tag(), TpmRc.SUCCESS);
    if (handle != null) {
      handle.write(out);
    }
    if (command.header().hasSessionArea()) {
      out.u32(parameters.length);
    }
    out.array(parameters);
    for (SessionUse use : sessions.uses()) {
      writeSession(command, use, parameters, out);
    }
    return Responses.finish(out);
  }

  private void writeSession(
      ReceivedCommand command, SessionUse use, byte[] parameters, TpmWriter out) {
    if (use.isPassword()) {
      out.sized(new byte[0]).u8(TpmaSession.CONTINUE_SESSION).sized(new byte[0]);
      return;
    }
    Session session = use.session();
    boolean isPassword = session.isPolicy() && session.policy().isPasswordNeeded();
    byte[] hmac =
        isPassword ? new byte[0] : SessionHmac.ofResponse(command.hashes(), use, parameters);
    out.sized(session.nonceTpm()).u8(use.attributes().value()).sized(hmac);
    endUse(use);
  }

  private void endUse(SessionUse use) {
    Session session = use.session();
    if (!use.has(TpmaSession.CONTINUE_SESSION)) {
      tpm.flushSession(session.handle());
    } else if (session.isPolicy()) {
      session.policy().restart(tpm.clock().time(), tpm.clock().epoch());
    }
  }
}
