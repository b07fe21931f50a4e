package io.github.tpm4j.transport.device;

import io.github.tpm4j.transport.TransportAccessException;
import io.github.tpm4j.transport.TransportException;
import io.github.tpm4j.transport.TransportNotFoundException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * An open {@code /dev/tpm*}.
 *
 * <p>A RandomAccessFile, because a FileChannel closes itself when its thread is interrupted, and
 * the resource manager then frees every key and session. Its position and length are never asked: a
 * TPM has neither.
 */
final class DeviceNode implements CharacterDevice {
  private static final int FILE_TYPE_MASK = 0xF000; // S_IFMT of stat(2)
  private static final int CHARACTER_DEVICE = 0x2000; // S_IFCHR

  private final RandomAccessFile file;

  private DeviceNode(RandomAccessFile file) {
    this.file = file;
  }

  static DeviceNode open(Path path) throws TransportException {
    // Opening for writing would make a regular file where there is no device.
    requireDevice(path);
    if (!Files.isReadable(path) || !Files.isWritable(path)) {
      throw notPermitted(path);
    }
    try {
      return new DeviceNode(new RandomAccessFile(path.toFile(), "rw"));
    } catch (FileNotFoundException e) {
      throw refused(e);
    }
  }

  static boolean isDevice(Path path) throws IOException {
    int mode = (Integer) Files.getAttribute(path, "unix:mode");
    return (mode & FILE_TYPE_MASK) == CHARACTER_DEVICE;
  }

  private static void requireDevice(Path path) throws TransportException {
    if (!Files.exists(path)) {
      throw new TransportNotFoundException(
          "There is no " + path + "; switch the TPM on in the firmware, or name another TPM");
    }
    try {
      if (!isDevice(path)) {
        throw new TransportNotFoundException(path + " is there, but is no character device");
      }
    } catch (UnsupportedOperationException e) {
      throw new TransportNotFoundException("This system has no device files; use tbs", e);
    } catch (TransportException e) {
      throw e;
    } catch (IOException e) {
      throw new TransportAccessException(path + " cannot be looked at: " + e, e);
    }
  }

  static TransportAccessException notPermitted(Path path) {
    return new TransportAccessException(
        "This user may not use "
            + path
            + "; join the group tss (sudo usermod -aG tss USER, then log in again)");
  }

  static TransportAccessException refused(FileNotFoundException e) {
    return new TransportAccessException(
        e.getMessage()
            + ": another program may hold the TPM. /dev/tpm0 serves one program at a time;"
            + " use /dev/tpmrm0, or stop the other (often tpm2-abrmd). A TPM 1.2 has no"
            + " /dev/tpmrm0, and often tcsd holds it: use tcsd:host=127.0.0.1,port=30003",
        e);
  }

  @Override
  public void write(byte[] command) throws IOException {
    file.write(command);
  }

  @Override
  public int read(ByteBuffer target) throws IOException {
    int offset = target.arrayOffset() + target.position();
    int count = file.read(target.array(), offset, target.remaining());
    target.position(target.position() + Math.max(0, count));
    return count;
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
