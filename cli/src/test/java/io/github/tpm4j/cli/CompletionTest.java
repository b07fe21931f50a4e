package io.github.tpm4j.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CompletionTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "tpm4j do | doctor",
        "./tpm4j eventlog --tr | --tree",
        "tpm4j pcr pre | predict",
        "tpm4j serve sw | swtpm",
        "tpm4j pcr extend --y | --yes",
        "tpm4j key ev | evict",
        "tpm4j key make --mov | --movable-to",
        "tpm4j key make --kind ecc_p5 | ecc_p521",
        "tpm4j ek ver | verify",
        "tpm4j sto | store",
        "tpm4j store --off | --offline"
      })
  void completesInBash(String typed, String completed) throws Exception {
    assertEquals(List.of(completed), completions(typed));
  }

  @Test
  void offersAllCommands() throws Exception {
    assertTrue(
        completions("tpm4j ").containsAll(List.of("info", "doctor", "random", "pcr", "eventlog")));
  }

  /** What bash would offer for the last word. */
  private List<String> completions(String typed) throws IOException, InterruptedException {
    CommandRun script = CommandRun.of("completion", "bash");
    assertEquals(0, script.status(), script::err);
    Path file = Files.writeString(folder.resolve("completion"), script.out());
    String[] words = typed.split(" ", -1);
    String array = String.join(" ", Stream.of(words).map(word -> "'" + word + "'").toList());
    Process bash =
        new ProcessBuilder(
                "bash",
                "-c",
                "source %s; COMP_WORDS=(%s); COMP_CWORD=%d; _complete_tpm4j 2>/dev/null; printf '%%s\\n' \"${COMPREPLY[@]}\""
                    .formatted(file, array, words.length - 1))
            .redirectErrorStream(true)
            .start();
    String output = new String(bash.getInputStream().readAllBytes(), UTF_8);
    assertEquals(0, bash.waitFor(), output);
    return output.lines().map(String::strip).toList();
  }

  @Test
  void printsAScriptForZsh() {
    CommandRun run = CommandRun.of("completion", "zsh");
    assertEquals(0, run.status(), run::err);
    assertTrue(run.out().startsWith("autoload -Uz compinit"), run::out);
    assertTrue(run.out().contains("bashcompinit"), run::out);
  }

  @Test
  void refusesAnotherShellInOneLine_status2() {
    CommandRun run = CommandRun.of("completion", "fish");
    assertEquals(2, run.status());
    assertEquals(1, run.errors().size(), run::err);
  }
}
