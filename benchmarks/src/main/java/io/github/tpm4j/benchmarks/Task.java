package io.github.tpm4j.benchmarks;

/** One operation to be timed. */
@FunctionalInterface
interface Task {
  void run() throws Exception;
}
