package io.github.tpm4j.attest.audit;

import io.github.tpm4j.attest.quote.QuotedClock;
import io.github.tpm4j.tss.names.AuditedCommand;
import io.github.tpm4j.tss.wire.Bytes;
import java.util.List;

/**
 * What a TPM has executed. Immutable.
 *
 * @param commands all that were audited, in order
 * @param exclusive of session audit: no command was executed in between that is not in the record
 * @param counter of command audit: how many digests the TPM had begun; 0 for session audit
 * @param clock clock and counts, for the next statement by the same attestation key
 */
public record VerifiedAudit(
    List<AuditedCommand> commands, boolean exclusive, long counter, QuotedClock clock) {

  /**
   * Makes one from its components.
   *
   * @param commands all that were audited, in order
   * @param exclusive of session audit: no command was executed in between that is not in the record
   * @param counter of command audit: how many digests the TPM had begun; 0 for session audit
   * @param clock clock and counts, for the next statement by the same attestation key
   */
  public VerifiedAudit {
    commands = List.copyOf(commands);
  }

  /**
   * The commands that have used a key or another entity. That there were no others is known of
   * command audit, for the commands that are audited; and of session audit if it was exclusive.
   *
   * @param name the Name of the key
   * @return in order
   */
  public List<AuditedCommand> usesOf(Bytes name) {
    return commands.stream().filter(command -> command.uses(name)).toList();
  }
}
