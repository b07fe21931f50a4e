package io.github.tpm4j.transport.tctildr;

import com.sun.jna.Function;
import com.sun.jna.NativeLibrary;
import com.sun.jna.ptr.PointerByReference;
import io.github.tpm4j.transport.TransportException;
import io.github.tpm4j.transport.TransportNotFoundException;

/** libtss2's loader of TCTI libraries (tctildr). */
final class TctiLoader {
  private static final String LIBRARY = "libtss2-tctildr.so.0";

  private final Function initialize;
  private final Function finalizer;

  private TctiLoader(NativeLibrary library) {
    this.initialize = library.getFunction("Tss2_TctiLdr_Initialize");
    this.finalizer = library.getFunction("Tss2_TctiLdr_Finalize");
  }

  static TctiLoader load() throws TransportNotFoundException {
    try {
      return new TctiLoader(NativeLibrary.getInstance(LIBRARY));
    } catch (LinkageError e) {
      throw new TransportNotFoundException(
          LIBRARY + " cannot be loaded; install it (Debian: libtss2-tctildr0): " + e.getMessage(),
          e);
    }
  }

  /**
   * Opens a TCTI.
   *
   * @param nameAndConfiguration {@code NAME[:CONF]}; empty lets libtss2 choose
   */
  NativeTcti open(String nameAndConfiguration) throws TransportException {
    PointerByReference context = new PointerByReference();
    String argument = nameAndConfiguration.isEmpty() ? null : nameAndConfiguration;
    int rc = initialize.invokeInt(new Object[] {argument, context});
    String name = nameAndConfiguration.isEmpty() ? "by default" : nameAndConfiguration;
    TctiErrors.requireConnected(rc, name);
    return new NativeTcti(context, name);
  }

  void close(NativeTcti tcti) {
    tcti.finish(finalizer);
  }
}
