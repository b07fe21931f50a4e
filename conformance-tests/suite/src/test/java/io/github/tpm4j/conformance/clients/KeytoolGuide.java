package io.github.tpm4j.conformance.clients;

import io.github.tpm4j.peers.Checkout;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The commands of docs/keytool.md, for existing Java code. */
final class KeytoolGuide {
  private static final Pattern BLOCK = Pattern.compile("```bash\n(.*?)```", Pattern.DOTALL);

  private KeytoolGuide() {}

  /** The blocks of shell commands, in their order. */
  static List<String> blocks() throws IOException {
    return BLOCK
        .matcher(Files.readString(Checkout.root().resolve("docs/keytool.md")))
        .results()
        .map((MatchResult block) -> block.group(1))
        .toList();
  }
}
