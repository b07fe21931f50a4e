package io.github.tpm4j.transport;

import java.util.Optional;

/**
 * A way for whole commands to reach one TPM, and for its whole responses to come back.
 *
 * <p>Bytes are those of Part 3, 4: a 10-byte header (tag, size, code) and what follows; a transport
 * does not look further into them than the header's size field. An implementation may be used by
 * many threads; it sends one command at a time.
 */
public interface Transport extends AutoCloseable {

  /**
   * Sends one command and waits for its response.
   *
   * @param command the whole command; its header's size field equals its length
   * @return the whole response; its header's size field equals its length. It is the caller's, who
   *     may overwrite it
   * @throws TransportException if no whole response came back; its subclasses tell why
   */
  byte[] transmit(byte[] command) throws TransportException;

  /** {@return what this transport is connected to} */
  TransportInfo info();

  /**
   * {@return what computes where the TPM is software in this process, such as a native library;
   * empty where that is the TPM's own business} Sends nothing and loads nothing.
   */
  default Optional<String> computedBy() {
    return Optional.empty();
  }

  /**
   * Asks the TPM to give up the command in progress; the thread in {@link #transmit} then gets
   * {@code TPM_RC_CANCELED}, or the response if the command had ended. May be called from any
   * thread.
   *
   * @throws TransportException if this transport has no way to cancel
   */
  default void cancel() throws TransportException {
    throw new TransportException(info().tcti() + " cannot cancel a command");
  }

  /**
   * Sends the commands that follow with this locality.
   *
   * @param locality 0 to 4, or 32 to 255 for an extended locality
   * @throws TransportException if this transport is bound to locality 0 and another is asked for
   */
  default void setLocality(int locality) throws TransportException {
    if (locality != 0) {
      throw new TransportException(info().tcti() + " sends every command with locality 0");
    }
  }

  /** Gives the connection back; a command in progress ends with an exception. */
  @Override
  void close();
}
