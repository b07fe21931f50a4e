package io.github.tpm4j.cli.dropin.setup;

import io.github.tpm4j.cli.dropin.LongOptions.Parsed;
import io.github.tpm4j.cli.dropin.NewerOptions;
import io.github.tpm4j.cli.dropin.Refusal;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;

/**
 * The command {@code swtpm_setup}: makes the state of a new TPM, with endorsement keys and their
 * certificates, or changes the PCR banks of a TPM 2.0. Its options, messages and exit codes are
 * those of swtpm 0.7.1; so are the keys, the NV Indices and their attributes.
 */
public final class SwtpmSetup {
  private static final int FAILED = 1;

  private final Map<String, String> environment;
  private final PrintStream out;
  private final PrintStream err;

  private SwtpmSetup(Map<String, String> environment, PrintStream out, PrintStream err) {
    this.environment = environment;
    this.out = out;
    this.err = err;
  }

  /** Runs the command and ends the JVM with its exit status. */
  public static void main(String[] arguments) {
    int status = run(List.of(arguments), System.getenv(), System.out, System.err);
    System.out.flush();
    System.exit(status);
  }

  /**
   * Runs the command.
   *
   * @param environment with the user's folders, and what the command's script has set
   * @return its exit status
   */
  public static int run(
      List<String> words, Map<String, String> environment, PrintStream out, PrintStream err) {
    return new SwtpmSetup(environment, out, err).run(words);
  }

  private int run(List<String> words) {
    Parsed parsed;
    try {
      parsed = SetupOptions.known().parse(words, SetupOptions::take);
    } catch (Refusal e) {
      err.println(e.getMessage());
      SetupHelp.print(out);
      return FAILED;
    }
    if (parsed.has("help")) {
      SetupHelp.print(out);
      return 0;
    }
    if (parsed.has("version")) {
      SetupHelp.printVersion(out);
      return FAILED;
    }
    try {
      return run(parsed);
    } catch (Refusal e) {
      e.print(err);
      return FAILED;
    }
  }

  private int run(Parsed parsed) throws Refusal {
    if (parsed.has("create-config-files")) {
      String flags = parsed.value("create-config-files").orElse("");
      new ConfigFiles(environment, out).create(flags);
      return 0;
    }
    SetupOptions.warnOfObsolete(parsed, out);
    TpmProgram program = TpmProgram.find(parsed.value("tpm"), environment);
    if (parsed.has("print-capabilities")) {
      out.println(SetupHelp.CAPABILITIES);
      return 0;
    }
    if (parsed.has("print-profiles")) {
      out.println("{ \"local\": [], \"distro\": [], \"builtin\": [] }");
      return 0;
    }
    NewerOptions.refuse(parsed, "swtpm_setup");
    SetupFamily family = SetupFamily.of(parsed.has("tpm2"));
    program.require(family);
    SetupOptions.requireUser(parsed, environment);
    try (SetupLog log = SetupLog.open(parsed.value("logfile"), out, err)) {
      return run(parsed, family, program, log);
    }
  }

  private int run(Parsed parsed, SetupFamily family, TpmProgram program, SetupLog log)
      throws Refusal {
    try {
      StatePlace place = SetupOptions.state(parsed, family);
      place.requireUsable();
      SetupOptions.requireCertificateFolder(parsed);
      family.require(parsed);
      if (!parsed.has("reconfigure") && program.hasState(place, family)) {
        if (parsed.has("not-overwrite")) {
          log.info("Not overwriting existing state file.");
          return 0;
        }
        if (!parsed.has("overwrite")) {
          throw new Refusal("Found existing TPM state 'permall'.");
        }
      }
      SetupSettings settings = SetupOptions.settings(parsed, family, place, environment);
      return new Authoring(settings, program, log).run() ? 0 : FAILED;
    } catch (Refusal e) {
      log.error(e.getMessage());
      return FAILED;
    }
  }
}
