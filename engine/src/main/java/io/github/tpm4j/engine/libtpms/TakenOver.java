package io.github.tpm4j.engine.libtpms;

import io.github.tpm4j.engine.commands.Chapters;
import io.github.tpm4j.engine.core.TpmState;
import io.github.tpm4j.engine.crypto.hash.HashAlgorithm;
import io.github.tpm4j.engine.crypto.random.Drbg;
import io.github.tpm4j.engine.entropy.Entropy;
import io.github.tpm4j.engine.power.Orderliness.Shutdown;
import io.github.tpm4j.engine.profile.Profile;
import io.github.tpm4j.engine.state.Lifetime;
import io.github.tpm4j.engine.state.StateKeeper;
import io.github.tpm4j.engine.store.StateStore;
import io.github.tpm4j.engine.store.StateStoreException;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.constants.TpmCc;
import io.github.tpm4j.tss.handles.TpmHandle;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** A TPM of this program that is given what one of libtpms had, while it is off. */
final class TakenOver {
  private static final Set<Lifetime> PERMANENT = EnumSet.of(Lifetime.PERSISTENT, Lifetime.ORDERLY);
  private static final Set<Lifetime> ALL =
      EnumSet.of(Lifetime.PERSISTENT, Lifetime.ORDERLY, Lifetime.RESET, Lifetime.CLEAR);
  private static final List<TpmHandle> WITH_SECRETS =
      List.of(TpmHandle.OWNER, TpmHandle.ENDORSEMENT, TpmHandle.PLATFORM);
  private static final List<TpmHandle> WITH_AUTH =
      List.of(TpmHandle.OWNER, TpmHandle.ENDORSEMENT, TpmHandle.LOCKOUT);

  private final SwtpmSource.Content content;
  private final PersistentData data;
  private final TpmState tpm;

  private TakenOver(SwtpmSource.Content content, TpmState tpm) {
    this.content = content;
    this.tpm = tpm;
    data = content.permanent().data();
  }

  /** Writes all records of the TPM into an empty store. */
  static void write(SwtpmSource.Content content, Profile profile, StateStore store) {
    StateKeeper keeper = new StateKeeper(store);
    TpmState tpm = tpm(profile, keeper);
    keeper.initialize(ALL);
    TakenOver takenOver = new TakenOver(content, tpm);
    takenOver.takePersistent();
    boolean isSaved = takenOver.isSaved();
    if (isSaved) {
      takenOver.takeSaved();
    }
    keeper.putAll(isSaved ? ALL : PERMANENT);
    // In a commit before: what it saves has changed, which would end the last shutdown's validity.
    keeper.commit();
    takenOver.takeOrderliness();
    keeper.commit();
  }

  private static TpmState tpm(Profile profile, StateKeeper keeper) {
    Drbg random = Drbg.fromEntropy(Entropy.system());
    return new TpmState(profile, Chapters.commandsOf(profile), keeper, random, System::nanoTime);
  }

  /**
   * Reads what {@link #write} wrote, as a TPM does that is powered on: each part may be right and
   * the whole be none that a TPM starts on.
   *
   * @throws StateStoreException {@code DAMAGED}
   */
  static void requireReadable(Profile profile, StateStore store) {
    StateKeeper keeper = new StateKeeper(store);
    TpmState tpm = tpm(profile, keeper);
    try {
      keeper.load();
      keeper.restore(PERMANENT);
      tpm.pcrs().powerOn();
      tpm.nv().powerOn();
      tpm.objects().powerOn();
      if (tpm.power().orderliness().shutdown() == Shutdown.STATE) {
        tpm.power().saved().resume();
      }
    } catch (RuntimeException e) {
      throw new StateStoreException(
          StateStoreException.Reason.DAMAGED,
          "The state of swtpm is damaged: no TPM starts on it. It was not changed.",
          e);
    } finally {
      keeper.forgetLoaded();
    }
  }

  private boolean isSaved() {
    return content.permanent().reset().isPresent() && content.permanent().clear().isPresent();
  }

  private void takePersistent() {
    tpm.primaryObjects().derivation().setLibtpms();
    takeHierarchies();
    tpm.counts().adoptResets(data.resetCount(), data.totalResetCount());
    tpm.pcrs().setPolicy(data.pcrPolicy());
    tpm.pcrs().adoptAllocation(data.pcrAllocation());
    tpm.pcrs().powerOn();
    takePhysicalPresence();
    takeDictionaryAttack();
    PersistentData.Audit audit = data.audit();
    HashAlgorithm auditHash = HashAlgorithm.of(audit.hash());
    tpm.commandAudit().adopt(known(audit.commands()), auditHash, audit.counter());
    tpm.algorithmSet().set(data.algorithmSet());
    takeClock();
    TakenOverNv.take(content, tpm.nv());
    content
        .permanent()
        .user()
        .objects()
        .forEach((handle, object) -> tpm.objects().persistent().add(handle, object.loaded()));
  }

  private void takeHierarchies() {
    HierarchyData hierarchies = data.hierarchies();
    for (TpmHandle hierarchy : WITH_SECRETS) {
      tpm.hierarchies()
          .adopt(
              hierarchy, hierarchies.seeds().get(hierarchy), hierarchies.proofs().get(hierarchy));
    }
    for (TpmHandle hierarchy : WITH_AUTH) {
      tpm.hierarchies().setAuthValue(hierarchy, hierarchies.authValues().get(hierarchy));
      tpm.hierarchies().setPolicy(hierarchy, hierarchies.policies().get(hierarchy));
    }
    tpm.hierarchies().setClearDisabled(data.isClearDisabled());
  }

  private void takePhysicalPresence() {
    Set<TpmCc> others = new LinkedHashSet<>(tpm.physicalPresence().commands());
    Set<TpmCc> commands = known(data.physicalPresence());
    others.removeAll(commands);
    tpm.physicalPresence().change(commands, others);
  }

  private Set<TpmCc> known(Set<TpmCc> commands) {
    Set<TpmCc> known = new LinkedHashSet<>(commands);
    known.removeIf(command -> !tpm.profile().implemented(command));
    return known;
  }

  private void takeDictionaryAttack() {
    DictionaryAttackData attack = data.dictionaryAttack();
    boolean isUsed =
        data.orderlyState().isLostAfterUse()
            || content.volatileState().map(VolatileState::isDaUsed).orElse(false);
    tpm.dictionaryAttack()
        .setParameters(
            attack.maxTries(), attack.recoveryTimeSeconds(), attack.lockoutRecoverySeconds());
    tpm.dictionaryAttack().adopt(attack.failedTries(), attack.isLockoutAuthEnabled(), isUsed);
  }

  /** A suspended TPM has told later values than it had stored. */
  private void takeClock() {
    OrderlyData stored = content.permanent().orderly();
    OrderlyData newest =
        content
            .volatileState()
            .map(VolatileState::orderly)
            .filter(it -> Long.compareUnsigned(it.clock(), stored.clock()) > 0)
            .orElse(stored);
    tpm.clock().adopt(newest.clock(), newest.isSafe());
  }

  private void takeSaved() {
    StateResetData reset = content.permanent().reset().orElseThrow();
    tpm.hierarchies().adopt(TpmHandle.NULL, reset.nullSeed(), reset.nullProof());
    tpm.counts().adoptRestarts(reset.restartCount(), reset.clearCount());
    tpm.commandAudit().adoptDigest(reset.auditDigest());
    tpm.pcrs().adoptUpdateCounter(reset.pcrCounter());
    StateClearData clear = content.permanent().clear().orElseThrow();
    tpm.hierarchies().setEnabled(TpmHandle.OWNER, clear.isOwnerEnabled());
    tpm.hierarchies().setEnabled(TpmHandle.ENDORSEMENT, clear.isEndorsementEnabled());
    tpm.hierarchies().setEnabled(TpmHandle.PLATFORM_NV, clear.isPlatformNvEnabled());
    tpm.hierarchies().setAuthValue(TpmHandle.PLATFORM, clear.platformAuth());
    tpm.hierarchies().setPolicy(TpmHandle.PLATFORM, clear.platformPolicy());
    tpm.pcrs().setAuth(clear.pcrAuth());
    clear.savedPcrs().forEach(this::takeBank);
  }

  private void takeBank(TpmAlg hash, byte[] values) {
    if (tpm.pcrs().bank(hash).isPresent()) {
      tpm.pcrs().adoptSaved(hash, values);
    }
  }

  private void takeOrderliness() {
    OrderlyState last = data.orderlyState();
    tpm.power().orderliness().begin(last.hadHcrtm(), last.wasLocalityThree());
    tpm.power().orderliness().end(last.shutdown());
  }
}
