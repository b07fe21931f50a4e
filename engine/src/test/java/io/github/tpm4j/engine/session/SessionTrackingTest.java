package io.github.tpm4j.engine.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tpm4j.engine.state.StateKeeper;
import io.github.tpm4j.engine.store.MemoryStore;
import io.github.tpm4j.tss.wire.Limits;
import io.github.tpm4j.tss.wire.TpmReader;
import io.github.tpm4j.tss.wire.TpmWriter;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SessionTrackingTest {
  private static final int MAX_ACTIVE = 64;
  private static final int MAX_LOADED = 3;

  private final SessionTracking tracking = tracking();

  private static SessionTracking tracking() {
    return new SessionTracking(new StateKeeper(new MemoryStore()), MAX_ACTIVE, MAX_LOADED);
  }

  @BeforeEach
  void begin() {
    tracking.initialize();
  }

  @Test
  void countsFromAfterTheNumbersOfLoadedSessions() {
    tracking.add(0, 0);

    assertEquals(MAX_LOADED + 1, tracking.save(0));
  }

  @Test
  void tellsASavedSessionByItsWholeCounter() {
    tracking.add(5, 1);
    long id = tracking.save(5);

    assertTrue(tracking.isSaved(5, id));
    assertFalse(tracking.isSaved(5, id + 0x10000));
    assertFalse(tracking.isSaved(5, id + 1));
    assertFalse(tracking.isSaved(4, id));
  }

  @Test
  void refusesAnOldContextOfASessionSavedAgain() {
    tracking.add(0, 0);
    long old = tracking.save(0);
    tracking.load(0, 0);
    long id = tracking.save(0);

    assertFalse(tracking.isSaved(0, old));
    assertTrue(tracking.isSaved(0, id));
  }

  @Test
  void gapIsFullWhenTheOldestSessionsNumberComesAgain() {
    tracking.add(0, 0);
    long first = tracking.save(0);
    tracking.add(1, 1);
    int saves = 0;
    while (!tracking.isGapFull()) {
      tracking.save(1);
      tracking.load(1, 1);
      saves++;
    }

    // The numbers 0 to 3 are left out when the low bits of the counter wrap.
    assertEquals(0xFFFF - (MAX_LOADED + 1), saves);
    assertTrue(tracking.isSaved(0, first));
    assertEquals(0, tracking.oldest());
    tracking.load(0, 0);
    assertFalse(tracking.isGapFull());
  }

  @Test
  void startupForgetsLoadedSessionsAndKeepsSavedOnes() {
    tracking.add(0, 0);
    tracking.add(1, 1);
    tracking.save(1);
    tracking.forgetLoaded();

    assertEquals(0, tracking.free());
    assertTrue(tracking.isSaved(1));
    assertEquals(1, tracking.countActive());
  }

  @Test
  void handlesAreGivenOutLowestFirstUntilAllAreUsed() {
    for (int index = 0; index < MAX_ACTIVE; index++) {
      assertEquals(index, tracking.free());
      tracking.add(index, 0);
    }
    assertEquals(-1, tracking.free());
    tracking.remove(7);
    assertEquals(7, tracking.free());
  }

  @Test
  void readsWhatItWrote() {
    tracking.add(3, 2);
    long id = tracking.save(3);
    TpmWriter out = new TpmWriter();
    tracking.write(out);
    SessionTracking copy = tracking();
    copy.read(new TpmReader(out.toByteArray(), Limits.ANY));

    assertTrue(copy.isSaved(3, id));
    copy.add(4, 0);
    assertEquals(id + 1, copy.save(4));
  }
}
