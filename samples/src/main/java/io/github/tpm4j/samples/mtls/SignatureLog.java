package io.github.tpm4j.samples.mtls;

import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** Hears from the provider how each signature is made. */
final class SignatureLog extends Handler {
  private final Logger logger = Logger.getLogger("io.github.tpm4j.signature");
  private volatile String last = "none";

  SignatureLog() {
    setLevel(Level.ALL);
    logger.setLevel(Level.FINE);
    logger.setUseParentHandlers(false);
    logger.addHandler(this);
  }

  /** The scheme of the last signature. */
  String last() {
    return last;
  }

  @Override
  public void publish(LogRecord signature) {
    last = String.valueOf(signature.getParameters()[0]);
  }

  @Override
  public void flush() {}

  @Override
  public void close() {
    logger.removeHandler(this);
  }
}
