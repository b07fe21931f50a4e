package io.github.tpm4j.transport.swtpm;

import io.github.tpm4j.transport.TimeLimits;
import io.github.tpm4j.transport.TransportException;
import io.github.tpm4j.transport.TransportNotFoundException;
import io.github.tpm4j.transport.framing.CommandHeader;
import io.github.tpm4j.transport.framing.ResponseReader;
import io.github.tpm4j.transport.socket.Connection;
import io.github.tpm4j.transport.socket.SocketProtocol;
import java.io.IOException;
import java.util.Optional;

/** Bare commands on the data channel; locality and cancel on the control channel. */
final class SwtpmProtocol implements SocketProtocol {
  private final TimeLimits limits;
  private final Optional<SwtpmControl> control;
  private int locality;
  private boolean controlAbsent;

  SwtpmProtocol(TimeLimits limits, Optional<SwtpmControl> control) {
    this.limits = limits;
    this.control = control;
    this.controlAbsent = control.isEmpty();
  }

  /** swtpm keeps the locality that any client set last; each new connection sets its own. */
  @Override
  public void greet(Connection connection) throws IOException {
    if (locality == 0 && controlAbsent) {
      return;
    }
    try {
      control().setLocality(locality, limits.connect());
    } catch (TransportNotFoundException e) {
      if (locality != 0) {
        throw e;
      }
      // Without a control channel no client can have left another locality than 0.
      controlAbsent = true;
    }
  }

  @Override
  public void check(byte[] command) {
    CommandHeader.requireComplete(command);
  }

  @Override
  public byte[] readResponse(Connection connection) throws IOException {
    return ResponseReader.read(connection, "swtpm at " + connection.name());
  }

  @Override
  public void cancel() throws IOException {
    control().cancel(limits.command());
  }

  @Override
  public void setLocality(int wanted) throws IOException {
    if (wanted < 0 || wanted > 255) {
      throw new IllegalArgumentException("locality " + wanted + " is not from 0 to 255");
    }
    if (wanted != locality) {
      control().setLocality(wanted, limits.connect());
      locality = wanted;
    }
  }

  private SwtpmControl control() throws TransportException {
    return control.orElseThrow(
        () ->
            new TransportException(
                "swtpm's control channel is needed to change locality or cancel;"
                    + " name its socket: swtpm:path=DATA,ctrl=CONTROL"));
  }
}
