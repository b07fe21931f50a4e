package io.github.tpm4j.cli.store;

import io.github.tpm4j.attest.eventlog.PrintableText;
import io.github.tpm4j.cli.output.Page;
import java.security.cert.X509Certificate;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** A KeyStore as a table of 80 columns, and below it what is wrong or asked for. */
record StorePage(Page page, List<StoredEntry> entries) {
  private static final int ALIAS = 18;
  private static final int TYPE = 12;
  private static final int BOUND = 28;
  private static final int NOW = 5;

  void print() {
    if (entries.isEmpty()) {
      page.text("There are no entries.");
      return;
    }
    page.heading(row("alias", "key", "bound to", "now", "valid until"));
    for (StoredEntry entry : entries) {
      page.cut(
          row(
              printable(entry.entry().alias()),
              entry.isKey() ? entry.type() : "certificate",
              bound(entry),
              entry.now().word(),
              until(entry)));
    }
    entries.forEach(this::explain);
  }

  private static String row(String alias, String type, String bound, String now, String until) {
    String start = cell(alias, ALIAS) + cell(type, TYPE) + cell(bound, BOUND) + cell(now, NOW);
    return (start + until).stripTrailing();
  }

  private static String cell(String text, int columns) {
    String cut = text.length() < columns ? text : text.substring(0, columns - 2) + "…";
    return cut + " ".repeat(columns - cut.length());
  }

  private static String bound(StoredEntry entry) {
    List<String> words = new ArrayList<>();
    entry.demands().forEach(demand -> words.add(demand.brief()));
    if (entry.hasPassword()) {
      words.add("password");
    }
    return words.isEmpty() ? (entry.isKey() ? "this TPM" : "") : String.join(", ", words);
  }

  private static String until(StoredEntry entry) {
    return entry.certificates().stream().findFirst().map(StorePage::until).orElse("");
  }

  private static String until(X509Certificate certificate) {
    return LocalDate.ofInstant(certificate.getNotAfter().toInstant(), ZoneOffset.UTC).toString();
  }

  private void explain(StoredEntry entry) {
    String alias = printable(entry.entry().alias());
    for (String reason : entry.reasons()) {
      if (entry.now() == StoredEntry.Standing.BLOCKED) {
        page.bad(alias + ": " + harmless(reason));
      } else {
        page.open(alias + " asks for " + harmless(reason));
      }
    }
    for (X509Certificate certificate : entry.certificates()) {
      if (StoredEntry.isOutOfDate(certificate)) {
        page.bad(
            "%s: the certificate of %s is valid from %s until %s"
                .formatted(
                    alias,
                    printable(certificate.getSubjectX500Principal().getName()),
                    LocalDate.ofInstant(certificate.getNotBefore().toInstant(), ZoneOffset.UTC),
                    until(certificate)));
      }
    }
  }

  /** Of any length. */
  private static String harmless(String reason) {
    return reason.replaceAll("\\p{Cntrl}", "?");
  }

  private static String printable(String text) {
    return PrintableText.of(text);
  }
}
