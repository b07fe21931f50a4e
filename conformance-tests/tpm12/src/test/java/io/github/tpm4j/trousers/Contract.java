package io.github.tpm4j.trousers;

import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** What holds for every TPM 1.2, however it is served; one TPM for all tests of a class. */
@TestInstance(Lifecycle.PER_CLASS)
abstract class Contract {
  private final ServedTpm.Starter starter;
  private Stack stack;

  Contract(ServedTpm.Starter starter) {
    this.starter = starter;
  }

  /** The TPM as the tests find it. */
  Stack prepare(ServedTpm tpm) throws IOException {
    return Stack.owned(tpm);
  }

  @BeforeAll
  void start() throws IOException {
    stack = prepare(starter.start());
  }

  @AfterAll
  void end() throws IOException {
    if (stack != null) {
      stack.close();
    }
  }

  Stack stack() {
    return stack;
  }

  /** Runs a tool that must succeed, and returns what it printed. */
  String run(String... command) throws IOException {
    return stack.run(command);
  }
}
