package io.github.tpm4j.engine.server;

import io.github.tpm4j.engine.store.MigrationBlob;
import io.github.tpm4j.engine.store.StateProtection;
import io.github.tpm4j.engine.store.StateStore;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/**
 * The bundled TPM's state as migration blobs. A kept volatile state is a record of the store,
 * beside those of the TPM, which do not know it; nor do they know tpmEstablished, a wire of the
 * platform that a volatile state has with it.
 */
public final class EngineState implements StateBlobs {
  private static final String SUSPENDED = "server.suspended";
  private static final String ESTABLISHED = "server.established";

  private final RunningState tpm;
  private final StateStore store;
  private final boolean encrypted;
  private final StateProtection migration;
  private Map<String, byte[]> given;
  private boolean established;

  /**
   * @param store the TPM's
   * @param encrypted whether the store encrypts
   * @param migration of the state when it goes to another place and comes from there
   */
  public EngineState(
      RunningState tpm, StateStore store, boolean encrypted, StateProtection migration) {
    this.tpm = tpm;
    this.store = store;
    this.encrypted = encrypted;
    this.migration = migration;
  }

  /** Whether a running TPM's state was given, with which the next start goes on. */
  boolean isGiven() {
    return given != null;
  }

  /** After _TPM_Init: the TPM goes on where a volatile state was given or kept for it, if any. */
  public void resume() {
    Map<String, byte[]> suspended = given == null ? kept() : given;
    given = null;
    if (suspended != null) {
      byte[] wire = suspended.remove(ESTABLISHED);
      established = wire == null ? established : wire[0] != 0;
      tpm.resume(suspended);
      wipe(suspended);
    }
  }

  private Map<String, byte[]> kept() {
    byte[] blob = store.load().get(SUSPENDED);
    if (blob == null) {
      return null;
    }
    Map<String, byte[]> records = MigrationBlob.read(blob, StateProtection.none());
    Arrays.fill(blob, (byte) 0);
    return records;
  }

  public boolean isEstablished() {
    return established;
  }

  public void setEstablished(boolean value) {
    established = value;
  }

  @Override
  public byte[] permanent() {
    tpm.complete();
    Map<String, byte[]> records = store.load();
    records.remove(SUSPENDED);
    return blob(records, migration);
  }

  @Override
  public void replacePermanent(byte[] blob) {
    MigrationBlob.importInto(store, blob, migration);
  }

  @Override
  public byte[] volatileState() {
    return blob(running(), migration);
  }

  private Map<String, byte[]> running() {
    tpm.complete();
    Map<String, byte[]> records = tpm.suspend();
    records.put(ESTABLISHED, new byte[] {(byte) (established ? 1 : 0)});
    return records;
  }

  private static byte[] blob(Map<String, byte[]> records, StateProtection protection) {
    byte[] blob = MigrationBlob.of(records, protection);
    wipe(records);
    return blob;
  }

  private static void wipe(Map<String, byte[]> records) {
    records.values().forEach(bytes -> Arrays.fill(bytes, (byte) 0));
  }

  @Override
  public void giveVolatile(byte[] blob) {
    Map<String, byte[]> records = MigrationBlob.read(blob, migration);
    if (given != null) {
      wipe(given);
    }
    given = records;
  }

  /** The store encrypts it, as all that it has. */
  @Override
  public void keepVolatile() {
    byte[] blob = blob(running(), StateProtection.none());
    store.commit(Map.of(SUSPENDED, Optional.of(blob)));
    Arrays.fill(blob, (byte) 0);
  }

  @Override
  public void forgetVolatile() {
    store.commit(Map.of(SUSPENDED, Optional.empty()));
    store.discardHistory();
  }

  @Override
  public void release() {
    store.release();
  }

  @Override
  public boolean hold() {
    return store.hold();
  }

  @Override
  public boolean isEncrypted() {
    return encrypted;
  }
}
