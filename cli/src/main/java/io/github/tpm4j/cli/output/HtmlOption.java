package io.github.tpm4j.cli.output;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.tpm4j.keystore.file.AtomicFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Consumer;
import picocli.CommandLine.Option;

/** The option of commands that can write a report. */
public final class HtmlOption {
  @Option(
      names = "--html",
      paramLabel = "FILE",
      description = "Write a report to FILE too, which is replaced: one file of HTML.")
  private Path file;

  /**
   * Writes the report, if one is asked for.
   *
   * @param title of it
   * @param content prints it
   */
  public void write(String title, Consumer<Page> content) throws IOException {
    if (file == null) {
      return;
    }
    HtmlPage page = new HtmlPage(title);
    content.accept(page);
    AtomicFile.replace(file, out -> out.write(page.toString().getBytes(UTF_8)));
  }
}
