package io.github.tpm4j.tss.client;

import io.github.tpm4j.tss.algorithms.HashAlg;
import io.github.tpm4j.tss.commands.CommandSpec;
import io.github.tpm4j.tss.constants.TpmCc;
import io.github.tpm4j.tss.names.AuditedCommand;
import io.github.tpm4j.tss.session.AuthSession;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * Writes down the commands that the TPM audits.
 *
 * @param session the audit session, which every command that can have one is given; null where the
 *     TPM audits commands by their code
 * @param hash of the audit
 * @param commands which ones are audited
 * @param log takes each after it succeeded
 */
public record AuditTap(
    AuthSession session, HashAlg hash, Predicate<TpmCc> commands, Consumer<AuditedCommand> log) {

  /**
   * {@return what an audit session audits: every command that can have a session}
   *
   * @param session of the TPM
   * @param log takes each command after it succeeded
   */
  public static AuditTap of(AuthSession session, Consumer<AuditedCommand> log) {
    return new AuditTap(session, session.hash(), command -> true, log);
  }

  /**
   * {@return what the TPM audits by the commands' codes, whoever sends them}
   *
   * @param hash of the audit
   * @param commands which ones are audited
   * @param log takes each command after it succeeded
   */
  public static AuditTap of(HashAlg hash, Predicate<TpmCc> commands, Consumer<AuditedCommand> log) {
    return new AuditTap(null, hash, commands, log);
  }

  boolean takes(CommandSpec<?, ?> spec) {
    return commands.test(spec.code())
        && (session == null || spec.sessions() != CommandSpec.Sessions.NONE);
  }
}
