package io.github.tpm4j.engine.session;

import io.github.tpm4j.engine.profile.Profile;
import io.github.tpm4j.engine.response.TpmFailure;
import io.github.tpm4j.engine.state.StateKeeper;
import io.github.tpm4j.engine.state.VolatileRecord;
import io.github.tpm4j.tss.constants.TpmRc;
import io.github.tpm4j.tss.handles.HandleRange;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.wire.Limit;
import io.github.tpm4j.tss.wire.TpmReader;
import io.github.tpm4j.tss.wire.TpmWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;

/**
 * The active sessions: some in memory, others saved (Part 1, 30.4). HMAC and policy sessions share
 * their numbers: the low octets of the handle.
 */
public final class Sessions {
  private static final int INDEX_MASK = 0x00FFFFFF;
  private static final int EMPTY_SLOT = 0;

  private final Session[] slots;
  private final SessionTracking tracking;

  public Sessions(StateKeeper keeper, Profile profile) {
    slots = new Session[profile.maxLoadedSessions()];
    tracking =
        new SessionTracking(
            keeper, profile.of(Limit.MAX_ACTIVE_SESSIONS), profile.maxLoadedSessions());
    keeper.add(tracking);
    VolatileRecord.add(keeper, "sessions.loaded", this::writeLoaded, this::readLoaded);
  }

  private void writeLoaded(TpmWriter out) {
    for (Session session : slots) {
      out.u32(session == null ? EMPTY_SLOT : session.handle().value());
      if (session != null) {
        session.write(out);
      }
    }
  }

  private void readLoaded(TpmReader in) {
    for (int slot = 0; slot < slots.length; slot++) {
      int handle = in.u32();
      slots[slot] = handle == EMPTY_SLOT ? null : Session.read(TpmHandle.of(handle), in);
    }
  }

  /** What is in memory is lost. */
  public void powerOff() {
    for (int slot = 0; slot < slots.length; slot++) {
      release(slot);
    }
  }

  /** TPM2_Startup of any kind, after the tracking was read or begun anew. */
  public void start() {
    tracking.forgetLoaded();
  }

  /** The loaded session with this handle; null if there is none. */
  public Session find(TpmHandle handle) {
    for (Session session : slots) {
      if (session != null && session.handle().equals(handle)) {
        return session;
      }
    }
    return null;
  }

  /** Whether the number of this handle is that of a loaded session of the other kind. */
  public boolean isOfOtherKind(TpmHandle handle) {
    for (Session session : slots) {
      if (session != null && index(session.handle()) == index(handle)) {
        return !session.handle().equals(handle);
      }
    }
    return false;
  }

  /**
   * The loaded session with this handle; the handle stage has made sure that there is one.
   *
   * @throws TpmFailure TPM_RC_HANDLE if there is none
   */
  public Session get(TpmHandle handle) {
    Session session = find(handle);
    TpmFailure.require(session != null, TpmRc.HANDLE);
    return session;
  }

  /** What the policy commands work on, of a session that is there. */
  public PolicyState policy(TpmHandle handle) {
    return get(handle).policy();
  }

  /**
   * The handle that a new session will have.
   *
   * @throws TpmFailure TPM_RC_SESSION_MEMORY, TPM_RC_SESSION_HANDLES, or TPM_RC_CONTEXT_GAP if the
   *     last place in memory is kept for the oldest session
   */
  public TpmHandle nextHandle(boolean policy) {
    TpmFailure.require(freeSlot() >= 0, TpmRc.SESSION_MEMORY);
    TpmFailure.require(!isLastSlotForOldest(), TpmRc.CONTEXT_GAP);
    int index = tracking.free();
    TpmFailure.require(index >= 0, TpmRc.SESSION_HANDLES);
    HandleRange range = policy ? HandleRange.POLICY_SESSION : HandleRange.HMAC_SESSION;
    return TpmHandle.of(range.first() + index);
  }

  /** Takes a new session, whose handle is from {@link #nextHandle}. */
  public void add(Session session) {
    int slot = freeSlot();
    slots[slot] = session;
    tracking.add(index(session.handle()), slot);
  }

  /** Whether there is a session with the number of this handle, whatever its kind. */
  public boolean isLoadedOrSaved(TpmHandle handle) {
    return slotOf(handle) >= 0 || isSaved(handle);
  }

  public boolean isSaved(TpmHandle handle) {
    return tracking.isSaved(index(handle));
  }

  /** Whether a session was saved with exactly this sequence number. */
  public boolean isSaved(TpmHandle handle, long sequence) {
    return tracking.isSaved(index(handle), sequence);
  }

  /** Ends a session, loaded or saved. */
  public void flush(TpmHandle handle) {
    int slot = slotOf(handle);
    if (slot >= 0) {
      release(slot);
    }
    tracking.remove(index(handle));
  }

  /**
   * TPM2_ContextSave, first half.
   *
   * @throws TpmFailure TPM_RC_CONTEXT_GAP, TPM_RC_TOO_MANY_CONTEXTS
   */
  public void checkSave() {
    TpmFailure.require(!tracking.isGapFull(), TpmRc.CONTEXT_GAP);
    TpmFailure.require(!tracking.isCounterAtEnd(), TpmRc.TOO_MANY_CONTEXTS);
  }

  /**
   * TPM2_ContextSave, second half: the session leaves memory.
   *
   * @param data takes what {@link #load} needs
   * @return the sequence number
   */
  public long save(Session session, TpmWriter data) {
    session.write(data);
    long sequence = tracking.save(index(session.handle()));
    release(slotOf(session.handle()));
    return sequence;
  }

  /**
   * TPM2_ContextLoad, first half, of a session that is saved.
   *
   * @throws TpmFailure TPM_RC_SESSION_MEMORY, or TPM_RC_CONTEXT_GAP if only the oldest may be
   *     loaded
   */
  public void checkLoad(TpmHandle handle) {
    TpmFailure.require(freeSlot() >= 0, TpmRc.SESSION_MEMORY);
    TpmFailure.require(
        !isLastSlotForOldest() || tracking.oldest() == index(handle), TpmRc.CONTEXT_GAP);
  }

  /** Nothing can be saved until the oldest session is loaded, so that it must find a place. */
  private boolean isLastSlotForOldest() {
    return countFree() == 1 && tracking.isGapFull();
  }

  /** TPM2_ContextLoad, second half: the session is in memory again, and its context used up. */
  public void load(TpmHandle handle, TpmReader data) {
    int slot = freeSlot();
    slots[slot] = Session.read(handle, data);
    tracking.load(index(handle), slot);
  }

  private void release(int slot) {
    if (slots[slot] != null) {
      slots[slot].wipe();
      slots[slot] = null;
    }
  }

  private int freeSlot() {
    return slotWhere(slot -> slots[slot] == null);
  }

  private int slotOf(TpmHandle handle) {
    return slotWhere(slot -> slots[slot] != null && index(slots[slot].handle()) == index(handle));
  }

  private int slotWhere(IntPredicate condition) {
    for (int slot = 0; slot < slots.length; slot++) {
      if (condition.test(slot)) {
        return slot;
      }
    }
    return -1;
  }

  private static int index(TpmHandle handle) {
    return handle.value() & INDEX_MASK;
  }

  /** How many more sessions fit in memory (TPM_PT_HR_LOADED_AVAIL). */
  public int countFree() {
    int free = 0;
    for (Session session : slots) {
      free += session == null ? 1 : 0;
    }
    return free;
  }

  /** How many sessions are in memory (TPM_PT_HR_LOADED). */
  public int countLoaded() {
    return slots.length - countFree();
  }

  /** How many sessions are loaded or saved (TPM_PT_HR_ACTIVE). */
  public int countActive() {
    return tracking.countActive();
  }

  /** How many more sessions may be active (TPM_PT_HR_ACTIVE_AVAIL). */
  public int countActiveAvailable() {
    return tracking.countMax() - tracking.countActive();
  }

  /** The handles of the loaded sessions, by rising number. */
  public List<TpmHandle> loadedHandles() {
    List<TpmHandle> handles = new ArrayList<>();
    for (int index = 0; tracking.isInRange(index); index++) {
      for (Session session : slots) {
        if (session != null && index(session.handle()) == index) {
          handles.add(session.handle());
        }
      }
    }
    return handles;
  }

  /** The handles of the saved sessions, as HMAC sessions, by rising number. */
  public List<TpmHandle> savedHandles() {
    List<TpmHandle> handles = new ArrayList<>();
    for (int index = 0; tracking.isInRange(index); index++) {
      if (tracking.isSaved(index)) {
        handles.add(TpmHandle.of(HandleRange.HMAC_SESSION.first() + index));
      }
    }
    return handles;
  }
}
