package io.github.tpm4j.benchmarks.commands;

import io.github.tpm4j.benchmarks.tpm.Bench;
import io.github.tpm4j.benchmarks.tpm.Templates;
import io.github.tpm4j.benchmarks.tpm.Timed;
import io.github.tpm4j.tss.algorithms.TpmtSignature;
import io.github.tpm4j.tss.commands.audit.SetCommandCodeAuditStatus;
import io.github.tpm4j.tss.commands.signing.Sign;
import io.github.tpm4j.tss.commands.signing.VerifySignature;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.constants.TpmCc;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.objects.TpmtPublic;
import io.github.tpm4j.tss.structures.TpmlCc;
import io.github.tpm4j.tss.wire.Bytes;
import java.util.List;

/** Part 3, 20 and 21: signatures and command audit. */
final class SigningRows {
  private static final TpmlCc AUDITED = new TpmlCc(List.of(TpmCc.PCR_EVENT));
  private static final TpmlCc NONE = new TpmlCc(List.of());

  private SigningRows() {}

  static List<Row> rows() {
    return List.of(
        new Row(
            TpmCc.VERIFY_SIGNATURE,
            "ECDSA P-256",
            tpm -> verification(tpm, Templates.eccSigningKey())),
        new Row(
            TpmCc.VERIFY_SIGNATURE,
            "RSA-2048",
            tpm -> verification(tpm, Templates.rsaSigningKey())),
        new Row(
            TpmCc.SIGN,
            "ECDSA P-256",
            tpm -> tpm.time(signature(tpm.key(Templates.eccSigningKey())))),
        new Row(
            TpmCc.SIGN, "RSA-2048", tpm -> tpm.time(signature(tpm.key(Templates.rsaSigningKey())))),
        new Row(
            TpmCc.SIGN, "HMAC SHA-256", tpm -> tpm.time(signature(tpm.key(Templates.hmacKey())))),
        new Row(
            TpmCc.SET_COMMAND_CODE_AUDIT_STATUS,
            "one command",
            tpm -> tpm.time(audit(AUDITED, NONE)).undo(done -> tpm.execute(audit(NONE, AUDITED)))));
  }

  private static Sign.Request signature(TpmHandle key) {
    return Requests.sign(key, Bytes.adopt(new byte[32]));
  }

  private static Timed<?> verification(Bench tpm, TpmtPublic template) throws Exception {
    TpmHandle key = tpm.key(template);
    Sign.Request request = signature(key);
    TpmtSignature signature = tpm.execute(request).signature();
    return tpm.time(new VerifySignature.Request(key, request.digest(), signature));
  }

  private static SetCommandCodeAuditStatus.Request audit(TpmlCc added, TpmlCc removed) {
    return new SetCommandCodeAuditStatus.Request(TpmHandle.OWNER, TpmAlg.NULL, added, removed);
  }
}
