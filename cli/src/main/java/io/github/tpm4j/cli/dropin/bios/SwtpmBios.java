package io.github.tpm4j.cli.dropin.bios;

import io.github.tpm4j.cli.dropin.LongOptions;
import io.github.tpm4j.cli.dropin.LongOptions.Parsed;
import io.github.tpm4j.cli.dropin.Refusal;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The command {@code swtpm_bios}: starts a TPM up as a firmware does. Its options, output, messages
 * and exit codes are those of swtpm 0.7.1.
 */
public final class SwtpmBios {
  private static final String NAME = "swtpm_bios";
  private static final Set<String> ENDS = Set.of("h", "v");

  private SwtpmBios() {}

  /** Runs the command and ends the JVM with its exit status. */
  public static void main(String[] arguments) {
    int status = run(List.of(arguments), System.getenv(), System.out, System.err);
    System.out.flush();
    System.exit(status);
  }

  private static LongOptions known() {
    return new LongOptions(NAME)
        .namesAfterOneDash()
        .value("tpm-device")
        .value("tcp")
        .value("unix")
        .flag("c")
        .flag("d")
        .flag("h")
        .flag("v")
        .flag("n")
        .flag("s")
        .flag("o")
        .flag("cs")
        .flag("ea")
        .flag("u")
        .flag("tpm2");
  }

  /**
   * Runs the command.
   *
   * @param environment with the variables by which TrouSerS finds its TPM
   * @return its exit status
   */
  public static int run(
      List<String> words, Map<String, String> environment, PrintStream out, PrintStream err) {
    Parsed parsed;
    try {
      parsed = known().parse(words, given -> !ENDS.contains(given.name()));
    } catch (Refusal e) {
      err.println(e.getMessage());
      BiosHelp.print(out);
      return ExitCodes.WRONG_OPTION;
    }
    if (parsed.has("h") || parsed.has("v")) {
      BiosHelp.print(out);
      return parsed.has("h") ? 0 : ExitCodes.WRONG_OPTION;
    }
    try {
      TpmLine line = TpmLine.of(NAME, parsed, environment);
      BiosOptions options = BiosOptions.of(parsed);
      return parsed.has("tpm2")
          ? new Tpm2Start(line, options, out).run()
          : new Tpm12Start(line, options, out, err).run();
    } catch (Refusal e) {
      err.println(e.getMessage());
      return ExitCodes.WRONG_OPTION;
    } catch (NoTpm e) {
      err.println(e.getMessage());
      return ExitCodes.NO_TPM;
    }
  }
}
