package io.github.tpm4j.differential.implementation;

import java.io.IOException;

/** A TPM's process has ended in place of an answer; it is started again at its manufacture. */
public final class NoAnswerException extends IOException {
  private static final long serialVersionUID = 1L;

  NoAnswerException(String message) {
    super(message);
  }
}
