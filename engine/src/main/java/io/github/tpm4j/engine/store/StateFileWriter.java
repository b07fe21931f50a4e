package io.github.tpm4j.engine.store;

import java.io.Closeable;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;

/**
 * Begins a state file and appends to it. After a failure it is of no more use: whether the device
 * has the bytes is then unknown, and the next commit begins a new file.
 *
 * <p>Uses no FileChannel: an interrupt of the calling thread would close it.
 */
final class StateFileWriter implements Closeable {
  /** No TPM has as much state; a file is read as a whole. */
  static final long MAX_FILE_BYTES = 256L << 20;

  private final Path path;
  private final Object fileKey;
  private final RandomAccessFile file;
  private final RecordChain chain;
  private final Durability durability;
  private final long snapshotEndBytes;
  private long endBytes;
  private boolean usable = true;

  private StateFileWriter(
      Path path, RandomAccessFile file, RecordChain chain, Durability durability)
      throws IOException {
    this.path = path;
    this.fileKey = PrivateFiles.key(path);
    this.file = file;
    this.chain = chain;
    this.durability = durability;
    this.snapshotEndBytes = file.length();
    this.endBytes = snapshotEndBytes;
    file.seek(endBytes);
  }

  /**
   * Puts a new file with this content in the place of the old one, atomically. It is forced to disk
   * whatever the durability: else a loss of power could take all the state instead of its end.
   */
  static StateFileWriter replace(Path state, Content content, MasterKey key, Durability durability)
      throws IOException {
    FileHeader header = key.newHeader();
    RecordChain chain = new RecordChain(header, key.sealer(header, "The new state file"));
    Path fresh = state.resolveSibling(state.getFileName() + ".new");
    Files.deleteIfExists(fresh);
    try {
      PrivateFiles.createFile(fresh);
      write(fresh, header.encode(), snapshot(content, chain));
      Files.move(fresh, state, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      discard(fresh, e);
      throw e;
    }
    PrivateFiles.sync(state.toAbsolutePath().getParent());
    return open(state, chain, durability);
  }

  /** On a full disk its blocks are missed by others. */
  private static void discard(Path fresh, IOException cause) {
    try {
      Files.deleteIfExists(fresh);
    } catch (IOException e) {
      cause.addSuppressed(e);
    }
  }

  private static byte[] snapshot(Content content, RecordChain chain) {
    ChangeSet all = content.snapshot();
    byte[] payload = all.encode();
    try {
      return chain.seal(payload);
    } finally {
      all.wipe();
      Arrays.fill(payload, (byte) 0);
    }
  }

  private static void write(Path file, byte[] header, byte[] snapshot) throws IOException {
    requireSize((long) header.length + snapshot.length);
    try (FileOutputStream out = new FileOutputStream(file.toFile())) {
      out.write(header);
      out.write(snapshot);
      out.getFD().sync();
    }
  }

  private static StateFileWriter open(Path state, RecordChain chain, Durability durability)
      throws IOException {
    RandomAccessFile file = new RandomAccessFile(state.toFile(), "rw");
    try {
      return new StateFileWriter(state, file, chain, durability);
    } catch (IOException e) {
      file.close();
      throw e;
    }
  }

  /** Appends one record. If that fails, what was written of it is cut off again. */
  void append(byte[] payload) throws IOException {
    // Whatever goes wrong from here, the chain is a record ahead of the file.
    usable = false;
    byte[] record = chain.seal(payload);
    requireSize(endBytes + record.length);
    try {
      file.write(record);
      if (durability == Durability.POWER_LOSS) {
        file.getFD().sync();
      }
      endBytes += record.length;
      usable = true;
    } catch (IOException e) {
      cutOff(e);
      throw e;
    }
  }

  private void cutOff(IOException cause) {
    try {
      file.setLength(endBytes);
    } catch (IOException e) {
      cause.addSuppressed(e);
    }
  }

  private static void requireSize(long fileBytes) throws IOException {
    if (fileBytes > MAX_FILE_BYTES) {
      throw new IOException("a state file is limited to " + MAX_FILE_BYTES + " bytes");
    }
  }

  /** Whether every append so far has succeeded. */
  boolean isUsable() {
    return usable;
  }

  /**
   * Whether the file still has its name: to one that was removed or replaced under a running TPM
   * records can be appended, but nobody will find them.
   */
  boolean isInPlace() {
    return PrivateFiles.hasKey(path, fileKey);
  }

  /** Whether the appended records take more than this, and more than the snapshot. */
  boolean hasOutgrown(int journalLimitBytes) {
    return endBytes - snapshotEndBytes > Math.max(journalLimitBytes, snapshotEndBytes);
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
