package io.github.tpm4j.tpm12.engine.power;

import io.github.tpm4j.tpm12.engine.state.StateKeeper;
import io.github.tpm4j.tpm12.engine.state.StateRecord;
import io.github.tpm4j.tpm12.wire.TpmReader;
import io.github.tpm4j.tpm12.wire.TpmWriter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What TPM_SaveState keeps for TPM_Startup(STATE) (Part 3, 3.2 and 3.3): loaded keys and sessions
 * too, so that a machine that sleeps goes on where it was.
 */
public final class SavedState implements StateRecord {
  private static final Set<String> NAMES =
      Set.of(
          "pcrs",
          "stclear-flags",
          "defence",
          "keys",
          "sessions",
          "contexts",
          "active-counter",
          "nv-locks");

  private final StateKeeper keeper;
  private final Map<String, byte[]> records = new TreeMap<>();

  public SavedState(StateKeeper keeper) {
    this.keeper = keeper;
    keeper.permanent("saved", this);
  }

  public boolean exists() {
    return !records.isEmpty();
  }

  public void save() {
    forget();
    Map<String, byte[]> running = keeper.suspend();
    NAMES.forEach(name -> records.put(name, running.get(name)));
    keeper.changed(this);
  }

  /** The TPM goes on with what was saved. */
  public void restore() {
    keeper.resume(NAMES, records);
  }

  /** It is of the past, as soon as another command changes what was saved. */
  public void forget() {
    if (exists()) {
      initialize();
      keeper.changed(this);
      // There are keys and secrets among it that nothing else keeps.
      keeper.discardHistory();
    }
  }

  @Override
  public void initialize() {
    records.values().forEach(bytes -> Arrays.fill(bytes, (byte) 0));
    records.clear();
  }

  @Override
  public void write(TpmWriter out) {
    out.u16(records.size());
    records.forEach(
        (name, bytes) -> {
          byte[] encoded = name.getBytes(StandardCharsets.US_ASCII);
          out.u16(encoded.length).array(encoded).u32(bytes.length).array(bytes);
        });
  }

  @Override
  public void read(TpmReader in) {
    int count = in.u16();
    for (int i = 0; i < count; i++) {
      String name = new String(in.array(in.u16()), StandardCharsets.US_ASCII);
      records.put(name, in.array(in.u32()));
    }
  }
}
