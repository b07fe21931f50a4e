package io.github.tpm4j.transport.blocking;

import java.io.IOException;

/**
 * A way to a TPM that blocks in the kernel or a native library, where nothing can wake it.
 * Everything but {@link #cancel} is called by one thread.
 */
public interface BlockingExchange {

  /** Sends one command and waits for its response, however long it takes. */
  byte[] exchange(byte[] command) throws IOException;

  /**
   * Asks for the end of the command in progress; called by another thread.
   *
   * @return false if there is no way to
   */
  default boolean cancel() throws IOException {
    return false;
  }

  /**
   * Sets the locality of the commands that follow.
   *
   * @return false if only locality 0 can be used
   */
  default boolean setLocality(int locality) throws IOException {
    return locality == 0;
  }

  /** Gives the device or the context back. */
  void close() throws IOException;
}
