package io.github.tpm4j.transport.nativeio;

import com.sun.jna.Memory;
import com.sun.jna.Native;

/**
 * A {@code struct msghdr} (recvmsg(2)) with one buffer, and room for one passed descriptor. All its
 * members are as wide as a pointer, or padded to that.
 */
final class SocketMessage {
  private static final int WORD = Native.POINTER_SIZE;
  private static final int BUFFER_SIZE_BYTES = 8_192;

  private static final int IOV_OFFSET = 2 * WORD;
  private static final int IOVLEN_OFFSET = 3 * WORD;
  private static final int CONTROL_OFFSET = 4 * WORD;
  private static final int CONTROLLEN_OFFSET = 5 * WORD;
  private static final int HEADER_SIZE_BYTES = 7 * WORD;

  /** {@code struct cmsghdr}: length, level, type. */
  private static final int CMSG_DATA_OFFSET = WORD + 2 * Integer.BYTES;

  private static final int CMSG_SPACE_BYTES = CMSG_DATA_OFFSET + 8;

  private final Memory buffer = new Memory(BUFFER_SIZE_BYTES);
  private final Memory vector = new Memory(2L * WORD);
  private final Memory control = new Memory(CMSG_SPACE_BYTES);
  private final Memory header = new Memory(HEADER_SIZE_BYTES);

  SocketMessage() {
    header.clear();
    header.setPointer(IOV_OFFSET, vector);
    putWord(header, IOVLEN_OFFSET, 1);
  }

  /** For receiving at most so many bytes, and a descriptor. */
  Memory forReceiving(int maximumBytes) {
    setVector(Math.min(maximumBytes, BUFFER_SIZE_BYTES));
    control.clear();
    header.setPointer(CONTROL_OFFSET, control);
    putWord(header, CONTROLLEN_OFFSET, CMSG_SPACE_BYTES);
    return header;
  }

  /** Takes as much as there is room for, and returns how much that is. */
  int fill(byte[] source, int offset) {
    int length = Math.min(source.length - offset, BUFFER_SIZE_BYTES);
    buffer.write(0, source, offset, length);
    return length;
  }

  /** For sending the first bytes of the buffer. */
  Memory forSending(int length) {
    setVector(length);
    header.setPointer(CONTROL_OFFSET, null);
    putWord(header, CONTROLLEN_OFFSET, 0);
    return header;
  }

  /** As {@link #forSending}, with a descriptor. */
  Memory forPassing(int fd, int length) {
    setVector(length);
    putWord(control, 0, CMSG_DATA_OFFSET + Integer.BYTES);
    control.setInt(WORD, LibC.SOL_SOCKET);
    control.setInt(WORD + Integer.BYTES, LibC.SCM_RIGHTS);
    control.setInt(CMSG_DATA_OFFSET, fd);
    header.setPointer(CONTROL_OFFSET, control);
    putWord(header, CONTROLLEN_OFFSET, CMSG_SPACE_BYTES);
    return header;
  }

  private void setVector(int length) {
    vector.setPointer(0, buffer);
    putWord(vector, WORD, length);
  }

  byte[] received(int length) {
    return buffer.getByteArray(0, length);
  }

  /** The descriptors that came with what was received last: none or one. */
  int[] receivedDescriptors() {
    boolean passed =
        word(header, CONTROLLEN_OFFSET) >= CMSG_DATA_OFFSET + Integer.BYTES
            && control.getInt(WORD) == LibC.SOL_SOCKET
            && control.getInt(WORD + Integer.BYTES) == LibC.SCM_RIGHTS;
    if (!passed) {
      return new int[0];
    }
    int count = (int) (word(control, 0) - CMSG_DATA_OFFSET) / Integer.BYTES;
    return control.getIntArray(CMSG_DATA_OFFSET, count);
  }

  private static void putWord(Memory memory, int offset, long value) {
    if (WORD == Long.BYTES) {
      memory.setLong(offset, value);
    } else {
      memory.setInt(offset, (int) value);
    }
  }

  private static long word(Memory memory, int offset) {
    return WORD == Long.BYTES ? memory.getLong(offset) : memory.getInt(offset);
  }

  /** Messages may hold what was unsealed; it should not stay. */
  void wipe() {
    buffer.clear();
  }
}
