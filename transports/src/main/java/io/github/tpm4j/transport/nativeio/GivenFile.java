package io.github.tpm4j.transport.nativeio;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;

/**
 * A file or pipe that this process was given open. Java could only open it again, by its name in
 * {@code /proc/self/fd}, which the kernel refuses where another user has made the pipe.
 */
public final class GivenFile {
  private static final int CHUNK_BYTES = 4_096;

  private GivenFile() {}

  /**
   * Reads to its end; it stays open.
   *
   * @param fd its number
   * @throws IOException if it is not open for reading, or longer than the maximum
   */
  public static byte[] read(int fd, int maximumBytes) throws IOException {
    Wiped read = new Wiped(maximumBytes + CHUNK_BYTES);
    byte[] chunk = new byte[CHUNK_BYTES];
    Descriptor descriptor = new Descriptor(fd);
    try {
      int length;
      do {
        length = descriptor.call(number -> LibC.read(number, chunk, (long) chunk.length));
        read.write(chunk, 0, Descriptor.require(length, "Reading"));
        if (read.size() > maximumBytes) {
          throw new IOException("longer than " + maximumBytes + " bytes");
        }
      } while (length > 0);
      return read.toByteArray();
    } finally {
      Arrays.fill(chunk, (byte) 0);
      read.wipe();
    }
  }

  /**
   * Writes to it; closing the stream leaves it open.
   *
   * @param fd its number
   */
  public static OutputStream output(int fd) {
    return new Output(new Descriptor(fd));
  }

  private static final class Output extends OutputStream {
    private final Descriptor descriptor;

    Output(Descriptor descriptor) {
      this.descriptor = descriptor;
    }

    @Override
    public void write(int octet) throws IOException {
      write(new byte[] {(byte) octet}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      int done = 0;
      while (done < length) {
        byte[] rest = Arrays.copyOfRange(bytes, offset + done, offset + length);
        int written = descriptor.call(number -> LibC.write(number, rest, (long) rest.length));
        done += Descriptor.require(written, "Writing");
      }
    }
  }

  /** What is read may be secret; it does not move in memory up to the capacity. */
  private static final class Wiped extends ByteArrayOutputStream {
    Wiped(int capacityBytes) {
      super(capacityBytes);
    }

    void wipe() {
      Arrays.fill(buf, (byte) 0);
    }
  }
}
