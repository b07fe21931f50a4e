package io.github.tpm4j.engine.signing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tpm4j.engine.crypto.hash.HashAlgorithm;
import io.github.tpm4j.engine.crypto.random.Drbg;
import io.github.tpm4j.engine.entropy.Entropy;
import io.github.tpm4j.engine.state.StateKeeper;
import io.github.tpm4j.engine.store.MemoryStore;
import java.util.OptionalLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CommitsTest {
  private final Commits commits =
      new Commits(
          new StateKeeper(new MemoryStore()),
          Drbg.fromEntropy(Entropy.system()),
          HashAlgorithm.SHA512);

  @BeforeEach
  void begin() {
    commits.initialize();
  }

  @Test
  void commitIsPendingUntilUsed() {
    long counter = commits.next();
    commits.add();
    assertEquals(OptionalLong.of(counter), commits.find(Commits.shown(counter)));

    commits.use(counter);
    assertFalse(commits.find(Commits.shown(counter)).isPresent());
  }

  @Test
  void commitLosesItsPlaceToLaterOnes() {
    long first = commits.next();
    for (int count = 0; count < Commits.WINDOW; count++) {
      commits.add();
    }
    assertTrue(commits.find(Commits.shown(first)).isPresent());

    commits.add();
    assertFalse(commits.find(Commits.shown(first)).isPresent());
  }

  @Test
  void counterIsFoundByItsLowBits() {
    for (int count = 0; count < 0x1_0002; count++) {
      commits.add();
    }

    assertEquals(OptionalLong.of(0x1_0001), commits.find(1));
  }

  @Test
  void nothingIsPendingAtTheBeginning() {
    assertFalse(commits.find(0).isPresent());
    assertFalse(commits.find(0xFFFF).isPresent());
  }
}
