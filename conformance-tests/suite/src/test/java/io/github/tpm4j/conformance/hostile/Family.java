package io.github.tpm4j.conformance.hostile;

import io.github.tpm4j.engine.Tpm;
import io.github.tpm4j.engine.TpmConfiguration;
import io.github.tpm4j.engine.server.EngineTpm;
import io.github.tpm4j.engine.server.ServedTpm;
import io.github.tpm4j.engine.server.TpmPlatform;
import io.github.tpm4j.engine.store.MemoryStore;
import io.github.tpm4j.engine.store.StateProtection;
import io.github.tpm4j.tpm12.engine.Tpm12;
import io.github.tpm4j.tpm12.engine.Tpm12Configuration;
import io.github.tpm4j.tpm12.engine.server.EngineTpm12;
import java.util.HexFormat;
import java.util.function.Supplier;

/** Which TPM a server has, and what an honest client sends it. */
enum Family {
  /** TPM_RC_INITIALIZE where it has started before. */
  TPM20(Family::tpm20, "80010000000c000001440000", 0x100, "80010000000c0000017b0008"),
  /** TPM_INVALID_POSTINIT where it has started before. */
  TPM12(Family::tpm12, "00c10000000c000000990001", 0x26, "00c10000000e0000004600000008");

  private final Supplier<ServedTpm> tpm;
  private final byte[] startup;
  private final int hasStarted;
  private final byte[] getRandom;

  Family(Supplier<ServedTpm> tpm, String startup, int hasStarted, String getRandom) {
    this.tpm = tpm;
    this.startup = HexFormat.of().parseHex(startup);
    this.hasStarted = hasStarted;
    this.getRandom = HexFormat.of().parseHex(getRandom);
  }

  private static ServedTpm tpm20() {
    MemoryStore store = new MemoryStore();
    return new EngineTpm(new Tpm(TpmConfiguration.of(store)), store, false);
  }

  private static ServedTpm tpm12() {
    MemoryStore store = new MemoryStore();
    Tpm12 tpm = new Tpm12(Tpm12Configuration.of(store));
    return new EngineTpm12(tpm, store, false, StateProtection.none());
  }

  /** A TPM of it that nobody else has. */
  TpmPlatform tpm() {
    return new TpmPlatform(tpm.get());
  }

  byte[] startup() {
    return startup.clone();
  }

  /** Whether the response to {@link #startup} says that the TPM runs. */
  boolean hasStarted(int responseCode) {
    return responseCode == 0 || responseCode == hasStarted;
  }

  byte[] getRandom() {
    return getRandom.clone();
  }
}
