package io.github.tpm4j.capabilities;

import io.github.tpm4j.differential.compare.KnownDivergence;
import io.github.tpm4j.differential.compare.KnownDivergences;
import java.util.ArrayList;
import java.util.List;

/** Where the bundled TPM answers otherwise than libtpms, on purpose. */
final class DifferenceSection {
  private DifferenceSection() {}

  static List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add("");
    lines.add("## Known differences with libtpms 0.9.2 (swtpm 0.7.1)");
    lines.add("");
    lines.add("A differential run sends generated commands to both and allows only these");
    lines.add(
        "differences. \\* stands for anything; \"code\" is the response code, other words under");
    lines.add("\"what\" are parameters of the response.");
    lines.add("");
    MarkdownTable table =
        new MarkdownTable("command", "what", "libtpms", "bundled TPM", "clause", "reason");
    for (KnownDivergence row : KnownDivergences.ofEngineAgainstSwtpm().all()) {
      table.row(
          row.command(), row.item(), row.reference(), row.candidate(), row.clause(), row.reason());
    }
    lines.addAll(table.lines());
    return lines;
  }
}
