package io.github.tpm4j.cli.look;

import io.github.tpm4j.attest.endorsement.EndorsementCertificate;
import io.github.tpm4j.cli.output.Page;
import io.github.tpm4j.cli.pcr.PcrRanges;
import io.github.tpm4j.cli.tpm.AlgorithmNames;
import io.github.tpm4j.cli.tpm.EkCertificate;
import io.github.tpm4j.cli.tpm.Lockout;
import io.github.tpm4j.cli.tpm.PersistentObject;
import io.github.tpm4j.cli.tpm.TpmFindings;
import io.github.tpm4j.cli.tpm.TpmReport;
import io.github.tpm4j.tss.attributes.TpmaPermanent;
import io.github.tpm4j.tss.attributes.TpmaStartupClear;
import io.github.tpm4j.tss.constants.TpmPt;
import io.github.tpm4j.tss.structures.TpmsPcrSelection;
import java.util.StringJoiner;

/** A report as a page for people. */
final class InfoPage {

  private final Page page;
  private final TpmReport report;

  InfoPage(Page page, TpmReport report) {
    this.page = page;
    this.report = report;
  }

  void print() {
    page.heading("TPM at " + report.transport().tcti());
    page.line("is", report.kind());
    String library = report.library().map(text -> ", TPM " + text).orElse("");
    page.line(
        "maker",
        report.maker() + " " + report.model() + ", firmware " + report.firmware() + library);
    if (!report.isFailed()) {
      state();
      algorithms();
      persistentObjects();
      certificates();
    }
    findings();
  }

  private void state() {
    page.line("room", room());
    page.line("NV memory", memory());
    page.line("passwords", passwords());
    page.line("lockout", Lockout.of(report).text());
    page.line("hierarchies", hierarchies());
    page.line("PCR banks", banks());
  }

  private String room() {
    return "free: objects %s, sessions %s, persistent %s"
        .formatted(
            free(TpmPt.HR_TRANSIENT_AVAIL),
            free(TpmPt.HR_ACTIVE_AVAIL),
            free(TpmPt.HR_PERSISTENT_AVAIL));
  }

  /** No TPM says how many bytes are free. */
  private String memory() {
    return "%d Indices, each of %s bytes at the most; room for counters: %s"
        .formatted(
            report.nvIndices().size(), free(TpmPt.NV_INDEX_MAX), free(TpmPt.NV_COUNTERS_AVAIL));
  }

  private String free(TpmPt property) {
    return report.property(property).map(Integer::toUnsignedString).orElse("?");
  }

  private String passwords() {
    return "owner %s, endorsement %s, lockout %s"
        .formatted(
            password(TpmaPermanent.OWNER_AUTH_SET),
            password(TpmaPermanent.ENDORSEMENT_AUTH_SET),
            password(TpmaPermanent.LOCKOUT_AUTH_SET));
  }

  private String password(int mask) {
    return report.bit(TpmPt.PERMANENT, mask).map(set -> set ? "set" : "none").orElse("?");
  }

  private String hierarchies() {
    return "owner %s, endorsement %s, platform %s"
        .formatted(
            enabled(TpmaStartupClear.SH_ENABLE),
            enabled(TpmaStartupClear.EH_ENABLE),
            enabled(TpmaStartupClear.PH_ENABLE));
  }

  private String enabled(int mask) {
    return report.bit(TpmPt.STARTUP_CLEAR, mask).map(on -> on ? "on" : "off").orElse("?");
  }

  private String banks() {
    StringJoiner text = new StringJoiner(", ");
    for (TpmsPcrSelection bank : report.banks().pcrSelections()) {
      int[] pcrs = bank.select().toArray();
      if (pcrs.length > 0) {
        text.add(AlgorithmNames.of(bank.hash()) + " (" + PcrRanges.text(pcrs) + ")");
      }
    }
    return text.toString();
  }

  private void algorithms() {
    AlgorithmGroups.of(report.algorithms(), report.curves())
        .forEach((group, names) -> page.line(group, String.join(" ", names)));
  }

  private void persistentObjects() {
    if (!report.persistentObjects().isEmpty()) {
      page.heading("Persistent objects");
    }
    for (PersistentObject object : report.persistentObjects()) {
      page.text(object.row());
    }
  }

  private void certificates() {
    if (!report.ekCertificates().isEmpty()) {
      page.heading("Certificates of endorsement keys (read, not verified)");
    }
    for (EkCertificate entry : report.ekCertificates()) {
      if (entry.certificate().isEmpty()) {
        page.text(entry.nvIndex() + "  " + entry.problem().orElse(""));
      } else {
        certificate(entry, entry.certificate().get());
      }
    }
  }

  private void certificate(EkCertificate entry, EndorsementCertificate endorsement) {
    page.text(entry.nvIndex() + "  " + CertificateWords.line(endorsement));
    page.more("for " + CertificateWords.subject(endorsement));
  }

  private void findings() {
    InfoFindings.print(page, TpmFindings.of(report));
  }
}
