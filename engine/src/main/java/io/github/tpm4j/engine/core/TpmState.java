package io.github.tpm4j.engine.core;

import io.github.tpm4j.engine.audit.CommandAudit;
import io.github.tpm4j.engine.audit.ExclusiveAudit;
import io.github.tpm4j.engine.clock.ResetCounts;
import io.github.tpm4j.engine.clock.TpmClock;
import io.github.tpm4j.engine.context.SavedContexts;
import io.github.tpm4j.engine.countdown.CountdownTimers;
import io.github.tpm4j.engine.creation.PrimaryObjects;
import io.github.tpm4j.engine.crypto.hash.HashAlgorithm;
import io.github.tpm4j.engine.crypto.random.Drbg;
import io.github.tpm4j.engine.dictionaryattack.DictionaryAttack;
import io.github.tpm4j.engine.hierarchy.Hierarchies;
import io.github.tpm4j.engine.nv.NvIndices;
import io.github.tpm4j.engine.objects.Objects;
import io.github.tpm4j.engine.pcr.Pcrs;
import io.github.tpm4j.engine.power.PowerState;
import io.github.tpm4j.engine.presence.PhysicalPresence;
import io.github.tpm4j.engine.profile.Profile;
import io.github.tpm4j.engine.readonly.ReadOnlyMode;
import io.github.tpm4j.engine.selftest.SelfTests;
import io.github.tpm4j.engine.session.Sessions;
import io.github.tpm4j.engine.signing.Commits;
import io.github.tpm4j.engine.signing.Signer;
import io.github.tpm4j.engine.state.AlgorithmSet;
import io.github.tpm4j.engine.state.StateKeeper;
import io.github.tpm4j.engine.state.VolatileRecord;
import io.github.tpm4j.engine.ticket.AuthTickets;
import io.github.tpm4j.engine.ticket.Tickets;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.wire.Limit;
import java.util.function.LongSupplier;

/** What a TPM is made of: one object for each kind of state. Commands work on it. */
public final class TpmState {
  private final Profile profile;
  private final CommandList commands;
  private final Drbg random;
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
  private final Signer signer;
  private final SavedContexts contexts;
  private final SelfTests selfTests;
  private final PowerState power;
  private final ReadOnlyMode readOnlyMode;
  private final CountdownTimers timers;
  private final Cancellation cancellation = new Cancellation();
  private final MessageLimit messageLimit;

  /**
   * @param keeper takes the records that are to be kept
   * @param millis a clock that only goes forward, in milliseconds from any beginning
   */
  public TpmState(
      Profile profile, CommandList commands, StateKeeper keeper, Drbg random, LongSupplier millis) {
    this.profile = profile;
    this.commands = commands;
    this.random = random;
    messageLimit = new MessageLimit(profile);
    HashAlgorithm contextHash = HashAlgorithm.of(profile.contextHash());
    new ProfileRecord(keeper, profile);
    counts = new ResetCounts(keeper);
    clock = new TpmClock(keeper, millis, profile.clockUpdateMillis(), counts);
    hierarchies = new Hierarchies(keeper, profile, random);
    dictionaryAttack = new DictionaryAttack(keeper, clock, profile);
    physicalPresence = new PhysicalPresence(keeper);
    pcrs = new Pcrs(keeper, profile);
    nv = new NvIndices(keeper, hierarchies);
    objects = new Objects(keeper, profile);
    sessions = new Sessions(keeper, profile);
    commandAudit = new CommandAudit(keeper, contextHash);
    algorithmSet = new AlgorithmSet(keeper);
    tickets = new Tickets(hierarchies, contextHash);
    authTickets = new AuthTickets(hierarchies, contextHash, clock, counts);
    primaryObjects = new PrimaryObjects(keeper, hierarchies);
    commits = new Commits(keeper, random, contextHash);
    signer = new Signer(random, commits, profile.pssSalt());
    contexts = new SavedContexts(keeper, hierarchies, counts, contextHash);
    selfTests = new SelfTests(profile);
    VolatileRecord.add(keeper, "selftests", selfTests::write, selfTests::read);
    VolatileRecord.add(keeper, "audit.exclusive", exclusiveAudit::write, exclusiveAudit::read);
    power = new PowerState(keeper);
    readOnlyMode = new ReadOnlyMode(keeper);
    int timerCount = profile.of(Limit.COUNTDOWN_TIMERS);
    timers = new CountdownTimers(keeper, timerCount, hierarchies, clock::now);
  }

  public Profile profile() {
    return profile;
  }

  /** The commands that this TPM has. */
  public CommandList commands() {
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

  /** Ends a session, loaded or saved; if it was the exclusive audit session, there is none. */
  public void flushSession(TpmHandle handle) {
    if (exclusiveAudit.isExclusive(handle)) {
      exclusiveAudit.end();
    }
    sessions.flush(handle);
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

  public Signer signer() {
    return signer;
  }

  public SavedContexts contexts() {
    return contexts;
  }

  public SelfTests selfTests() {
    return selfTests;
  }

  /** Where this TPM stands between _TPM_Init and TPM2_Shutdown. */
  public PowerState power() {
    return power;
  }

  public ReadOnlyMode readOnlyMode() {
    return readOnlyMode;
  }

  /** The Authenticated Countdown Timers. */
  public CountdownTimers timers() {
    return timers;
  }

  /** How long commands and responses may be. */
  public MessageLimit messageLimit() {
    return messageLimit;
  }

  /** Whether commands that take long are to give up. */
  public Cancellation cancellation() {
    return cancellation;
  }
}
