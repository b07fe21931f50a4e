package io.github.tpm4j.differential.compare;

import java.util.List;
import java.util.Optional;

/** What has to be equal in one item of two responses. */
@FunctionalInterface
interface ItemRule {

  /**
   * Compares.
   *
   * @param comparable whether both TPMs were given the same: entities of equal Names with equal
   *     histories, and equal parameters
   * @return what differs; empty if nothing does
   */
  Optional<Mismatch> compare(Object reference, Object candidate, boolean comparable);

  /** As {@link #compare}, but for items of several parts: everything that differs. */
  default List<Mismatch> compareAll(Object reference, Object candidate, boolean comparable) {
    return compare(reference, candidate, comparable).stream().toList();
  }

  /**
   * What differs.
   *
   * @param part which part of the item; empty for all of it
   */
  record Mismatch(String part, Object reference, Object candidate) {}

  /** The mismatch of unequal values. */
  static Optional<Mismatch> equal(String part, Object reference, Object candidate) {
    return reference.equals(candidate)
        ? Optional.empty()
        : Optional.of(new Mismatch(part, reference, candidate));
  }
}
