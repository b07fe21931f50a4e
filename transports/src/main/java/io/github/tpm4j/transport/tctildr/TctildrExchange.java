package io.github.tpm4j.transport.tctildr;

import io.github.tpm4j.transport.TransportException;
import io.github.tpm4j.transport.blocking.BlockingExchange;
import io.github.tpm4j.transport.framing.ResponseReader;
import java.io.IOException;

/**
 * Commands through a TCTI of libtss2. After a failure the context is opened anew: a TCTI that has
 * lost a response refuses the next command.
 */
final class TctildrExchange implements BlockingExchange {
  private final TctiLoader loader;
  private final String name;
  private int locality;

  /** Guarded by this: cancelling must not meet a context that is being freed. */
  private NativeTcti tcti;

  private TctildrExchange(TctiLoader loader, String name) {
    this.loader = loader;
    this.name = name;
  }

  static TctildrExchange open(String name) throws TransportException {
    TctildrExchange exchange = new TctildrExchange(TctiLoader.load(), name);
    exchange.ready();
    return exchange;
  }

  private synchronized NativeTcti ready() throws TransportException {
    if (tcti == null) {
      tcti = loader.open(name);
      if (locality != 0) {
        tcti.setLocality(locality);
      }
    }
    return tcti;
  }

  @Override
  public byte[] exchange(byte[] command) throws IOException {
    boolean answered = false;
    try {
      NativeTcti open = ready();
      open.transmit(command);
      byte[] response = open.receive(ResponseReader.MAXIMUM_SIZE_BYTES);
      answered = true;
      return ResponseReader.requireWhole(response, "libtss2's TCTI " + name);
    } finally {
      if (!answered) {
        close();
      }
    }
  }

  @Override
  public boolean cancel() throws IOException {
    synchronized (this) {
      if (tcti != null) {
        tcti.cancel();
      }
    }
    return true;
  }

  @Override
  public boolean setLocality(int wanted) throws IOException {
    if (wanted != locality) {
      ready().setLocality(wanted);
      locality = wanted;
    }
    return true;
  }

  @Override
  public synchronized void close() {
    if (tcti != null) {
      loader.close(tcti);
      tcti = null;
    }
  }
}
