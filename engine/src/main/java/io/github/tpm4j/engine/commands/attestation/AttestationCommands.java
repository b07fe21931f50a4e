package io.github.tpm4j.engine.commands.attestation;

import io.github.tpm4j.engine.dispatch.CommandEntry;
import io.github.tpm4j.engine.dispatch.CommandTable;
import io.github.tpm4j.tss.commands.attestation.Certify;
import io.github.tpm4j.tss.commands.attestation.CertifyCreation;
import io.github.tpm4j.tss.commands.attestation.CertifyX509;
import io.github.tpm4j.tss.commands.attestation.GetCommandAuditDigest;
import io.github.tpm4j.tss.commands.attestation.GetSessionAuditDigest;
import io.github.tpm4j.tss.commands.attestation.GetTime;
import io.github.tpm4j.tss.commands.attestation.Quote;
import io.github.tpm4j.tss.constants.TpmCc;

/** Part 3, 18: attestation. */
public final class AttestationCommands {

  private AttestationCommands() {}

  public static void addTo(CommandTable table) {
    table.add(TpmCc.CERTIFY, () -> new CommandEntry<>(Certify.SPEC, new CertifyCommand()));
    table.add(
        TpmCc.CERTIFY_CREATION,
        () -> new CommandEntry<>(CertifyCreation.SPEC, new CertifyCreationCommand()));
    table.add(TpmCc.QUOTE, () -> new CommandEntry<>(Quote.SPEC, new QuoteCommand()));
    table.add(
        TpmCc.GET_SESSION_AUDIT_DIGEST,
        () -> new CommandEntry<>(GetSessionAuditDigest.SPEC, new GetSessionAuditDigestCommand()));
    table.add(
        TpmCc.GET_COMMAND_AUDIT_DIGEST,
        () -> new CommandEntry<>(GetCommandAuditDigest.SPEC, new GetCommandAuditDigestCommand()));
    table.add(TpmCc.GET_TIME, () -> new CommandEntry<>(GetTime.SPEC, new GetTimeCommand()));
    table.add(
        TpmCc.CERTIFY_X509, () -> new CommandEntry<>(CertifyX509.SPEC, new CertifyX509Command()));
  }
}
