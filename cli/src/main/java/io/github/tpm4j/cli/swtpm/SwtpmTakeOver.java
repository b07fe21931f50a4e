package io.github.tpm4j.cli.swtpm;

import io.github.tpm4j.cli.ExitStatus;
import io.github.tpm4j.cli.HelpOptions;
import io.github.tpm4j.cli.dropin.GivenKey;
import io.github.tpm4j.engine.libtpms.SwtpmKey;
import io.github.tpm4j.engine.libtpms.TakeOverInPlace;
import io.github.tpm4j.engine.profile.Profile;
import io.github.tpm4j.engine.store.Durability;
import io.github.tpm4j.engine.store.StateLocation;
import io.github.tpm4j.engine.store.StateProtection;
import io.github.tpm4j.engine.store.StateStoreException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** {@code tpm4j swtpm take-over}. */
final class SwtpmTakeOver implements Callable<Integer> {
  private final CommandSpec command = CommandSpec.wrapWithoutInspection(this);
  private final PositionalParamSpec directory =
      PositionalParamSpec.builder()
          .type(Path.class)
          .required(true)
          .paramLabel("DIR")
          .description("The directory of swtpm's --tpmstate dir=.")
          .build();
  private final SwtpmKeyOption key;

  private SwtpmTakeOver() {
    HelpOptions.addTo(command);
    command.addPositional(directory);
    key =
        new SwtpmKeyOption(
            command, "--key", "What swtpm encrypts the state with, and tpm4j from now on.");
    command
        .usageMessage()
        .description(
            "Makes a state of the bundled TPM of one that swtpm has kept, in its place, for the"
                + " command swtpm that './tpm4j install-swtpm' makes. What swtpm had is kept"
                + " beside it, in tpm2-00.permall.libtpms.");
  }

  static CommandLine commandLine() {
    return new CommandLine(new SwtpmTakeOver().command);
  }

  @Override
  public Integer call() {
    StateLocation place = StateLocation.ofSwtpm(directory.<Path>getValue());
    if (!place.isOccupied()) {
      throw new StateStoreException(
          StateStoreException.Reason.UNREADABLE,
          "There is no TPM of swtpm in " + place.directory() + ", or it was taken over before");
    }
    Optional<GivenKey> given = key.read();
    try {
      return takeOver(place, given);
    } finally {
      given.ifPresent(GivenKey::close);
    }
  }

  private int takeOver(StateLocation place, Optional<GivenKey> given) {
    Optional<SwtpmKey> old = given.map(GivenKey::swtpmKey);
    try (StateProtection protection =
        given.map(GivenKey::protection).orElseGet(StateProtection::none)) {
      TakeOverInPlace.Result result =
          TakeOverInPlace.at(place, Durability.POWER_LOSS, protection, old, Profile.pcClient());
      result.store().close();
      PrintWriter out = command.commandLine().getOut();
      TakenOverWords.printLosses(result.report(), command.commandLine().getErr());
      TakenOverWords.printTaken(result.report(), out);
      out.println("kept: " + result.kept());
      out.flush();
      return ExitStatus.DONE;
    } finally {
      old.ifPresent(SwtpmKey::close);
    }
  }
}
