package io.github.tpm4j.engine;

import io.github.tpm4j.engine.clock.ResetCounts;
import io.github.tpm4j.engine.clock.TpmClock;
import io.github.tpm4j.engine.commands.CommandTable;
import io.github.tpm4j.engine.crypto.hash.HashAlgorithm;
import io.github.tpm4j.engine.crypto.random.Drbg;
import io.github.tpm4j.engine.hierarchy.Hierarchies;
import io.github.tpm4j.engine.nv.NvIndices;
import io.github.tpm4j.engine.pcr.Pcrs;
import io.github.tpm4j.engine.pipeline.CommandExecution;
import io.github.tpm4j.engine.pipeline.CommandPipeline;
import io.github.tpm4j.engine.profile.Profile;
import io.github.tpm4j.engine.selftest.SelfTests;
import io.github.tpm4j.engine.startup.PowerCycle;
import io.github.tpm4j.engine.state.StateKeeper;
import io.github.tpm4j.engine.ticket.Tickets;
import java.nio.ByteBuffer;

/**
 * One TPM 2.0. Any number may live in one process; each has its own state and its own lock, so that
 * it takes one command at a time, from any thread.
 */
public final class Tpm {
  private final Profile profile;
  private final StateKeeper keeper;
  private final Drbg random;
  private final ResetCounts counts;
  private final TpmClock clock;
  private final Hierarchies hierarchies;
  private final NvIndices nv;
  private final Pcrs pcrs;
  private final Tickets tickets;
  private final SelfTests selfTests;
  private final PowerCycle powerCycle;
  private final CommandTable commands;
  private final CommandPipeline pipeline;
  private CommandExecution current;

  public Tpm(TpmConfiguration configuration) {
    profile = configuration.profile();
    keeper = new StateKeeper(configuration.store(), profile);
    random = Drbg.fromEntropy(configuration.entropy());
    counts = new ResetCounts(keeper);
    clock = new TpmClock(keeper, configuration.millis(), profile.clockUpdateMillis(), counts);
    hierarchies = new Hierarchies(keeper, profile, random);
    nv = new NvIndices(keeper, hierarchies);
    pcrs = new Pcrs(keeper, profile);
    tickets = new Tickets(hierarchies, HashAlgorithm.of(profile.contextHash()));
    selfTests = new SelfTests(profile);
    powerCycle = new PowerCycle(this, keeper);
    commands = CommandTable.of(profile);
    pipeline = new CommandPipeline(this, commands);
  }

  /**
   * _TPM_Init: power comes, or the reset line is released. What was not saved is lost; the next
   * command has to be TPM2_Startup.
   *
   * @throws io.github.tpm4j.engine.store.StateStoreException if the state cannot be read
   */
  public synchronized void powerOn() {
    powerCycle.initialize();
    nv.powerOn();
    pcrs.powerOn();
    clock.powerOn(ByteBuffer.wrap(random.bytes(Integer.BYTES)).getInt());
    selfTests.powerOn();
  }

  /**
   * Runs one command (Part 3).
   *
   * @param command any octets
   * @param locality 0 to 4, or 32 to 255
   * @return the response: always a whole one; this method does not throw
   */
  public synchronized byte[] execute(byte[] command, int locality) {
    byte[] response = pipeline.process(command, locality);
    keeper.commit();
    return response;
  }

  /** Used by the pipeline: a command has been recognised. */
  public void begin(CommandExecution execution) {
    current = execution;
    if (powerCycle.isStarted()) {
      clock.update();
    }
  }

  /** The locality that the current command came from. */
  public int locality() {
    return current.locality();
  }

  public Profile profile() {
    return profile;
  }

  /** The commands that this TPM has. */
  public CommandTable commands() {
    return commands;
  }

  public Drbg random() {
    return random;
  }

  public ResetCounts counts() {
    return counts;
  }

  public TpmClock clock() {
    return clock;
  }

  public Hierarchies hierarchies() {
    return hierarchies;
  }

  public NvIndices nv() {
    return nv;
  }

  public Pcrs pcrs() {
    return pcrs;
  }

  public Tickets tickets() {
    return tickets;
  }

  public SelfTests selfTests() {
    return selfTests;
  }

  public PowerCycle powerCycle() {
    return powerCycle;
  }
}
