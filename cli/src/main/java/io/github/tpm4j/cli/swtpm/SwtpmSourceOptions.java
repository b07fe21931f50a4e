package io.github.tpm4j.cli.swtpm;

import io.github.tpm4j.cli.dropin.GivenKey;
import io.github.tpm4j.engine.libtpms.SwtpmImport;
import io.github.tpm4j.engine.libtpms.SwtpmKey;
import io.github.tpm4j.engine.libtpms.SwtpmSource;
import io.github.tpm4j.engine.profile.Profile;
import io.github.tpm4j.engine.store.StateStore;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** The options that say where swtpm has kept a TPM that is to go on here. */
public final class SwtpmSourceOptions {
  private static final String SOURCE = "--from-swtpm";
  private static final String KEY = "--from-swtpm-key";

  private final OptionSpec source;
  private final SwtpmKeyOption key;
  private final CommandSpec command;

  /**
   * Adds them.
   *
   * @param isRequired whether the command is about nothing else
   */
  public SwtpmSourceOptions(CommandSpec command, boolean isRequired) {
    this.command = command;
    source =
        OptionSpec.builder(SOURCE)
            .type(Path.class)
            .required(isRequired)
            .paramLabel("DIR|FILE")
            .description(
                "A TPM of swtpm, which goes on here: the directory of its --tpmstate dir=, or the"
                    + " file of backend-uri=file://. It is only read, and no more than once: a TPM"
                    + " that is in --state already is used as it is.")
            .build();
    command.addOption(source);
    key = new SwtpmKeyOption(command, KEY, "The key that swtpm encrypts that with.");
  }

  /** Whether there is one. */
  public boolean isGiven() {
    return source.getValue() != null;
  }

  /**
   * Writes the TPM into an empty store, and what could not come over to the error stream.
   *
   * @throws io.github.tpm4j.engine.store.StateStoreException if it cannot be taken over
   */
  public SwtpmImport.Report into(StateStore store, Profile profile) {
    try (GivenKey given = key.read().orElse(null);
        SwtpmKey old = given == null ? null : given.swtpmKey()) {
      SwtpmSource from = new SwtpmSource(source.getValue(), Optional.ofNullable(old));
      SwtpmImport.Report report = SwtpmImport.into(store, from, profile);
      TakenOverWords.printLosses(report, command.commandLine().getErr());
      return report;
    }
  }
}
