package io.github.tpm4j.attest.eventlog.cel;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * A log as white space has it where JSON text sequences have a record separator (RFC 7464), up to a
 * length.
 */
final class RecordStream extends FilterInputStream {
  private static final byte RECORD_SEPARATOR = 0x1E;

  private long left;

  RecordStream(InputStream in, long maxBytes) {
    super(in);
    left = maxBytes;
  }

  /** The log is longer than it may be. */
  static final class TooLongException extends IOException {
    private static final long serialVersionUID = 1L;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    int count = super.read(bytes, offset, length);
    left -= Math.max(count, 0);
    if (left < 0) {
      throw new TooLongException();
    }
    for (int i = offset; i < offset + count; i++) {
      if (bytes[i] == RECORD_SEPARATOR) {
        bytes[i] = '\n';
      }
    }
    return count;
  }
}
