package io.github.tpm4j.benchmarks.timing;

/** An operation to be timed: only {@link #run} is. */
@FunctionalInterface
public interface Operation {

  /** Makes ready for one {@link #run}. */
  default void prepare() throws Exception {}

  void run() throws Exception;

  /** Undoes what one {@link #run} did, and checks it. */
  default void undo() throws Exception {}
}
