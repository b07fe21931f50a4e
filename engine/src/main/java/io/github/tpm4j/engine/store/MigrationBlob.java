package io.github.tpm4j.engine.store;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Content as one versioned and checksummed array, to move a TPM to another place: a state file with
 * nothing after its snapshot. Failures are {@link StateStoreException}s, as for a file.
 */
public final class MigrationBlob {
  private static final String NAME = "The migration blob";

  private MigrationBlob() {}

  /**
   * {@return the records as one array, encrypted if so asked}
   *
   * @param records their names and contents
   * @param protection how the blob is encrypted
   */
  public static byte[] of(Map<String, byte[]> records, StateProtection protection) {
    Map<String, Optional<byte[]>> all = new HashMap<>();
    records.forEach((name, value) -> all.put(name, Optional.of(value)));
    MasterKey key = MasterKey.create(protection);
    ChangeSet changes = ChangeSet.copyOf(all);
    byte[] payload = changes.encode();
    try {
      FileHeader header = key.newHeader();
      byte[] record = new RecordChain(header, key.sealer(header, NAME)).seal(payload);
      return ByteBuffer.allocate(FileHeader.LENGTH_BYTES + record.length)
          .put(header.encode())
          .put(record)
          .array();
    } finally {
      changes.wipe();
      Arrays.fill(payload, (byte) 0);
      key.wipe();
    }
  }

  /**
   * {@return the records of a blob}
   *
   * @param blob as {@link #of} made it
   * @param protection by which it is encrypted
   * @throws StateStoreException {@code DAMAGED}, {@code NEWER_FORMAT}, or one of the reasons about
   *     keys
   */
  public static Map<String, byte[]> read(byte[] blob, StateProtection protection) {
    StateImage image = new StateImage(NAME, blob, StateImage.Tail.WHOLE);
    FileHeader header = image.header();
    MasterKey key = MasterKey.of(header, protection, NAME);
    try {
      Content content = image.content(header, key.sealer(header, NAME));
      Map<String, byte[]> records = content.copy();
      content.wipe();
      return records;
    } finally {
      key.wipe();
    }
  }

  /**
   * {@return the whole content of a store}
   *
   * @param store is not changed
   * @param protection how the blob is encrypted
   */
  public static byte[] export(StateStore store, StateProtection protection) {
    Map<String, byte[]> records = store.load();
    try {
      return of(records, protection);
    } finally {
      wipe(records);
    }
  }

  /**
   * Replaces the whole content of a store, in one commit.
   *
   * @param store is replaced
   * @param blob as {@link #of} made it
   * @param protection by which it is encrypted
   */
  public static void importInto(StateStore store, byte[] blob, StateProtection protection) {
    Map<String, byte[]> records = read(blob, protection);
    Map<String, byte[]> old = store.load();
    try {
      Map<String, Optional<byte[]>> changes = new HashMap<>();
      old.keySet().forEach(name -> changes.put(name, Optional.empty()));
      records.forEach((name, value) -> changes.put(name, Optional.of(value)));
      store.commit(changes);
    } finally {
      wipe(records);
      wipe(old);
    }
  }

  private static void wipe(Map<String, byte[]> records) {
    records.values().forEach(value -> Arrays.fill(value, (byte) 0));
  }
}
