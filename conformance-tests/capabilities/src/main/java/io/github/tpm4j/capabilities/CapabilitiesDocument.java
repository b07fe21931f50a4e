package io.github.tpm4j.capabilities;

import java.util.ArrayList;
import java.util.List;

/** The whole of CAPABILITIES.md. */
public final class CapabilitiesDocument {
  private CapabilitiesDocument() {}

  /** Markdown; the same for the same code. */
  public static String text() {
    List<String> lines = new ArrayList<>();
    lines.add("# Capabilities");
    lines.add("");
    lines.add("What the bundled TPM and the security provider can do. `./run capabilities` writes");
    lines.add("this file from the code; a test fails where the two differ.");
    lines.addAll(CommandSection.lines());
    lines.addAll(AlgorithmSection.lines());
    lines.addAll(CurveSection.lines());
    lines.addAll(ServiceSection.lines());
    lines.addAll(ReadingSection.lines());
    lines.addAll(DifferenceSection.lines());
    return String.join("\n", lines) + "\n";
  }
}
