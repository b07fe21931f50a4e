package io.github.tpm4j.benchmarks.serving;

import io.github.tpm4j.benchmarks.timing.Operation;
import java.time.Duration;

/** A client that computes for a time before each command, as most do. */
record ComputingClient(Operation command, Duration computing) implements Operation {

  @Override
  public void prepare() throws Exception {
    long start = System.nanoTime();
    command.prepare();
    while (System.nanoTime() - start < computing.toNanos()) {
      Thread.onSpinWait();
    }
  }

  @Override
  public void run() throws Exception {
    command.run();
  }

  @Override
  public void undo() throws Exception {
    command.undo();
  }
}
