package io.github.tpm4j.engine.pipeline;

import io.github.tpm4j.engine.Tpm;
import io.github.tpm4j.engine.crypto.hash.HashAlgorithm;
import io.github.tpm4j.engine.session.Session;
import io.github.tpm4j.tss.attributes.TpmaSession;
import io.github.tpm4j.tss.commands.TpmResponse;
import io.github.tpm4j.tss.constants.TpmRc;
import io.github.tpm4j.tss.constants.TpmSt;
import io.github.tpm4j.tss.wire.TpmWriter;
import java.util.Arrays;
import java.util.Optional;

/** Writes the response of a command that succeeded, with its session area (Part 1, 18.9). */
final class ResponseStage {
  private final Tpm tpm;
  private final AuditStage audit;

  ResponseStage(Tpm tpm) {
    this.tpm = tpm;
    audit = new AuditStage(tpm);
  }

  byte[] apply(
      CommandExecution execution, TpmResponse response, Optional<HashAlgorithm> auditHash) {
    byte[] parameters = parameters(response);
    execution.sessions.forgetRemoved(tpm.nv());
    rollNonces(execution);
    encrypt(execution, parameters);
    audit.apply(execution, parameters);
    audit.auditCommand(execution, auditHash, parameters);
    return write(execution, response, parameters);
  }

  private static byte[] parameters(TpmResponse response) {
    TpmWriter out = new TpmWriter();
    response.writeParameters(out);
    byte[] parameters = out.toByteArray();
    out.wipe();
    return parameters;
  }

  private void rollNonces(CommandExecution execution) {
    for (SessionUse use : execution.sessions.uses()) {
      if (!use.isPassword()) {
        use.session.rollNonce(tpm.random());
      }
    }
  }

  /** Encrypts the buffer of the first parameter, a TPM2B, where it lies. */
  private static void encrypt(CommandExecution execution, byte[] parameters) {
    SessionUse use = execution.sessions.encrypt();
    if (use != null) {
      int size = (parameters[0] & 0xFF) << 8 | parameters[1] & 0xFF;
      byte[] clear = Arrays.copyOfRange(parameters, 2, 2 + size);
      byte[] encrypted = ParameterEncryption.encrypt(use, clear);
      Arrays.fill(clear, (byte) 0);
      System.arraycopy(encrypted, 0, parameters, 2, size);
    }
  }

  private byte[] write(CommandExecution execution, TpmResponse response, byte[] parameters) {
    TpmWriter out = new TpmWriter(parameters.length + 256);
    Responses.header(out, execution.tag, TpmRc.SUCCESS);
    if (response.handle() != null) {
      response.handle().write(out);
    }
    if (execution.tag.equals(TpmSt.SESSIONS)) {
      out.u32(parameters.length);
    }
    out.array(parameters);
    for (SessionUse use : execution.sessions.uses()) {
      writeSession(execution, use, parameters, out);
    }
    return Responses.finish(out);
  }

  private void writeSession(
      CommandExecution execution, SessionUse use, byte[] parameters, TpmWriter out) {
    if (use.isPassword()) {
      out.sized(new byte[0]).u8(TpmaSession.CONTINUE_SESSION).sized(new byte[0]);
      return;
    }
    boolean isPassword = use.session.isPolicy() && use.session.policy().isPasswordNeeded();
    byte[] hmac = isPassword ? new byte[0] : SessionHmac.ofResponse(execution, use, parameters);
    out.sized(use.session.nonceTpm()).u8(use.attributes.value()).sized(hmac);
    endUse(use);
  }

  private void endUse(SessionUse use) {
    Session session = use.session;
    if (!use.has(TpmaSession.CONTINUE_SESSION)) {
      tpm.flushSession(session.handle());
    } else if (session.isPolicy()) {
      session.policy().restart(tpm.clock().time(), tpm.clock().epoch());
    }
  }
}
