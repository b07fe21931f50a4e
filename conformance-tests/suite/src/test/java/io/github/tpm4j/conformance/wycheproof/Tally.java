package io.github.tpm4j.conformance.wycheproof;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Runs all vectors of a file, and holds what came of them against what must come, and the index.
 */
final class Tally {
  private final VectorFile file;
  private final int[] counts = new int[Vector.Result.values().length];
  private final List<String> wrong = new ArrayList<>();
  private Set<Integer> refusedByPlatform = Set.of();
  private int expectedNotOffered;
  private int notOffered;
  private int accepted;

  /** Whether a vector is accepted. */
  @FunctionalInterface
  interface Check {
    /**
     * Uses a vector.
     *
     * @return false if it is refused as it should be refused; whatever else goes wrong is thrown
     * @throws NotOfferedException if the TPM has no such key
     */
    boolean accepts(Vector vector) throws Exception;
  }

  private Tally(VectorFile file) {
    this.file = file;
  }

  static Tally of(VectorFile file) {
    return new Tally(file);
  }

  /** With vectors that are valid, and that the platform's software refuses all the same. */
  Tally refusedByPlatform(Set<Integer> ids) {
    refusedByPlatform = ids;
    return this;
  }

  /** With that many vectors with keys that the TPM does not have. */
  Tally notOffered(int count) {
    expectedNotOffered = count;
    return this;
  }

  void run(Check check) {
    for (Vector vector : file.vectors()) {
      counts[vector.result().ordinal()]++;
      try {
        judge(vector, check.accepts(vector));
      } catch (NotOfferedException e) {
        notOffered++;
      } catch (Exception | AssertionError e) {
        wrong.add(vector.id() + " is " + vector.result() + ": " + e);
      }
    }
    System.out.printf(
        "Wycheproof %s: %d valid, %d invalid, %d acceptable; %d accepted, %d not offered%n",
        file, counts[0], counts[1], counts[2], accepted, notOffered);
    assertEquals(List.of(), wrong, file.name());
    assertEquals(
        List.of(file.valid(), file.invalid(), file.acceptable(), expectedNotOffered),
        List.of(counts[0], counts[1], counts[2], notOffered));
    assertEquals(file.tests(), counts[0] + counts[1] + counts[2]);
  }

  private void judge(Vector vector, boolean accepts) {
    accepted += accepts ? 1 : 0;
    boolean mustBeRefused =
        vector.result() == Vector.Result.INVALID || refusedByPlatform.contains(vector.id());
    boolean mustBeAccepted = vector.result() == Vector.Result.VALID && !mustBeRefused;
    if (accepts ? mustBeRefused : mustBeAccepted) {
      wrong.add(vector.id() + " is " + vector.result() + ", accepted: " + accepts);
    }
  }
}
