package io.github.tpm4j.cli.attestation;

import io.github.tpm4j.attest.Refusal;
import io.github.tpm4j.attest.RefusedException;
import io.github.tpm4j.attest.Verdict;
import io.github.tpm4j.attest.eventlog.PrintableText;
import io.github.tpm4j.attest.eventlog.ReplayedLog;
import io.github.tpm4j.cli.ExitStatus;
import io.github.tpm4j.cli.eventlog.LogFile;
import io.github.tpm4j.cli.output.HtmlOption;
import io.github.tpm4j.cli.output.Json;
import io.github.tpm4j.cli.output.JsonOption;
import io.github.tpm4j.cli.output.Page;
import io.github.tpm4j.cli.pcr.PcrText;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.pcr.Pcr;
import io.github.tpm4j.tss.wire.Bytes;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code tpm4j verify}: whether a quote is right. */
@Command(
    name = "verify",
    description = {
      "Verifies a quote of tpm4j quote, and an event log by it. No TPM is needed.",
      "The key must be one that you know to be in a genuine TPM: it is not taken from the quote."
    },
    mixinStandardHelpOptions = true,
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {
      "0:accepted",
      "1:a file could not be read, or is of no form that is known",
      "2:the command line is wrong",
      "3:refused"
    },
    usageHelpAutoWidth = true)
public final class VerifyQuote implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private JsonOption json;
  @Mixin private HtmlOption html;
  @Mixin private QuoteQuestion question;

  @Parameters(paramLabel = "QUOTE", description = "What tpm4j quote has printed.")
  private Path quote;

  @Option(
      names = "--key",
      required = true,
      paramLabel = "FILE",
      description = "The attestation key: TSS2 PRIVATE KEY, PUBLIC KEY in PEM, or TPM2B_PUBLIC.")
  private Path key;

  @Option(
      names = "--event-log",
      paramLabel = "FILE",
      description = "A firmware log; its events must lead to the quoted values.")
  private Path eventLog;

  @SuppressWarnings("unused") // By picocli.
  private VerifyQuote() {}

  @Override
  public Integer call() throws IOException {
    QuoteFile file = QuoteFile.read(quote);
    CheckedQuote checked = QuoteChecks.of(file, key, question);
    List<Refusal> refusals = new ArrayList<>(checked.refusals());
    if (checked.isAccepted() && eventLog != null) {
      refusals.addAll(replayed(checked).refusals());
    }
    html.write("Quote of a TPM", page -> report(page, checked, refusals));
    print(checked, refusals);
    return refusals.isEmpty() ? ExitStatus.DONE : ExitStatus.FOUND;
  }

  private Verdict<ReplayedLog> replayed(CheckedQuote verified) throws IOException {
    try {
      return LogFile.read(eventLog).against(verified.values());
    } catch (RefusedException e) {
      throw new IOException(eventLog + " is no event log: " + e.refusals(), e);
    }
  }

  private void print(CheckedQuote checked, List<Refusal> refusals) throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    if (json.isSet()) {
      Json.object(
          out,
          generator -> {
            generator.writeBooleanField("accepted", refusals.isEmpty());
            Json.texts(generator, "refusals", refusals.stream().map(Refusal::toString).toList());
          });
      return;
    }
    print(Page.to(out), checked, refusals);
    out.flush();
  }

  private void print(Page page, CheckedQuote checked, List<Refusal> refusals) {
    if (checked.isAccepted()) {
      page.good("quote: signed by the key, for this nonce; " + checked.said());
    }
    refusals.forEach(refusal -> page.bad(refusal.toString()));
    if (refusals.isEmpty() && eventLog != null) {
      page.good("event log: leads to the quoted values");
    }
  }

  /** More than is on the terminal, as it is kept; nothing of a quote that was refused. */
  private void report(Page page, CheckedQuote checked, List<Refusal> refusals) {
    page.heading(refusals.isEmpty() ? "Accepted" : "Refused");
    print(page, checked, refusals);
    page.heading("What was verified");
    page.line("quote", PrintableText.of(quote.toString()));
    page.line("key", PrintableText.of(key.toString()));
    page.line("nonce", question.nonce().toHex());
    page.line("at", Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
    TpmAlg bank = null;
    for (Map.Entry<Pcr, Bytes> value : checked.values().entrySet()) {
      if (!value.getKey().bank().equals(bank)) {
        bank = value.getKey().bank();
        page.heading("PCR of " + PcrText.name(bank));
      }
      page.value(value.getKey().number(), value.getValue().toHex());
    }
  }
}
