package io.github.tpm4j.cli.serve;

import io.github.tpm4j.engine.server.TpmServer;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** The options that say how the server waits for the next command. */
final class WaitingOptions {
  private static final int LONGEST_POLLING_MICROS = 1_000;

  private enum Waiting {
    FOLLOW,
    SLEEP,
    POLL
  }

  @Option(
      names = "--waiting",
      paramLabel = "follow|sleep|poll",
      defaultValue = "follow",
      description =
          "How the server waits for a client's next command. 'follow': asleep, on the processor"
              + " that a client of this machine runs on, once it has sent some commands over TCP"
              + " (sched_setaffinity; without it where the system refuses that). 'sleep': asleep,"
              + " wherever the kernel wakes it. 'poll': awake for --polling-micros, while commands"
              + " come that close after each other. All the same on one processor. Default:"
              + " ${DEFAULT-VALUE}.")
  private Waiting waiting;

  private Duration polling;

  @Spec(Target.MIXEE)
  private CommandSpec spec;

  @Option(
      names = "--polling-micros",
      paramLabel = "MICROSECONDS",
      defaultValue = "50",
      description = "How long '--waiting poll' stays awake, 0 to 1000. Default: ${DEFAULT-VALUE}.")
  private void setPolling(int micros) {
    if (micros < 0 || micros > LONGEST_POLLING_MICROS) {
      throw new ParameterException(
          spec.commandLine(), "--polling-micros must be 0 to 1000, and is " + micros);
    }
    polling = Duration.of(micros, ChronoUnit.MICROS);
  }

  void apply(TpmServer.Builder server) {
    if (waiting == Waiting.FOLLOW) {
      server.followClients();
    } else if (waiting == Waiting.POLL) {
      server.pollClients(polling);
    }
  }
}
