package io.github.tpm4j.cli.serve;

import io.github.tpm4j.engine.libtpms.SwtpmSource;
import io.github.tpm4j.engine.manufacture.EkCertificates;
import io.github.tpm4j.engine.store.DirectoryStore;
import io.github.tpm4j.engine.store.Durability;
import io.github.tpm4j.engine.store.MemoryStore;
import io.github.tpm4j.engine.store.StateLocation;
import io.github.tpm4j.engine.store.StateProtection;
import io.github.tpm4j.engine.store.StateStore;
import io.github.tpm4j.engine.store.StateStoreException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Function;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** The options that say where the TPM's state is kept, and how. */
public final class StateOptions {
  private static final String MEMORY = "memory";

  private final OptionSpec state =
      OptionSpec.builder("--state")
          .type(String.class)
          .required(true)
          .paramLabel("DIR|memory")
          .description(
              "The directory with the TPM's state; a new TPM is made in an empty one, or in one"
                  + " that does not exist. 'memory': a new TPM that is forgotten at the end.")
          .build();

  private final OptionSpec durability =
      OptionSpec.builder("--durability")
          .type(Durability.class)
          .paramLabel("power_loss|process_kill")
          .defaultValue("power_loss")
          .description(
              "What each change of the state survives once the command is answered. 'power_loss'"
                  + " waits for the disk; 'process_kill' is faster, and may lose the last seconds"
                  + " when the machine crashes. Default: ${DEFAULT-VALUE}.")
          .build();

  private final CommandSpec command;
  private final ProtectionOptions protection;
  private final EkCertificatesOption ekCertificates;

  /** Adds them. */
  public StateOptions(CommandSpec command) {
    this.command = command;
    command.addOption(state).addOption(durability);
    protection = new ProtectionOptions(command, "--state", "the state");
    ekCertificates = new EkCertificatesOption(command);
  }

  private Path directory() {
    return Path.of(state.<String>getValue());
  }

  private boolean isInMemory() {
    return state.getValue().equals(MEMORY);
  }

  /**
   * Makes no new TPM beside one of swtpm unasked.
   *
   * @throws StateStoreException if the directory has one, and none of this program
   */
  void requireNoneOfSwtpm(StateStore store) {
    if (!isInMemory()) {
      SwtpmSource.requireNoneIn(directory(), store);
    }
  }

  /** What a new TPM is made with. */
  EkCertificates ekCertificates() {
    return isInMemory() ? ekCertificates.inMemory() : ekCertificates.in(directory());
  }

  boolean isEncrypted() {
    return protection.isGiven();
  }

  /**
   * Opens the store; the caller closes it.
   *
   * @throws io.github.tpm4j.engine.store.StateStoreException as {@link DirectoryStore#open}
   */
  public StateStore open() throws IOException {
    return open(StateLocation::in);
  }

  /**
   * As {@link #open}, for a TPM 1.2, whose state has a name of its own.
   *
   * @throws io.github.tpm4j.engine.store.StateStoreException as {@link DirectoryStore#open}
   */
  StateStore openTpm12() throws IOException {
    return open(StateLocation::ofTpm12);
  }

  /**
   * As {@link #open}, but a new state has the files' names that the command swtpm gives them.
   *
   * @throws io.github.tpm4j.engine.store.StateStoreException as {@link DirectoryStore#open}
   */
  public StateStore openAsSwtpm() throws IOException {
    return open(StateLocation::ofSwtpm);
  }

  private StateStore open(Function<Path, StateLocation> names) throws IOException {
    protection.requireOneAtMost();
    if (isInMemory()) {
      return new MemoryStore();
    }
    try (StateProtection key = protection.protection()) {
      StateLocation place = names.apply(directory()).orOther();
      return DirectoryStore.open(place, durability.getValue(), key);
    }
  }
}
