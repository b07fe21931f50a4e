package io.github.tpm4j.engine;

import io.github.tpm4j.engine.audit.CommandAudit;
import io.github.tpm4j.engine.audit.ExclusiveAudit;
import io.github.tpm4j.engine.capability.AlgorithmSet;
import io.github.tpm4j.engine.clock.ResetCounts;
import io.github.tpm4j.engine.clock.TpmClock;
import io.github.tpm4j.engine.commands.CommandTable;
import io.github.tpm4j.engine.context.SavedContexts;
import io.github.tpm4j.engine.creation.PrimaryObjects;
import io.github.tpm4j.engine.crypto.hash.HashAlgorithm;
import io.github.tpm4j.engine.crypto.random.Drbg;
import io.github.tpm4j.engine.dictionaryattack.DictionaryAttack;
import io.github.tpm4j.engine.hierarchy.Hierarchies;
import io.github.tpm4j.engine.nv.NvIndices;
import io.github.tpm4j.engine.objects.Objects;
import io.github.tpm4j.engine.pcr.Pcrs;
import io.github.tpm4j.engine.presence.PhysicalPresence;
import io.github.tpm4j.engine.profile.Profile;
import io.github.tpm4j.engine.selftest.SelfTests;
import io.github.tpm4j.engine.session.Sessions;
import io.github.tpm4j.engine.signing.Commits;
import io.github.tpm4j.engine.state.StateKeeper;
import io.github.tpm4j.engine.state.VolatileRecord;
import io.github.tpm4j.engine.ticket.AuthTickets;
import io.github.tpm4j.engine.ticket.Tickets;

/**
 * What a TPM is made of: one object for each kind of state. Commands reach them through the {@link
 * Tpm} that they run on.
 */
public abstract sealed class Subsystems permits Tpm {
  private final Profile profile;
  final StateKeeper keeper;
  final Drbg random;
  private final ResetCounts counts;
  private final TpmClock clock;
  private final Hierarchies hierarchies;
  private final DictionaryAttack dictionaryAttack;
  private final PhysicalPresence physicalPresence;
  private final Pcrs pcrs;
  private final NvIndices nv;
  private final Objects objects;
  private final Sessions sessions;
  private final CommandAudit commandAudit;
  private final ExclusiveAudit exclusiveAudit = new ExclusiveAudit();
  private final AlgorithmSet algorithmSet;
  private final Tickets tickets;
  private final AuthTickets authTickets;
  private final PrimaryObjects primaryObjects;
  private final Commits commits;
  private final SavedContexts contexts;
  private final SelfTests selfTests;
  private final CommandTable commands;

  Subsystems(TpmConfiguration configuration) {
    profile = configuration.profile();
    HashAlgorithm contextHash = HashAlgorithm.of(profile.contextHash());
    keeper = new StateKeeper(configuration.store());
    random = Drbg.fromEntropy(configuration.entropy());
    counts = new ResetCounts(keeper);
    clock = new TpmClock(keeper, configuration.millis(), profile.clockUpdateMillis(), counts);
    hierarchies = new Hierarchies(keeper, profile, random);
    dictionaryAttack = new DictionaryAttack(keeper, clock);
    physicalPresence = new PhysicalPresence(keeper);
    pcrs = new Pcrs(keeper, profile);
    nv = new NvIndices(keeper, hierarchies);
    objects = new Objects(keeper, profile);
    sessions = new Sessions(keeper, profile);
    commandAudit = new CommandAudit(keeper, contextHash);
    algorithmSet = new AlgorithmSet(keeper);
    tickets = new Tickets(hierarchies, contextHash);
    authTickets = new AuthTickets(hierarchies, contextHash, clock, counts);
    primaryObjects = new PrimaryObjects(hierarchies);
    commits = new Commits(keeper, random, contextHash.digestSizeBytes());
    contexts = new SavedContexts(keeper, hierarchies, counts, contextHash);
    selfTests = new SelfTests(profile);
    VolatileRecord.add(keeper, "selftests", selfTests::write, selfTests::read);
    VolatileRecord.add(keeper, "audit.exclusive", exclusiveAudit::write, exclusiveAudit::read);
    commands = CommandTable.of(profile);
  }

  public Profile profile() {
    return profile;
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

  public DictionaryAttack dictionaryAttack() {
    return dictionaryAttack;
  }

  public PhysicalPresence physicalPresence() {
    return physicalPresence;
  }

  public Pcrs pcrs() {
    return pcrs;
  }

  public NvIndices nv() {
    return nv;
  }

  public Objects objects() {
    return objects;
  }

  public Sessions sessions() {
    return sessions;
  }

  public CommandAudit commandAudit() {
    return commandAudit;
  }

  public ExclusiveAudit exclusiveAudit() {
    return exclusiveAudit;
  }

  public AlgorithmSet algorithmSet() {
    return algorithmSet;
  }

  public Tickets tickets() {
    return tickets;
  }

  public AuthTickets authTickets() {
    return authTickets;
  }

  public PrimaryObjects primaryObjects() {
    return primaryObjects;
  }

  public Commits commits() {
    return commits;
  }

  public SavedContexts contexts() {
    return contexts;
  }

  public SelfTests selfTests() {
    return selfTests;
  }

  /** The commands that this TPM has. */
  public CommandTable commands() {
    return commands;
  }
}
