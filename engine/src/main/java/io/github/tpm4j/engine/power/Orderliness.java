package io.github.tpm4j.engine.power;

import io.github.tpm4j.engine.state.Lifetime;
import io.github.tpm4j.engine.state.StateKeeper;
import io.github.tpm4j.engine.state.StateRecord;
import io.github.tpm4j.tss.wire.TpmReader;
import io.github.tpm4j.tss.wire.TpmWriter;

/** How the last period of power ended, as far as the store knows (Part 1, 12.2.3). */
public final class Orderliness extends StateRecord {

  /** The last TPM2_Shutdown that still counts. */
  public enum Shutdown {
    NONE,
    CLEAR,
    STATE
  }

  private Shutdown shutdown = Shutdown.NONE;
  private boolean hCrtm;
  private boolean localityThree;

  Orderliness(StateKeeper keeper) {
    super(keeper, Lifetime.PERSISTENT, "orderly");
    keeper.whenSavedStateChanges(this::cancel);
  }

  public Shutdown shutdown() {
    return shutdown;
  }

  /** Whether an H-CRTM measured before the startup of that period. */
  public boolean hadHcrtm() {
    return hCrtm;
  }

  /** Whether that startup came from locality 3. */
  public boolean wasLocalityThree() {
    return localityThree;
  }

  /** A startup: until the next TPM2_Shutdown the period is not in order. */
  public void begin(boolean withHcrtm, boolean fromLocalityThree) {
    shutdown = Shutdown.NONE;
    hCrtm = withHcrtm;
    localityThree = fromLocalityThree;
    changed();
  }

  /** A TPM2_Shutdown. */
  public void end(Shutdown kind) {
    shutdown = kind;
    changed();
  }

  /** What a shutdown saved has changed since, or was given out: it counts no longer. */
  void cancel() {
    if (shutdown != Shutdown.NONE) {
      end(Shutdown.NONE);
    }
  }

  /** As after an orderly shutdown: nothing was lost before manufacture. */
  @Override
  protected void initialize() {
    end(Shutdown.CLEAR);
  }

  @Override
  protected void write(TpmWriter out) {
    out.u8(shutdown.ordinal()).u8(hCrtm ? 1 : 0).u8(localityThree ? 1 : 0);
  }

  @Override
  protected void read(TpmReader in) {
    shutdown = Shutdown.values()[in.u8()];
    hCrtm = in.u8() != 0;
    localityThree = in.u8() != 0;
  }
}
