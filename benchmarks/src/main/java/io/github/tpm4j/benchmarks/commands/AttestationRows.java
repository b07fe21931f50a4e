package io.github.tpm4j.benchmarks.commands;

import io.github.tpm4j.benchmarks.tpm.Bench;
import io.github.tpm4j.benchmarks.tpm.Templates;
import io.github.tpm4j.benchmarks.tpm.Timed;
import io.github.tpm4j.tss.algorithms.TpmtSigScheme;
import io.github.tpm4j.tss.commands.attestation.Certify;
import io.github.tpm4j.tss.commands.attestation.CertifyCreation;
import io.github.tpm4j.tss.commands.attestation.CertifyX509;
import io.github.tpm4j.tss.commands.attestation.GetCommandAuditDigest;
import io.github.tpm4j.tss.commands.attestation.GetSessionAuditDigest;
import io.github.tpm4j.tss.commands.attestation.GetTime;
import io.github.tpm4j.tss.commands.attestation.Quote;
import io.github.tpm4j.tss.commands.object.Create;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.constants.TpmCc;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.structures.TpmlPcrSelection;
import io.github.tpm4j.tss.structures.TpmsPcrSelection;
import io.github.tpm4j.tss.wire.Bytes;
import java.util.List;

/** Part 3, 18: attestation commands, signed by ECDSA P-256. */
final class AttestationRows {
  private static final Bytes NONCE = Bytes.adopt(new byte[20]);
  private static final TpmlPcrSelection PCRS =
      new TpmlPcrSelection(List.of(TpmsPcrSelection.of(TpmAlg.SHA256, 0, 1, 2, 3, 4, 5, 6, 7)));

  private AttestationRows() {}

  static List<Row> rows() {
    return List.of(
        new Row(TpmCc.CERTIFY, "ECC P-256", AttestationRows::certify),
        new Row(TpmCc.CERTIFY_CREATION, "ECC P-256", AttestationRows::certifyCreation),
        new Row(
            TpmCc.QUOTE,
            "8 PCR",
            tpm ->
                tpm.time(
                    new Quote.Request(
                        tpm.key(Templates.eccSigningKey()), NONCE, TpmtSigScheme.NULL, PCRS))),
        new Row(TpmCc.GET_SESSION_AUDIT_DIGEST, "", AttestationRows::sessionAudit),
        new Row(
            TpmCc.GET_COMMAND_AUDIT_DIGEST,
            "",
            tpm ->
                tpm.time(
                    new GetCommandAuditDigest.Request(
                        TpmHandle.ENDORSEMENT,
                        tpm.key(Templates.eccSigningKey()),
                        NONCE,
                        TpmtSigScheme.NULL))),
        new Row(
            TpmCc.GET_TIME,
            "",
            tpm ->
                tpm.time(
                    new GetTime.Request(
                        TpmHandle.ENDORSEMENT,
                        tpm.key(Templates.eccSigningKey()),
                        NONCE,
                        TpmtSigScheme.NULL))),
        new Row(TpmCc.CERTIFY_X509, "ECC P-256", AttestationRows::certifyX509));
  }

  private static Timed<?> certify(Bench tpm) throws Exception {
    TpmHandle key = tpm.key(Templates.eccSigningKey());
    return tpm.time(new Certify.Request(key, key, NONCE, TpmtSigScheme.NULL));
  }

  private static Timed<?> certifyCreation(Bench tpm) throws Exception {
    TpmHandle parent = tpm.storageKey();
    Create.Response created = tpm.execute(Bench.create(parent, Templates.eccSigningKey()));
    TpmHandle key = tpm.load(parent, created);
    return tpm.time(
        new CertifyCreation.Request(
            key, key, NONCE, created.creationHash(), TpmtSigScheme.NULL, created.creationTicket()));
  }

  private static Timed<?> sessionAudit(Bench tpm) throws Exception {
    TpmHandle key = tpm.key(Templates.eccSigningKey());
    return tpm.time(
        new GetSessionAuditDigest.Request(
            TpmHandle.ENDORSEMENT, key, tpm.auditSession(), NONCE, TpmtSigScheme.NULL));
  }

  private static Timed<?> certifyX509(Bench tpm) throws Exception {
    TpmHandle key = tpm.key(Templates.x509Key());
    return tpm.time(
        new CertifyX509.Request(
            key, key, Bytes.EMPTY, TpmtSigScheme.NULL, PartialCertificate.octets()));
  }
}
