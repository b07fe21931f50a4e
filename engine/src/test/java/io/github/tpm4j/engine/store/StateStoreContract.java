package io.github.tpm4j.engine.store;

import static io.github.tpm4j.engine.store.StateFiles.assertRefused;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.tpm4j.engine.store.StateStoreException.Reason;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every store does. */
abstract class StateStoreContract {
  private StateStore store;

  abstract StateStore open() throws Exception;

  @BeforeEach
  void openStore() throws Exception {
    store = open();
  }

  @AfterEach
  void closeStore() {
    store.close();
  }

  @Test
  void isEmptyAtFirst() {
    Records.assertSame(Map.of(), store.load());
  }

  @Test
  void holdsWhatWasCommitted() {
    List<Map<String, Optional<byte[]>>> commits = Records.someCommits();
    for (int i = 0; i < commits.size(); i++) {
      store.commit(commits.get(i));
      Records.assertSame(Records.after(commits.subList(0, i + 1)), store.load());
    }
  }

  @Test
  void copiesWhatItIsGiven() {
    byte[] value = {1, 2, 3};
    store.commit(Records.set("nv", value));
    Arrays.fill(value, (byte) 0);
    assertArrayEquals(new byte[] {1, 2, 3}, store.load().get("nv"));
  }

  @Test
  void copiesWhatItGives() {
    store.commit(Records.set("nv", new byte[] {1, 2, 3}));
    Arrays.fill(store.load().get("nv"), (byte) 0);
    assertArrayEquals(new byte[] {1, 2, 3}, store.load().get("nv"));
  }

  @Test
  void ignoresTheRemovalOfWhatIsNotThere() {
    store.commit(Records.remove("nv"));
    Records.assertSame(Map.of(), store.load());
  }

  @Test
  void acceptsACommitOfNothing() {
    store.commit(Map.of());
    Records.assertSame(Map.of(), store.load());
  }

  @Test
  void refusesANullValueAndChangesNothing() {
    store.commit(Records.set("da", "before"));
    Map<String, Optional<byte[]>> changes = new HashMap<>(Records.set("da", "after"));
    changes.put("nv", null);
    assertThrows(NullPointerException.class, () -> store.commit(changes));
    Records.assertSame(Records.after(List.of(Records.set("da", "before"))), store.load());
  }

  @Test
  void refusesANameThatIsTooLongAndChangesNothing() {
    Map<String, Optional<byte[]>> changes = Records.set("n".repeat(65_536), "value");
    assertThrows(IllegalArgumentException.class, () -> store.commit(changes));
    Records.assertSame(Map.of(), store.load());
  }

  @Test
  void keepsTheLongestNameAndNamesThatAreNotAscii() {
    Map<String, Optional<byte[]>> changes =
        Map.of("n".repeat(65_535), Optional.of(new byte[1]), "nv/é€", Optional.of(new byte[2]));
    store.commit(changes);
    Records.assertSame(Records.after(List.of(changes)), store.load());
  }

  @Test
  void keepsTheContentWhenHistoryIsDiscarded() {
    Records.someCommits().forEach(store::commit);
    store.discardHistory();
    Records.assertSame(Records.after(Records.someCommits()), store.load());
  }

  @Test
  void refusesEveryUseAfterClose() {
    store.close();
    store.close();
    assertRefused(Reason.CLOSED, store::load);
    assertRefused(Reason.CLOSED, () -> store.commit(Records.set("da", "value")));
    assertRefused(Reason.CLOSED, store::discardHistory);
  }
}
