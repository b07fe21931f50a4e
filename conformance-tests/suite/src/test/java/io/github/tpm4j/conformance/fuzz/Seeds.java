package io.github.tpm4j.conformance.fuzz;

import io.github.tpm4j.differential.implementation.EngineImplementation;
import io.github.tpm4j.differential.implementation.Implementation;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Commands and responses of generated sequences, some of each command, to begin from. */
final class Seeds implements Implementation {
  private static final int SEQUENCES = 240;
  private static final int OF_EACH_COMMAND = 2;

  /** A command and its response. */
  record Exchange(byte[] command, byte[] response) {}

  private final Implementation tpm = new EngineImplementation(PreparedTpm.PROFILE);
  private final Map<Integer, Integer> counts = new HashMap<>();
  private final List<Exchange> exchanges = new ArrayList<>();

  private Seeds() {}

  /** Those that succeeded. */
  static List<Exchange> exchanges() throws IOException {
    try (Seeds seeds = new Seeds()) {
      for (int seed = 1; seed <= SEQUENCES; seed++) {
        EchoedImplementation.runSequence(seed, seeds);
      }
      return seeds.exchanges;
    }
  }

  @Override
  public String name() {
    return "recorded TPM";
  }

  @Override
  public void manufacture() throws IOException {
    tpm.manufacture();
  }

  @Override
  public void powerCycle() throws IOException {
    tpm.powerCycle();
  }

  @Override
  public byte[] execute(byte[] command, int locality) throws IOException {
    byte[] response = tpm.execute(command, locality);
    boolean succeeded = Octets.code(response) == 0;
    if (succeeded && counts.merge(Octets.code(command), 1, Integer::sum) <= OF_EACH_COMMAND) {
      exchanges.add(new Exchange(command.clone(), response.clone()));
    }
    return response;
  }

  @Override
  public void close() throws IOException {
    tpm.close();
  }
}
