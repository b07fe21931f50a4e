package io.github.tpm4j.transport.processor;

import com.sun.jna.Native;
import com.sun.jna.NativeLong;
import java.nio.ByteOrder;
import java.util.BitSet;

/** The processors that the calling thread may run on (sched_setaffinity(2)). */
final class ProcessorMask {
  /** Of 8,192 processors; the kernel refuses to fill a mask that is shorter than its own. */
  private static final int SIZE_BYTES = 1_024;

  private static final int WORD_BYTES = Native.LONG_SIZE;
  private static final NativeLong SIZE = new NativeLong(SIZE_BYTES);

  private ProcessorMask() {}

  /** Those of the calling thread; empty if the system does not tell. */
  static BitSet ofCaller() {
    byte[] mask = new byte[SIZE_BYTES];
    int result = ProcessorCalls.sched_getaffinity(ProcessorCalls.CALLER, SIZE, mask);
    return result < 0 ? new BitSet() : BitSet.valueOf(inOrderOfBits(mask));
  }

  /** Lets the calling thread run on these only; false if the system refuses. */
  static boolean setOfCaller(BitSet processors) {
    byte[] bits = processors.toByteArray();
    if (bits.length > SIZE_BYTES) {
      return false;
    }
    byte[] mask = new byte[SIZE_BYTES];
    System.arraycopy(bits, 0, mask, 0, bits.length);
    byte[] words = inOrderOfBits(mask);
    return ProcessorCalls.sched_setaffinity(ProcessorCalls.CALLER, SIZE, words) == 0;
  }

  /** A mask is made of words of the machine; turns each round if their last byte comes first. */
  private static byte[] inOrderOfBits(byte[] mask) {
    if (ByteOrder.nativeOrder() == ByteOrder.LITTLE_ENDIAN) {
      return mask;
    }
    byte[] turned = new byte[mask.length];
    for (int i = 0; i < mask.length; i++) {
      int inWord = i % WORD_BYTES;
      turned[i - inWord + WORD_BYTES - 1 - inWord] = mask[i];
    }
    return turned;
  }
}
