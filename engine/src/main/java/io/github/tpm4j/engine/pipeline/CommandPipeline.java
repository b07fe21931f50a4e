package io.github.tpm4j.engine.pipeline;

import io.github.tpm4j.engine.core.EntityResolver;
import io.github.tpm4j.engine.core.TpmState;
import io.github.tpm4j.engine.crypto.hash.HashAlgorithm;
import io.github.tpm4j.engine.crypto.rsa.InconsistentKeyException;
import io.github.tpm4j.engine.dispatch.CommandTable;
import io.github.tpm4j.engine.response.TpmFailure;
import io.github.tpm4j.tss.commands.TpmResponse;
import io.github.tpm4j.tss.constants.TpmRc;
import io.github.tpm4j.tss.wire.TpmReader;
import io.github.tpm4j.tss.wire.WireException;
import java.util.Arrays;
import java.util.Optional;

/**
 * The way of a command from its bytes to those of its response (Part 1, 18; Part 3, 5). Each stage
 * returns what the next ones need, and changes nothing that it was given.
 */
public final class CommandPipeline {
  private final TpmState tpm;
  private final HeaderStage header;
  private final HandleStage handles;
  private final SessionStage sessions;
  private final AuthorizationStage authorization;
  private final InvocationStage invocation;
  private final ResponseStage response;

  public CommandPipeline(TpmState tpm, CommandTable table) {
    this.tpm = tpm;
    header = new HeaderStage(table, tpm.power());
    handles = new HandleStage(new EntityResolver(tpm));
    sessions = new SessionStage(tpm);
    authorization = new AuthorizationStage(tpm);
    invocation = new InvocationStage(tpm);
    response = new ResponseStage(tpm);
  }

  /** Runs a command; that it is refused is a response too. */
  public byte[] process(byte[] command, int locality) {
    try (ReceivedCommand received = receive(command, locality)) {
      return run(received);
    } catch (TpmFailure e) {
      return Responses.failure(e.code());
    } catch (WireException e) {
      return Responses.failure(TpmRc.of(e));
    } catch (InconsistentKeyException e) {
      // Anybody can load such a key: it is refused, and no failure of the TPM.
      return Responses.failure(TpmRc.BINDING);
    }
  }

  private ReceivedCommand receive(byte[] bytes, int locality) {
    TpmReader in = new TpmReader(bytes, tpm.profile());
    CommandHeader commandHeader = header.read(in, bytes.length);
    passTime();
    tpm.readOnlyMode().check(commandHeader.code());
    HandleArea handleArea = handles.read(in, commandHeader);
    tpm.readOnlyMode().check(commandHeader.code(), handleArea.entities());
    SessionArea sessionArea =
        sessions.read(bytes, in.position(), commandHeader, handleArea.entities());
    byte[] parameters = Arrays.copyOfRange(bytes, sessionArea.end(), bytes.length);
    return ReceivedCommand.of(commandHeader, handleArea, sessionArea, parameters, locality);
  }

  private void passTime() {
    if (tpm.power().isStarted()) {
      tpm.clock().update();
      tpm.dictionaryAttack().selfHeal();
    }
  }

  private byte[] run(ReceivedCommand command) {
    SessionArea authorized = authorization.check(command);
    Optional<HashAlgorithm> auditHash = rememberCpHashIfAudited(command);
    TpmResponse answer = invocation.run(command);
    return response.write(command, authorized, answer, auditHash);
  }

  /** The Names in cpHash are those of before the command, which may change them. */
  private Optional<HashAlgorithm> rememberCpHashIfAudited(ReceivedCommand command) {
    SessionUse audit = command.sessions().audit();
    if (audit != null) {
      command.hashes().cpHash(audit.session().hash());
    }
    if (!tpm.commandAudit().isAudited(command.code())) {
      return Optional.empty();
    }
    HashAlgorithm auditHash = tpm.commandAudit().hash();
    command.hashes().cpHash(auditHash);
    return Optional.of(auditHash);
  }
}
