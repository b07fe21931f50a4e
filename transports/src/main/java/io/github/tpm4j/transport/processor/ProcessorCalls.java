package io.github.tpm4j.transport.processor;

import com.sun.jna.Native;
import com.sun.jna.NativeLong;
import com.sun.jna.Platform;

/** The C library's calls on processors and the ends of sockets, as Linux has them. */
final class ProcessorCalls {
  static final int SOL_SOCKET = 1;
  static final int SO_INCOMING_CPU = 49;
  static final int AF_INET = 2;
  static final int AF_INET6 = 10;

  /** The thread that calls. */
  static final int CALLER = 0;

  static {
    Native.register(ProcessorCalls.class, Platform.C_LIBRARY_NAME);
  }

  private ProcessorCalls() {}

  static native int sched_getaffinity(int thread, NativeLong maskBytes, byte[] mask);

  static native int sched_setaffinity(int thread, NativeLong maskBytes, byte[] mask);

  static native int getsockopt(int fd, int level, int option, int[] value, int[] length);

  static native int getsockname(int fd, byte[] address, int[] length);

  static native int getpeername(int fd, byte[] address, int[] length);
}
