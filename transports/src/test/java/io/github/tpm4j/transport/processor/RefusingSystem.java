package io.github.tpm4j.transport.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.NativeLong;
import com.sun.jna.Platform;
import com.sun.jna.Pointer;

/** Seccomp, as containers use it: a thread whose sched_setaffinity(2) the kernel refuses. */
final class RefusingSystem {
  private static final int PR_SET_NO_NEW_PRIVS = 38;
  private static final int PR_SET_SECCOMP = 22;
  private static final long SECCOMP_MODE_FILTER = 2;

  private static final short BPF_LD_W_ABS = 0x20;
  private static final short BPF_JEQ_K = 0x15;
  private static final short BPF_RET_K = 0x06;
  private static final int SECCOMP_RET_ALLOW = 0x7fff_0000;
  private static final int SECCOMP_RET_EPERM = 0x0005_0001;

  private static final int SYSCALL_NUMBER_X86_64 = 203;
  private static final int SYSCALL_NUMBER_ARM64 = 122;
  private static final int INSTRUCTION_BYTES = 8;

  static {
    Native.register(RefusingSystem.class, Platform.C_LIBRARY_NAME);
  }

  private RefusingSystem() {}

  static native int prctl(
      int option, NativeLong second, Pointer third, NativeLong fourth, NativeLong fifth);

  /** Until the calling thread's end; others are as before. */
  static void refuseAffinityToCaller() {
    NativeLong none = new NativeLong(0);
    int noNewPrivileges = prctl(PR_SET_NO_NEW_PRIVS, new NativeLong(1), Pointer.NULL, none, none);
    assertEquals(0, noNewPrivileges);
    int syscall = Platform.isARM() ? SYSCALL_NUMBER_ARM64 : SYSCALL_NUMBER_X86_64;
    try (Memory filter = new Memory(4L * INSTRUCTION_BYTES);
        Memory program = new Memory(2L * Native.POINTER_SIZE)) {
      put(filter, 0, BPF_LD_W_ABS, 0, 0);
      put(filter, 1, BPF_JEQ_K, 1, syscall);
      put(filter, 2, BPF_RET_K, 0, SECCOMP_RET_EPERM);
      put(filter, 3, BPF_RET_K, 0, SECCOMP_RET_ALLOW);
      program.clear();
      program.setShort(0, (short) 4);
      program.setPointer(Native.POINTER_SIZE, filter);
      NativeLong mode = new NativeLong(SECCOMP_MODE_FILTER);
      assertEquals(0, prctl(PR_SET_SECCOMP, mode, program, none, none));
    }
  }

  /**
   * A {@code struct sock_filter}.
   *
   * @param skippedIfFalse instructions after a comparison that does not hold
   */
  private static void put(Memory filter, int index, short code, int skippedIfFalse, int value) {
    long offset = (long) index * INSTRUCTION_BYTES;
    filter.setShort(offset, code);
    filter.setByte(offset + 2, (byte) 0);
    filter.setByte(offset + 3, (byte) skippedIfFalse);
    filter.setInt(offset + 4, value);
  }
}
