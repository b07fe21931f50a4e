package io.github.tpm4j.engine.commands.attestation;

import io.github.tpm4j.engine.commands.CommandTable;
import io.github.tpm4j.tss.commands.attestation.Certify;
import io.github.tpm4j.tss.commands.attestation.CertifyCreation;
import io.github.tpm4j.tss.commands.attestation.CertifyX509;
import io.github.tpm4j.tss.commands.attestation.GetCommandAuditDigest;
import io.github.tpm4j.tss.commands.attestation.GetSessionAuditDigest;
import io.github.tpm4j.tss.commands.attestation.GetTime;
import io.github.tpm4j.tss.commands.attestation.Quote;

/** Part 3, 18: attestation. */
public final class AttestationCommands {

  private AttestationCommands() {}

  public static void addTo(CommandTable table) {
    table.add(Certify.SPEC, new CertifyCommand());
    table.add(CertifyCreation.SPEC, new CertifyCreationCommand());
    table.add(Quote.SPEC, new QuoteCommand());
    table.add(GetSessionAuditDigest.SPEC, new GetSessionAuditDigestCommand());
    table.add(GetCommandAuditDigest.SPEC, new GetCommandAuditDigestCommand());
    table.add(GetTime.SPEC, new GetTimeCommand());
    table.add(CertifyX509.SPEC, new CertifyX509Command());
  }
}
