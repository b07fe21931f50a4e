package io.github.tpm4j.capabilities;

import io.github.tpm4j.capabilities.readings.Readings;
import java.util.List;
import java.util.stream.Stream;

/** How the bundled TPM reads version 185 where its text leaves room. */
final class ReadingSection {
  private ReadingSection() {}

  static List<String> lines() {
    MarkdownTable table =
        new MarkdownTable(
            "where version 185 does not say", "the bundled TPM", "it could also be", "decided in");
    Readings.all()
        .forEach(it -> table.row(it.question(), it.reading(), it.alternative(), it.home()));
    List<String> head = List.of("", "## Readings of version 185", "");
    return Stream.concat(head.stream(), table.lines().stream()).toList();
  }
}
