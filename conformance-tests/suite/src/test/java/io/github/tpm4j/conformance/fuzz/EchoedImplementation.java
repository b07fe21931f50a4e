package io.github.tpm4j.conformance.fuzz;

import io.github.tpm4j.differential.Lockstep;
import io.github.tpm4j.differential.compare.KnownDivergences;
import io.github.tpm4j.differential.generators.SequenceGenerator;
import io.github.tpm4j.differential.implementation.Implementation;
import io.github.tpm4j.engine.profile.Profile;
import io.github.tpm4j.tss.commands.CommandSpec;
import io.github.tpm4j.tss.commands.list.Commands;
import io.github.tpm4j.tss.constants.TpmCc;
import java.io.IOException;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/** One TPM where generated sequences expect two: the other one repeats its answers. */
final class EchoedImplementation implements Implementation {
  private static final int STEPS = 25;
  private static final Set<TpmCc> COMMANDS =
      Commands.all().stream()
          .map(CommandSpec::code)
          .filter(Profile.pcClient()::implemented)
          .collect(Collectors.toSet());

  private final Implementation tpm;
  private byte[] lastCommand;
  private byte[] lastResponse;

  private EchoedImplementation(Implementation tpm) {
    this.tpm = tpm;
  }

  /** Runs the sequence of this seed on a TPM. */
  static void runSequence(long seed, Implementation tpm) throws IOException {
    EchoedImplementation implementation = new EchoedImplementation(tpm);
    Lockstep lockstep =
        new Lockstep(implementation, implementation.new Echo(), KnownDivergences.none());
    // Where a faulty command has succeeded, a later answer may surprise the generator: that is its
    // end, and no finding.
    new SequenceGenerator(seed, lockstep, COMMANDS, STEPS).run();
  }

  @Override
  public String name() {
    return tpm.name();
  }

  @Override
  public void manufacture() throws IOException {
    tpm.manufacture();
  }

  @Override
  public void powerCycle() throws IOException {
    tpm.powerCycle();
  }

  @Override
  public byte[] execute(byte[] command, int locality) throws IOException {
    lastResponse = tpm.execute(command, locality);
    lastCommand = command;
    return lastResponse;
  }

  @Override
  public void close() {
    // Whoever made the TPM closes it.
  }

  private final class Echo implements Implementation {
    @Override
    public String name() {
      return "echo of " + tpm.name();
    }

    @Override
    public void manufacture() {
      // Both are one TPM.
    }

    @Override
    public void powerCycle() {
      // Both are one TPM.
    }

    @Override
    public byte[] execute(byte[] command, int locality) throws IOException {
      return Arrays.equals(command, lastCommand)
          ? lastResponse.clone()
          : tpm.execute(command, locality);
    }

    @Override
    public void close() {
      // Both are one TPM.
    }
  }
}
