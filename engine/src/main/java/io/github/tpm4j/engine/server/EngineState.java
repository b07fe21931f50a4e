package io.github.tpm4j.engine.server;

import io.github.tpm4j.engine.Tpm;
import io.github.tpm4j.engine.store.MigrationBlob;
import io.github.tpm4j.engine.store.StateProtection;
import io.github.tpm4j.engine.store.StateStore;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/**
 * The bundled TPM's state as migration blobs. A kept volatile state is a record of the store,
 * beside those of the TPM, which do not know it.
 */
final class EngineState implements StateBlobs {
  private static final String SUSPENDED = "server.suspended";

  private final Tpm tpm;
  private final StateStore store;
  private final boolean encrypted;
  private byte[] given;

  EngineState(Tpm tpm, StateStore store, boolean encrypted) {
    this.tpm = tpm;
    this.store = store;
    this.encrypted = encrypted;
  }

  /** After _TPM_Init: the TPM goes on where a volatile state was given or kept for it, if any. */
  void resume() {
    byte[] suspended = given == null ? store.load().get(SUSPENDED) : given;
    given = null;
    if (suspended != null) {
      Map<String, byte[]> records = MigrationBlob.read(suspended, StateProtection.none());
      tpm.resume(records);
      wipe(records);
      Arrays.fill(suspended, (byte) 0);
    }
  }

  @Override
  public byte[] permanent() {
    tpm.bringCertificates();
    Map<String, byte[]> records = store.load();
    records.remove(SUSPENDED);
    return blob(records);
  }

  @Override
  public void replacePermanent(byte[] blob) {
    MigrationBlob.importInto(store, blob, StateProtection.none());
  }

  @Override
  public byte[] volatileState() {
    tpm.bringCertificates();
    return blob(tpm.suspend());
  }

  private static byte[] blob(Map<String, byte[]> records) {
    byte[] blob = MigrationBlob.of(records, StateProtection.none());
    wipe(records);
    return blob;
  }

  private static void wipe(Map<String, byte[]> records) {
    records.values().forEach(bytes -> Arrays.fill(bytes, (byte) 0));
  }

  @Override
  public void giveVolatile(byte[] blob) {
    requireBlob(blob);
    given = blob.clone();
  }

  private static void requireBlob(byte[] blob) {
    wipe(MigrationBlob.read(blob, StateProtection.none()));
  }

  @Override
  public void keepVolatile(byte[] blob) {
    requireBlob(blob);
    store.commit(Map.of(SUSPENDED, Optional.of(blob)));
  }

  @Override
  public void forgetVolatile() {
    store.commit(Map.of(SUSPENDED, Optional.empty()));
    store.discardHistory();
  }

  @Override
  public boolean isEncrypted() {
    return encrypted;
  }
}
