package io.github.tpm4j.cli.dropin;

import io.github.tpm4j.engine.store.StateStoreException;
import java.io.PrintStream;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/**
 * Writes what the engine logs as lines of swtpm's log. The JVM makes one when it sets up logging,
 * which it does for the first record only: {@code java.util.logging.config.class}.
 */
public final class LogRecords extends Handler {
  private static final String STORE_FAILURE = StateStoreException.class.getName();

  private static volatile PrintStream lines = System.err;

  /** Made by the JVM. */
  public LogRecords() {
    Logger root = Logger.getLogger("");
    root.setLevel(Level.WARNING);
    root.addHandler(this);
  }

  static void writeTo(PrintStream log) {
    lines = log;
  }

  /** What goes wrong with the state is logged by {@link StateAtNeed}. */
  @Override
  public void publish(LogRecord entry) {
    if (isLoggable(entry) && !String.valueOf(entry.getMessage()).contains(STORE_FAILURE)) {
      lines.println("swtpm: " + entry.getMessage());
    }
  }

  @Override
  public void flush() {
    lines.flush();
  }

  @Override
  public void close() {}
}
