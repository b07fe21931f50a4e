package io.github.tpm4j.conformance.dropin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tpm4j.peers.Tool;
import io.github.tpm4j.peers.ToolResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Each option that swtpm's own help lists, wrong, empty, missing and doubled, is answered alike.
 */
@Tag("peer")
class OptionListTest {
  /** Whatever is right ends at the file of the process's number. */
  private static final List<String> END =
      List.of("--ctrl", "type=unixio,path=c", "--pid", "file=/nonexistent/p");

  private static final List<String> WRONG =
      List.of("x", ",", "=x", "file=", "fd=-1", "fd=x", "mode=1000", "x,,y", "type=unixio,path=");

  /** What the command's script carries out, which sees whole words only. */
  private static final Set<String> SCRIPTS = Set.of("--daemon", "--runas");

  /**
   * A wrong file of a key is found after the wrong file of the number here; messages about the
   * number's go to stderr beside a log; of two wrong ports the last one is named.
   */
  private static final Set<String> DOUBLED_ELSEWHERE =
      Set.of("--key", "--migration-key", "--log", "--port");

  private static final Pattern OPTION = Pattern.compile("--[a-z][a-z0-9-]*");

  @TempDir private Path folder;
  private DropIn dropIn;

  @BeforeEach
  void install() throws IOException {
    Files.createDirectory(folder.resolve("state"));
    dropIn = DropIn.in(folder);
  }

  @Test
  void isAnsweredAsBySwtpm() {
    List<String> options = options();
    assertTrue(options.size() > 12 && options.contains("--tpmstate"), options::toString);
    List<String> swtpms = new ArrayList<>();
    List<String> ours = new ArrayList<>();
    for (String option : options) {
      for (List<String> line : lines(option)) {
        List<String> words =
            new ArrayList<>(List.of("socket", "--tpm2", "--tpmstate", "dir=state"));
        words.addAll(line);
        swtpms.add(said(words, swtpm(words)));
        ours.add(said(words, dropIn.tool(words.toArray(String[]::new)).in(folder).run()));
      }
    }
    assertEquals(String.join("\n", swtpms), String.join("\n", ours));
  }

  private static List<String> options() {
    String help = Tool.of("swtpm", "socket", "--help").run().text();
    return OPTION
        .matcher(help)
        .results()
        .map(it -> it.group())
        .distinct()
        .filter(it -> !SCRIPTS.contains(it) && !it.equals("--help"))
        .toList();
  }

  private static List<List<String>> lines(String option) {
    List<List<String>> lines = new ArrayList<>();
    lines.add(joined(END, List.of(option)));
    for (String wrong : WRONG) {
      lines.add(joined(List.of(option, wrong), END));
    }
    lines.add(joined(List.of(option, option, "x"), END));
    if (!DOUBLED_ELSEWHERE.contains(option)) {
      lines.add(joined(List.of(option, "file=a", option, "file=b"), END));
    }
    return lines;
  }

  private static List<String> joined(List<String> first, List<String> second) {
    List<String> all = new ArrayList<>(first);
    all.addAll(second);
    return all;
  }

  /** swtpm leaves its prefix out where a log was named. */
  private static String said(List<String> words, ToolResult result) {
    String first = result.errors().lines().findFirst().orElse("").replaceFirst("^swtpm: ", "");
    return String.join(" ", words) + ": " + result.status() + " " + first;
  }

  private ToolResult swtpm(List<String> words) {
    return Tool.of(joined(List.of("swtpm"), words).toArray(String[]::new)).in(folder).run();
  }
}
