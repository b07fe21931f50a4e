package io.github.tpm4j.cli.eventlog;

import io.github.tpm4j.attest.Refusal;
import io.github.tpm4j.attest.Verdict;
import io.github.tpm4j.attest.eventlog.LoggedEvent;
import io.github.tpm4j.attest.eventlog.ReplayedLog;
import io.github.tpm4j.cli.output.Page;
import io.github.tpm4j.tss.algorithms.HashAlg;
import io.github.tpm4j.tss.wire.Bytes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A log as a page for people. */
final class EventLogPage {
  private static final int TYPE_COLUMNS = 28;

  private final Page page;
  private final LogFile log;
  private final HashAlg bank;

  EventLogPage(Page page, LogFile log, HashAlg bank) {
    this.page = page;
    this.log = log;
    this.bank = bank;
  }

  void print(boolean tree, boolean values) {
    if (tree) {
      tree();
    } else {
      table();
    }
    if (values) {
      values();
    }
    log.warning().ifPresent(page::bad);
  }

  private void table() {
    page.heading(
        "%d events, %s log%n   #  PCR  %-28s  what"
            .formatted(log.events().size(), log.form().words(), "type"));
    for (LoggedEvent event : log.events()) {
      page.cut(
          "%4d  %3s  %-28s  %s"
              .formatted(event.number(), pcr(event), type(event), event.description())
              .stripTrailing());
    }
  }

  /** In brackets where the event was not extended. */
  private static String pcr(LoggedEvent event) {
    String number = event.pcr() == LoggedEvent.NO_PCR ? "-" : Integer.toString(event.pcr());
    return event.isExtended() ? number : "(" + number + ")";
  }

  private static String type(LoggedEvent event) {
    String name = event.typeName().replaceFirst("^EV_", "");
    return name.length() > TYPE_COLUMNS ? name.substring(0, TYPE_COLUMNS - 1) + "…" : name;
  }

  private void tree() {
    Map<Integer, List<LoggedEvent>> byPcr = new TreeMap<>();
    for (LoggedEvent event : log.events()) {
      byPcr.computeIfAbsent(event.pcr(), pcr -> new ArrayList<>()).add(event);
    }
    byPcr.forEach(
        (pcr, events) -> {
          page.heading(pcr == LoggedEvent.NO_PCR ? "no PCR" : "PCR " + pcr);
          events.forEach(this::branch);
        });
  }

  private void branch(LoggedEvent event) {
    page.cut("  " + event.number() + "  " + event.typeName() + extended(event));
    if (!event.description().isEmpty()) {
      page.more(event.description());
    }
    Bytes digest = event.digests().get(bank.alg());
    if (digest != null && event.isExtended()) {
      page.more(digest.toHex());
    }
    if (event.contradictsItsDigest(bank.alg())) {
      page.bad("The digest of event " + event.number() + " is not that of what it says.");
    }
  }

  private static String extended(LoggedEvent event) {
    return event.isExtended() ? "" : " (not extended)";
  }

  private void values() {
    page.heading("PCR after these events, " + bank);
    log.values(bank).entrySet().stream()
        .sorted(Comparator.comparingInt(value -> value.getKey().number()))
        .forEach(value -> page.value(value.getKey().number(), value.getValue().toHex()));
  }

  void verdict(Verdict<ReplayedLog> verdict) {
    if (verdict instanceof Verdict.Accepted<ReplayedLog> accepted) {
      page.good(
          "The PCR of the TPM are of these events: "
              + accepted.value().values().size()
              + " PCR, "
              + accepted.value().events().size()
              + " events.");
      long extended = log.events().stream().filter(LoggedEvent::isExtended).count();
      long later = extended - accepted.value().events().size();
      if (later > 0) {
        page.line("later", later + " events of the log that the PCR do not hold");
      }
    }
    for (Refusal refusal : verdict.refusals()) {
      page.bad(refusal.where() + ": " + refusal.detail());
    }
  }
}
