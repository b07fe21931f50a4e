package io.github.tpm4j.engine.core;

import io.github.tpm4j.engine.profile.Profile;

/**
 * How long commands and responses may be (TPM_PT_MAX_COMMAND_SIZE): what the profile has, or less
 * where the TPM's interface to the machine has a smaller buffer.
 */
public final class MessageLimit {
  private final Profile profile;

  /** 0 where nobody has asked for less. */
  private volatile int chosenBytes;

  MessageLimit(Profile profile) {
    this.profile = profile;
  }

  public int bytes() {
    int most = profile.maxCommandBytes();
    return chosenBytes == 0 ? most : Math.min(chosenBytes, most);
  }

  /** The interface's buffer has this many bytes. */
  public void set(int bytes) {
    chosenBytes = bytes;
  }

  /** Goes on with what was asked of another. */
  public void takeOver(MessageLimit other) {
    chosenBytes = other.chosenBytes;
  }
}
