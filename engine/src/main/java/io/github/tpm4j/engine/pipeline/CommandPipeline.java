package io.github.tpm4j.engine.pipeline;

import io.github.tpm4j.engine.Tpm;
import io.github.tpm4j.engine.TpmFailure;
import io.github.tpm4j.engine.commands.CommandTable;
import io.github.tpm4j.engine.crypto.hash.HashAlgorithm;
import io.github.tpm4j.engine.crypto.rsa.InconsistentKeyException;
import io.github.tpm4j.engine.entity.EntityResolver;
import io.github.tpm4j.tss.commands.TpmResponse;
import io.github.tpm4j.tss.constants.TpmRc;
import io.github.tpm4j.tss.wire.TpmReader;
import io.github.tpm4j.tss.wire.WireException;
import java.util.Optional;

/** The way of a command from its octets to those of its response (Part 1, 18; Part 3, 5). */
public final class CommandPipeline {
  private final Tpm tpm;
  private final HeaderStage header;
  private final HandleStage handles;
  private final SessionStage sessions = new SessionStage();
  private final AuthorizationStage authorization;
  private final DecryptionStage decryption = new DecryptionStage();
  private final InvocationStage invocation = new InvocationStage();
  private final ResponseStage response;

  public CommandPipeline(Tpm tpm, CommandTable table) {
    this.tpm = tpm;
    header = new HeaderStage(table);
    handles = new HandleStage(new EntityResolver(tpm));
    authorization = new AuthorizationStage(tpm);
    response = new ResponseStage(tpm);
  }

  /** Runs a command; that it is refused is a response too. */
  public byte[] process(byte[] command, int locality) {
    CommandExecution execution = new CommandExecution(tpm, command.clone(), locality);
    try {
      return run(execution);
    } catch (TpmFailure e) {
      return Responses.failure(e.code());
    } catch (WireException e) {
      return Responses.failure(e.code());
    } catch (InconsistentKeyException e) {
      // Anybody can load such a key: it is refused, and no failure of the TPM.
      return Responses.failure(TpmRc.BINDING);
    } finally {
      execution.wipe();
    }
  }

  private byte[] run(CommandExecution execution) {
    TpmReader in = execution.readerFrom(0);
    header.apply(execution, in);
    tpm.begin(execution);
    handles.apply(execution, in);
    sessions.apply(execution, in);
    execution.hashes = new CommandHashes(execution);
    authorization.apply(execution);
    Optional<HashAlgorithm> auditHash = rememberCpHashIfAudited(execution);
    decryption.apply(execution);
    TpmResponse answer = invocation.apply(execution);
    return response.apply(execution, answer, auditHash);
  }

  /** The Names in cpHash are those of before the command, which may change them. */
  private Optional<HashAlgorithm> rememberCpHashIfAudited(CommandExecution execution) {
    SessionUse audit = execution.sessions.audit();
    if (audit != null) {
      execution.hashes.cpHash(audit.session.hash());
    }
    if (!tpm.commandAudit().isAudited(execution.code())) {
      return Optional.empty();
    }
    HashAlgorithm auditHash = tpm.commandAudit().hash();
    execution.hashes.cpHash(auditHash);
    return Optional.of(auditHash);
  }
}
