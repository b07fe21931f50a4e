package io.github.tpm4j.tss.managed;

import io.github.tpm4j.transport.TransportClosedException;
import io.github.tpm4j.tss.error.TpmTransportException;
import java.lang.ref.Cleaner;

/** A share in a TPM; it is open as long as somebody has one. */
public final class Claim implements AutoCloseable {
  private final ManagedTpms.Shared shared;
  private final ManagedTpm tpm;
  private final Release release;
  private Cleaner.Cleanable cleanable;
  private volatile boolean closed;

  /** Knows nothing of the claim's holder, whose end it awaits. */
  private static final class Release implements Runnable {
    private final ManagedTpms.Shared shared;
    private boolean closed;

    Release(ManagedTpms.Shared shared) {
      this.shared = shared;
    }

    @Override
    public void run() {
      shared.letGo(closed);
    }
  }

  Claim(ManagedTpms.Shared shared) {
    this.shared = shared;
    this.tpm = shared.tpm();
    this.release = new Release(shared);
  }

  Runnable release() {
    return release;
  }

  void setCleanable(Cleaner.Cleanable registered) {
    cleanable = registered;
  }

  /**
   * {@return the TPM}
   *
   * @throws TpmTransportException if this share was given back
   */
  public ManagedTpm tpm() {
    if (closed) {
      throw closedBefore();
    }
    return tpm;
  }

  private TpmTransportException closedBefore() {
    String problem = "The connection to " + tpm.client().info().tcti() + " was closed before";
    return new TpmTransportException(problem, new TransportClosedException(problem));
  }

  /**
   * {@return a share more}
   *
   * @throws TpmTransportException if this share was given back
   */
  public Claim again(Object holder) {
    return shared.claimAgain(tpm(), holder).orElseThrow(this::closedBefore);
  }

  /** Gives the share back; the last one closes the TPM. */
  @Override
  public void close() {
    closed = true;
    release.closed = true;
    cleanable.clean();
  }
}
