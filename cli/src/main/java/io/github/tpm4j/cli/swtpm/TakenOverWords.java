package io.github.tpm4j.cli.swtpm;

import io.github.tpm4j.engine.libtpms.SwtpmImport;
import java.io.PrintWriter;

/** What is printed of a TPM of swtpm that was taken over. */
final class TakenOverWords {
  private TakenOverWords() {}

  static void printTaken(SwtpmImport.Report report, PrintWriter out) {
    out.println(
        "taken over: "
            + report.objects()
            + " persistent objects, "
            + report.indices()
            + " NV Indices");
    out.flush();
  }

  static void printLosses(SwtpmImport.Report report, PrintWriter err) {
    report.losses().forEach(loss -> err.println("tpm4j: not taken over: " + loss));
    err.flush();
  }
}
