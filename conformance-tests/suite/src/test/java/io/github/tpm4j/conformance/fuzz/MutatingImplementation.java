package io.github.tpm4j.conformance.fuzz;

import io.github.tpm4j.differential.implementation.Implementation;
import io.github.tpm4j.engine.profile.Profile;
import io.github.tpm4j.tss.commands.dictionaryattack.DictionaryAttackParameters;
import io.github.tpm4j.tss.commands.startup.Shutdown;
import io.github.tpm4j.tss.commands.startup.Startup;
import io.github.tpm4j.tss.constants.TpmSu;
import io.github.tpm4j.tss.handles.TpmHandle;
import java.util.Random;
import java.util.function.Consumer;

/**
 * A TPM that is sent each command of a generated sequence a number of times with faults, and then
 * as it is. So the faults meet sessions and keys that exist.
 */
final class MutatingImplementation implements Implementation {
  private static final int MUTANTS = 24;

  private final Profile profile;
  private final Random random;
  private final ByteMutator mutator;
  private final Consumer<byte[]> next;
  private WatchedTpm tpm;

  /**
   * A TPM without power.
   *
   * @param next is told each command before it is run
   */
  MutatingImplementation(Profile profile, Random random, Consumer<byte[]> next) {
    this.profile = profile;
    this.random = random;
    this.next = next;
    mutator = new ByteMutator(random);
  }

  @Override
  public String name() {
    return "TPM under mutated commands";
  }

  /** Failures of authorisation are not to lock the others out. */
  @Override
  public void manufacture() {
    tpm = new WatchedTpm(profile);
    PlainCommands.run(tpm, new Startup.Request(TpmSu.CLEAR));
    PlainCommands.run(
        tpm, new DictionaryAttackParameters.Request(TpmHandle.LOCKOUT, Integer.MAX_VALUE, 1000, 0));
    PlainCommands.run(tpm, new Shutdown.Request(TpmSu.CLEAR));
    tpm.powerOn();
  }

  @Override
  public void powerCycle() {
    tpm.powerOn();
  }

  @Override
  public byte[] execute(byte[] command, int locality) {
    for (int i = 0; i < MUTANTS; i++) {
      run(mutator.mutate(command), random.nextInt(10) == 0 ? random.nextInt(5) : locality);
    }
    return run(command, locality);
  }

  private byte[] run(byte[] command, int locality) {
    next.accept(command);
    return tpm.execute(command, locality);
  }

  @Override
  public void close() {
    tpm = null;
  }
}
