package io.github.tpm4j.cli.look;

import io.github.tpm4j.attest.endorsement.EndorsementCertificate;
import io.github.tpm4j.cli.output.Page;
import io.github.tpm4j.cli.tpm.EkCertificate;
import io.github.tpm4j.cli.tpm12.Tpm12Findings;
import io.github.tpm4j.cli.tpm12.Tpm12Lockout;
import io.github.tpm4j.cli.tpm12.Tpm12Report;
import io.github.tpm4j.cli.tpm12.Tpm12Report.EndorsementState;
import io.github.tpm4j.cli.tpm12.Tpm12Report.Health;
import io.github.tpm4j.tpm12.constants.CapabilityConstants;
import io.github.tpm4j.tpm12.structures.PermanentFlag;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/** A report of a TPM 1.2 as a page for people. */
final class Tpm12InfoPage {
  private final Page page;
  private final Tpm12Report report;

  Tpm12InfoPage(Page page, Tpm12Report report) {
    this.page = page;
    this.report = report;
  }

  void print() {
    page.heading("TPM at " + report.transport().tcti());
    page.line("is", report.kind());
    page.line(
        "maker", report.maker() + ", firmware " + report.firmware() + ", TPM " + report.library());
    if (report.health() == Health.WELL) {
      state();
      room();
      certificate();
    }
    findings();
  }

  private void state() {
    page.line("state", on() + ", " + active());
    page.line("owner", owner());
    page.line("EK", endorsementKey());
    page.line("presence", presence());
    page.line("lockout", Tpm12Lockout.of(report).text());
  }

  private String on() {
    return report.is(PermanentFlag.DISABLE) ? "DISABLED" : "enabled";
  }

  private String active() {
    if (!report.volatileFlags().deactivated()) {
      return report.is(PermanentFlag.DEACTIVATED) ? "active until the next start" : "active";
    }
    return report.is(PermanentFlag.DEACTIVATED)
        ? "DEACTIVATED"
        : "DEACTIVATED until the next start";
  }

  private String owner() {
    if (report.hasOwner()) {
      return report.is(PermanentFlag.DISABLE_OWNER_CLEAR)
          ? "there is one, who cannot clear the TPM"
          : "there is one";
    }
    return report.is(PermanentFlag.OWNERSHIP) ? "none" : "none, and nobody may become it";
  }

  private String endorsementKey() {
    EndorsementState state = report.endorsementKey();
    if (state == EndorsementState.NONE) {
      return "none";
    }
    String key = state == EndorsementState.THERE ? "there is one" : "the TPM does not show it";
    return key
        + (report.certificate().isPresent() ? ", with a certificate" : ", without certificate");
  }

  private String presence() {
    String now = report.volatileFlags().physicalPresence() ? "shown" : "not shown";
    String lock = report.volatileFlags().physicalPresenceLock() ? ", locked until the start" : "";
    return now
        + lock
        + "; by command "
        + way(PermanentFlag.PHYSICAL_PRESENCE_CMD_ENABLE)
        + ", by signal "
        + way(PermanentFlag.PHYSICAL_PRESENCE_HW_ENABLE)
        + (report.is(PermanentFlag.PHYSICAL_PRESENCE_LIFETIME_LOCK) ? ", for good" : "");
  }

  private String way(PermanentFlag flag) {
    return report.is(flag) ? "on" : "off";
  }

  private void room() {
    page.line(
        "room",
        "free: key slots %s of %s, sessions %s of %s"
            .formatted(
                number(CapabilityConstants.PROP_KEYS),
                number(CapabilityConstants.PROP_MAX_KEYS),
                number(CapabilityConstants.PROP_AUTHSESS),
                number(CapabilityConstants.PROP_MAX_AUTHSESS)));
    page.line("loaded", report.loadedKeys().isEmpty() ? "no keys" : handles(report.loadedKeys()));
    page.line("PCR", number(CapabilityConstants.PROP_PCR) + ", of SHA-1");
    page.line("NV memory", memory());
  }

  private String memory() {
    return "%d Indices, room for %s bytes; permissions %s"
        .formatted(
            report.nvIndices().size(),
            number(CapabilityConstants.PROP_MAX_NV_AVAILABLE),
            report.is(PermanentFlag.NV_LOCKED) ? "in force" : "NOT in force");
  }

  private String number(int property) {
    OptionalInt number = report.number(property);
    return number.isPresent() ? Integer.toUnsignedString(number.getAsInt()) : "?";
  }

  private static String handles(List<Integer> handles) {
    return "keys " + handles.stream().map("0x%08X"::formatted).collect(Collectors.joining(" "));
  }

  private void certificate() {
    if (report.certificate().isEmpty()) {
      return;
    }
    page.heading("Certificate of the endorsement key (read, not verified)");
    EkCertificate entry = report.certificate().get();
    if (entry.certificate().isEmpty()) {
      page.text(entry.nvIndex() + "  " + entry.problem().orElse(""));
    } else {
      EndorsementCertificate endorsement = entry.certificate().get();
      page.text(entry.nvIndex() + "  " + CertificateWords.line(endorsement));
      page.more("for " + CertificateWords.subject(endorsement));
    }
  }

  private void findings() {
    InfoFindings.print(page, Tpm12Findings.of(report));
  }
}
