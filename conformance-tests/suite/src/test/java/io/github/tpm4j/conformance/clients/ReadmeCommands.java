package io.github.tpm4j.conformance.clients;

import io.github.tpm4j.peers.Checkout;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The commands that the README shows for existing Java code. */
final class ReadmeCommands {
  private static final Pattern SECTION =
      Pattern.compile("<!-- existing -->\n(.*)<!-- /existing -->", Pattern.DOTALL);
  private static final Pattern BLOCK = Pattern.compile("```bash\n(.*?)```", Pattern.DOTALL);

  private ReadmeCommands() {}

  /** The blocks of shell commands of the section, in their order. */
  static List<String> blocks() throws IOException {
    String section =
        SECTION
            .matcher(Files.readString(Checkout.root().resolve("README.md")))
            .results()
            .findFirst()
            .orElseThrow()
            .group(1);
    return BLOCK.matcher(section).results().map((MatchResult block) -> block.group(1)).toList();
  }
}
