package io.github.tpm4j.transport;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Keeps what passes, for tests and for finding faults: everything an eavesdropper would see, so not
 * for use where that is secret.
 */
public final class RecordingTransport extends ForwardingTransport {
  private final List<Exchange> exchanges = new CopyOnWriteArrayList<>();

  /**
   * Records what passes to and from a transport.
   *
   * @param delegate the transport to the TPM, which is closed with this one
   */
  public RecordingTransport(Transport delegate) {
    super(delegate);
  }

  @Override
  public byte[] transmit(byte[] command) throws TransportException {
    byte[] response = super.transmit(command);
    exchanges.add(new Exchange(command.clone(), response.clone()));
    return response;
  }

  /**
   * {@return the commands that were answered, with their responses, in the order of the answers}
   */
  public List<Exchange> exchanges() {
    return List.copyOf(exchanges);
  }

  /** Forgets what has passed. */
  public void clear() {
    exchanges.clear();
  }

  /**
   * One command and its response.
   *
   * @param command the whole command, header included
   * @param response the whole response, header included
   */
  public record Exchange(byte[] command, byte[] response) {}
}
