package io.github.tpm4j.cli.serve;

import io.github.tpm4j.engine.server.TpmServer;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.function.Consumer;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;

/** The options that say how the server waits for the next command. */
final class WaitingOptions {
  private static final int LONGEST_POLLING_MICROS = 1_000;

  private enum Waiting {
    FOLLOW,
    SLEEP,
    POLL
  }

  private final OptionSpec waiting =
      OptionSpec.builder("--waiting")
          .type(Waiting.class)
          .paramLabel("follow|sleep|poll")
          .defaultValue("follow")
          .description(
              "How the server waits for a client's next command. 'follow': asleep, on the processor"
                  + " that a client of this machine runs on, once it has sent some commands over TCP"
                  + " (sched_setaffinity; without it where the system refuses that). 'sleep': asleep,"
                  + " wherever the kernel wakes it. 'poll': awake for --polling-micros, while commands"
                  + " come that close after each other. All the same on one processor. Default:"
                  + " ${DEFAULT-VALUE}.")
          .build();

  private final OptionSpec pollingMicros =
      OptionSpec.builder("--polling-micros")
          .type(int.class)
          .paramLabel("MICROSECONDS")
          .defaultValue("50")
          .description(
              "How long '--waiting poll' stays awake, 0 to 1000. Default: ${DEFAULT-VALUE}.")
          .build();

  private final CommandSpec command;

  WaitingOptions(CommandSpec command) {
    this.command = command;
    command.addOption(waiting).addOption(pollingMicros);
  }

  private Duration polling() {
    int micros = pollingMicros.<Integer>getValue();
    if (micros < 0 || micros > LONGEST_POLLING_MICROS) {
      throw new ParameterException(
          command.commandLine(), "--polling-micros must be 0 to 1000, and is " + micros);
    }
    return Duration.of(micros, ChronoUnit.MICROS);
  }

  /**
   * The server's way to wait.
   *
   * @throws ParameterException if it is to poll for longer than it may
   */
  Consumer<TpmServer.Builder> chosen() {
    Duration polling = polling();
    return switch (waiting.<Waiting>getValue()) {
      case FOLLOW -> TpmServer.Builder::followClients;
      case SLEEP -> server -> {};
      case POLL -> server -> server.pollClients(polling);
    };
  }
}
