package io.github.tpm4j.transport.swtpm;

import io.github.tpm4j.transport.TimeLimits;
import io.github.tpm4j.transport.Transport;
import io.github.tpm4j.transport.TransportException;
import io.github.tpm4j.transport.TransportInfo;
import io.github.tpm4j.transport.socket.Endpoint;
import io.github.tpm4j.transport.socket.SocketTransport;
import java.time.Duration;
import java.util.Optional;

/** Connections that are not given back for being idle while a slow machine runs a test. */
final class Connections {
  static final Duration PATIENT = Duration.ofMinutes(2);

  private Connections() {}

  /** Connects to a data channel without a control channel. */
  static Transport connect(Endpoint data, Duration commandLimit) throws TransportException {
    return connect(data, Optional.empty(), new TimeLimits(PATIENT, commandLimit, PATIENT));
  }

  /** Connects to a data channel with a control channel. */
  static Transport connect(Endpoint data, Endpoint control) throws TransportException {
    return connect(data, Optional.of(control), new TimeLimits(PATIENT, PATIENT, PATIENT));
  }

  static Transport connect(Endpoint data, Optional<Endpoint> control, TimeLimits limits)
      throws TransportException {
    TransportInfo info =
        new TransportInfo("swtpm:" + data.name(), TransportInfo.Kind.SIMULATOR, false);
    SwtpmProtocol protocol = new SwtpmProtocol(limits, control.map(SwtpmControl::new));
    return SocketTransport.open(info, data, protocol, limits);
  }
}
