package io.github.tpm4j.tpm12.engine.core;

import io.github.tpm4j.engine.crypto.random.Drbg;
import io.github.tpm4j.engine.entropy.Entropy;
import io.github.tpm4j.engine.store.StateStore;
import io.github.tpm4j.tpm12.engine.attack.Defence;
import io.github.tpm4j.tpm12.engine.context.Contexts;
import io.github.tpm4j.tpm12.engine.counter.Counters;
import io.github.tpm4j.tpm12.engine.flags.PermanentFlags;
import io.github.tpm4j.tpm12.engine.flags.Presence;
import io.github.tpm4j.tpm12.engine.flags.StClearFlags;
import io.github.tpm4j.tpm12.engine.hash.Sha1Thread;
import io.github.tpm4j.tpm12.engine.keys.Keys;
import io.github.tpm4j.tpm12.engine.nv.NvIndices;
import io.github.tpm4j.tpm12.engine.owner.Endorsement;
import io.github.tpm4j.tpm12.engine.owner.Operator;
import io.github.tpm4j.tpm12.engine.owner.Owner;
import io.github.tpm4j.tpm12.engine.pcr.Pcrs;
import io.github.tpm4j.tpm12.engine.power.PowerState;
import io.github.tpm4j.tpm12.engine.power.SavedState;
import io.github.tpm4j.tpm12.engine.session.Sessions;
import io.github.tpm4j.tpm12.engine.state.StateKeeper;
import io.github.tpm4j.tpm12.engine.tick.Ticks;
import io.github.tpm4j.tpm12.engine.transportsession.TransportSessions;
import java.util.function.LongSupplier;

/** The parts of one TPM. */
public final class TpmState {
  private final StateKeeper keeper;
  private final Drbg random;
  private final PowerState power;
  private final PermanentFlags flags;
  private final StClearFlags stClear;
  private final Presence presence;
  private final Defence defence;
  private final Sessions sessions;
  private final Pcrs pcrs;
  private final Endorsement endorsement;
  private final Owner owner;
  private final Keys keys;
  private final Operator operator;
  private final SavedState savedState;
  private final Ticks ticks;
  private final Sha1Thread sha1;
  private final Contexts contexts;
  private final Counters counters;
  private final NvIndices nv;
  private final TransportSessions transportSessions;

  public TpmState(StateStore store, Entropy entropy, LongSupplier millis) {
    keeper = new StateKeeper(store);
    random = Drbg.fromEntropy(entropy);
    power = new PowerState(keeper);
    flags = new PermanentFlags(keeper);
    stClear = new StClearFlags(keeper);
    presence = new Presence(flags, stClear);
    defence = new Defence(keeper, millis);
    sessions = new Sessions(keeper, random);
    pcrs = new Pcrs(keeper);
    endorsement = new Endorsement(keeper);
    owner = new Owner(keeper);
    keys = new Keys(keeper, owner, random);
    operator = new Operator(keeper);
    savedState = new SavedState(keeper);
    ticks = new Ticks(keeper, millis, random);
    sha1 = new Sha1Thread(keeper);
    contexts = new Contexts(keeper, random);
    counters = new Counters(keeper);
    nv = new NvIndices(keeper);
    transportSessions = new TransportSessions(keeper, random);
  }

  public StateKeeper keeper() {
    return keeper;
  }

  public Drbg random() {
    return random;
  }

  public PowerState power() {
    return power;
  }

  public PermanentFlags flags() {
    return flags;
  }

  public StClearFlags stClear() {
    return stClear;
  }

  public Presence presence() {
    return presence;
  }

  public Defence defence() {
    return defence;
  }

  public Sessions sessions() {
    return sessions;
  }

  public Pcrs pcrs() {
    return pcrs;
  }

  public Endorsement endorsement() {
    return endorsement;
  }

  public Owner owner() {
    return owner;
  }

  public Keys keys() {
    return keys;
  }

  public NvIndices nv() {
    return nv;
  }

  public Counters counters() {
    return counters;
  }

  public Contexts contexts() {
    return contexts;
  }

  public Sha1Thread sha1() {
    return sha1;
  }

  public Ticks ticks() {
    return ticks;
  }

  public SavedState savedState() {
    return savedState;
  }

  public Operator operator() {
    return operator;
  }

  public TransportSessions transportSessions() {
    return transportSessions;
  }
}
