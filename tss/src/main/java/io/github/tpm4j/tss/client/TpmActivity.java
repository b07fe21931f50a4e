package io.github.tpm4j.tss.client;

import io.github.tpm4j.transport.TransportInfo;
import io.github.tpm4j.tss.commands.CommandSpec;
import io.github.tpm4j.tss.constants.TpmCc;
import io.github.tpm4j.tss.error.TpmException;
import java.lang.System.Logger;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * What was seen of a TPM's work: counts, what went wrong last, an event of the JDK Flight Recorder
 * for each command, and warnings in the log {@value #LOG}. Nothing in it is secret.
 *
 * <p>Written with the client's lock held; may be read by any thread.
 */
public final class TpmActivity {
  /** The name of the log. */
  public static final String LOG = "io.github.tpm4j.tpm";

  private static final long SLOW_NANOS = TimeUnit.SECONDS.toNanos(5);

  /** Takes as long as the search for primes takes, or the test of every algorithm. */
  private static final Set<TpmCc> SLOW_BY_NATURE =
      Set.of(
          TpmCc.CREATE,
          TpmCc.CREATE_LOADED,
          TpmCc.CREATE_PRIMARY,
          TpmCc.SELF_TEST,
          TpmCc.INCREMENTAL_SELF_TEST);

  private static final int FEW_TRIES = 3;
  private static final boolean HAS_FLIGHT_RECORDER =
      ModuleLayer.boot().findModule("jdk.jfr").isPresent();

  private final TransportInfo info;
  private final boolean timed;
  private volatile long swaps;
  private volatile LastError lastError;
  private volatile Lockout lockout;
  private String key;

  TpmActivity(TransportInfo info) {
    this.info = info;
    this.timed = info.kind() != TransportInfo.Kind.IN_PROCESS;
  }

  /**
   * The last failure that reached a user.
   *
   * @param message as the user got it
   */
  public record LastError(Instant time, String message) {}

  /**
   * How the protection against guessing stood when it was last looked at, which is done after wrong
   * passwords only.
   *
   * @param failedTries how many wrong ones were counted
   * @param allowedTries the TPM locks after so many
   */
  public record Lockout(Instant time, int failedTries, int allowedTries) {}

  /**
   * Names the key that commands are sent for from now on; null for none.
   *
   * @param alias how the user names the key
   */
  public void setKey(String alias) {
    key = alias;
  }

  /** {@return the key that commands are sent for; null if it is not known} */
  public String key() {
    return key;
  }

  /** Counts an object that gave up its slot and was loaded again later. */
  public void swapped() {
    long before = swaps;
    swaps = before + 1;
  }

  /** {@return how often an object that had given up its slot was loaded again} */
  public long swaps() {
    return swaps;
  }

  /**
   * Keeps a failure that reaches the user.
   *
   * @param failure what is thrown to the user
   */
  public void failed(TpmException failure) {
    lastError = new LastError(Instant.now(), failure.getMessage());
  }

  /** {@return the last failure that reached the user; empty if there was none} */
  public Optional<LastError> lastError() {
    return Optional.ofNullable(lastError);
  }

  /**
   * Keeps how the protection against guessing stands, and warns if few tries are left.
   *
   * @param failedTries wrong passwords that the TPM has counted
   * @param allowedTries how many it allows before it locks
   */
  public void lockout(int failedTries, int allowedTries) {
    lockout = new Lockout(Instant.now(), failedTries, allowedTries);
    int left = allowedTries - failedTries;
    if (left <= FEW_TRIES) {
      log(
          Logger.Level.WARNING,
          left <= 0
              ? "The TPM at %s is locked out after %d of %d wrong passwords"
                  .formatted(info.tcti(), failedTries, allowedTries)
              : "The TPM at %s locks after %d more wrong passwords: %d of %d were counted"
                  .formatted(info.tcti(), left, failedTries, allowedTries));
    }
  }

  /**
   * {@return how the protection against guessing stood when it was last read; empty if it was not}
   */
  public Optional<Lockout> lockout() {
    return Optional.ofNullable(lockout);
  }

  /**
   * Writes to the log.
   *
   * @param level WARNING for what users should act on
   * @param message without any secret
   */
  public void log(Logger.Level level, String message) {
    System.getLogger(LOG).log(level, message);
  }

  Span begin(CommandSpec<?, ?> command, long waitedNanos) {
    boolean recorded = HAS_FLIGHT_RECORDER && CommandEvent.isRecorded();
    return recorded || timed ? new Span(command, waitedNanos, recorded) : null;
  }

  /** A command in progress. */
  final class Span {
    private final CommandSpec<?, ?> command;
    private final long waitedNanos;
    private final long begin;
    private final Object event;

    private Span(CommandSpec<?, ?> command, long waitedNanos, boolean recorded) {
      this.command = command;
      this.waitedNanos = waitedNanos;
      this.begin = System.nanoTime();
      this.event = recorded ? begunEvent() : null;
    }

    private static Object begunEvent() {
      CommandEvent begun = new CommandEvent();
      begun.begin();
      return begun;
    }

    /**
     * @param code 0 for success, -1 if no response came
     */
    void end(int code) {
      long nanos = System.nanoTime() - begin;
      if (event != null) {
        commit((CommandEvent) event, code);
      }
      if (nanos > SLOW_NANOS && !SLOW_BY_NATURE.contains(command.code())) {
        log(
            Logger.Level.WARNING,
            "%s took %d ms at %s"
                .formatted(command, TimeUnit.NANOSECONDS.toMillis(nanos), info.tcti()));
      }
    }

    private void commit(CommandEvent ended, int code) {
      ended.end();
      if (ended.shouldCommit()) {
        ended.command = command.toString();
        ended.key = key;
        ended.waited = waitedNanos;
        ended.code = code;
        ended.tpm = info.tcti();
        ended.commit();
      }
    }
  }
}
