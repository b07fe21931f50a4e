package io.github.tpm4j.conformance.kill;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What the kill tests would not let pass. */
class BookkeeperTest {
  private static final Ledger FIRST =
      new Ledger(0, 5, 7, 0, "00".repeat(32), false, 0, Ledger.NONE, false, 2, 1);

  private final Bookkeeper bookkeeper = new Bookkeeper(1, FIRST);

  private static Ledger after(Change.Kind kind) {
    return new Change(kind, 9).after(FIRST);
  }

  @Test
  void refusesAStateThatLacksAnAcknowledgedChange() {
    Change change = bookkeeper.change();
    bookkeeper.acknowledge();
    assertThrows(AssertionError.class, () -> bookkeeper.found(FIRST), change::toString);
  }

  @Test
  void takesTheChangeThatWasOnItsWayOrNot() {
    new Bookkeeper(1, FIRST).found(FIRST);
    new Bookkeeper(1, FIRST).found(bookkeeper.change().after(FIRST));
  }

  @Test
  void everyChangeIsSeenByItsLoss() {
    for (Change.Kind kind : Change.Kind.values()) {
      boolean changes = kind != Change.Kind.SHUTDOWN && kind != Change.Kind.ALLOW_FAILURES;
      Ledger after = after(kind);
      assertEquals(!changes, after.admits(FIRST), kind.toString());
    }
  }

  @Test
  void countersMayGoAheadButNotBack() {
    Ledger ahead = after(Change.Kind.COUNT_ORDERLY);
    Ledger failedMore = after(Change.Kind.FAIL);
    for (Ledger later : List.of(ahead, failedMore)) {
      assertEquals(List.of(true, false), List.of(FIRST.admits(later), later.admits(FIRST)));
    }
  }

  @Test
  void readsBackWhatItHasWritten() {
    assertEquals(FIRST, Ledger.decode(FIRST.encode()));
  }
}
