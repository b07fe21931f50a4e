package io.github.tpm4j.engine.power;

import io.github.tpm4j.engine.state.StateKeeper;
import io.github.tpm4j.engine.state.VolatileRecord;
import io.github.tpm4j.tss.wire.TpmReader;
import io.github.tpm4j.tss.wire.TpmWriter;

/** Where a TPM stands between _TPM_Init, TPM2_Startup and TPM2_Shutdown (Part 1, 12.2). */
public final class PowerState {
  private static final int H_CRTM_LOCALITY = 4;

  private final Orderliness orderliness;
  private final SavedState saved;
  private boolean started;
  private boolean hCrtm;
  private boolean wasOrderly;
  private int startupLocality;

  public PowerState(StateKeeper keeper) {
    orderliness = new Orderliness(keeper);
    keeper.add(orderliness);
    saved = new SavedState(keeper);
    VolatileRecord.add(keeper, "power", this::write, this::read);
  }

  /** _TPM_Init. */
  public void powerOn() {
    started = false;
    hCrtm = false;
    wasOrderly = false;
    startupLocality = 0;
  }

  /** How the period before ended; a TPM2_Shutdown of this one. */
  public Orderliness orderliness() {
    return orderliness;
  }

  public SavedState saved() {
    return saved;
  }

  /** Whether TPM2_Startup has succeeded since _TPM_Init. */
  public boolean isStarted() {
    return started;
  }

  /** TPM_PT_STARTUP_CLEAR, orderly: whether the period before ended in order. */
  public boolean wasOrderly() {
    return wasOrderly;
  }

  /** An H-CRTM has begun to measure, before TPM2_Startup. */
  public void hCrtmStarted() {
    hCrtm = true;
  }

  /** Whether an H-CRTM has measured. */
  public boolean hasHcrtm() {
    return hCrtm;
  }

  /** The locality of TPM2_Startup; 4 where an H-CRTM measured before. */
  public int startupLocality() {
    return startupLocality;
  }

  /** TPM2_Startup begins, with all its checks passed. */
  public void starting(int locality) {
    wasOrderly = orderliness.shutdown() != Orderliness.Shutdown.NONE;
    startupLocality = hCrtm ? H_CRTM_LOCALITY : locality;
  }

  /** TPM2_Startup is done. */
  public void started() {
    started = true;
  }

  /** What the last TPM2_Shutdown saved is of the past, though it has not changed. */
  public void cancelShutdown() {
    orderliness.cancel();
  }

  private void write(TpmWriter out) {
    out.u8(started ? 1 : 0).u8(hCrtm ? 1 : 0).u8(wasOrderly ? 1 : 0).u8(startupLocality);
  }

  private void read(TpmReader in) {
    started = in.u8() != 0;
    hCrtm = in.u8() != 0;
    wasOrderly = in.u8() != 0;
    startupLocality = in.u8();
  }
}
