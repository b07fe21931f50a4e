package io.github.tpm4j.cli.output;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.tpm4j.keystore.file.AtomicFile;
import java.io.IOException;
import java.nio.file.Path;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The option that says where a text goes. */
public final class TextOutput {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec command;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description = "Write to FILE, which is replaced; without it, to standard output.")
  private Path file;

  /**
   * Writes.
   *
   * @param text with its line's end
   */
  public void write(String text) throws IOException {
    if (file == null) {
      command.commandLine().getOut().print(text);
      command.commandLine().getOut().flush();
    } else {
      AtomicFile.replace(file, to -> to.write(text.getBytes(UTF_8)));
    }
  }
}
