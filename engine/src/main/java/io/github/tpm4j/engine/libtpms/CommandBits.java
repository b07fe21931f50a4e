package io.github.tpm4j.engine.libtpms;

import io.github.tpm4j.tss.constants.TpmCc;
import java.util.LinkedHashSet;
import java.util.Set;

/** Sets of commands, one bit each, lowest bit first. */
final class CommandBits {
  private static final int FIRST = 0x11F;

  /** From this version of PERSISTENT_DATA on bit i is the command FIRST + i. */
  private static final int UNCOMPRESSED = 5;

  /** The first and the last of each run of commands that libtpms 0.9 and older have. */
  private static final int[][] RUNS = {
    {0x11F, 0x122},
    {0x124, 0x12E},
    {0x130, 0x140},
    {0x142, 0x159},
    {0x15B, 0x15E},
    {0x160, 0x165},
    {0x167, 0x174},
    {0x176, 0x178},
    {0x17A, 0x193},
    {0x197, 0x197}
  };

  private CommandBits() {}

  /**
   * The commands whose bits are set.
   *
   * @param version of PERSISTENT_DATA
   */
  static Set<TpmCc> commands(byte[] bits, int version) {
    Set<TpmCc> commands = new LinkedHashSet<>();
    for (int i = 0; i < bits.length * Byte.SIZE; i++) {
      if ((bits[i / Byte.SIZE] >> i % Byte.SIZE & 1) != 0) {
        commands.add(TpmCc.of(version >= UNCOMPRESSED ? FIRST + i : compressed(i)));
      }
    }
    return commands;
  }

  private static int compressed(int index) {
    int left = index;
    for (int[] run : RUNS) {
      int length = run[1] - run[0] + 1;
      if (left < length) {
        return run[0] + left;
      }
      left -= length;
    }
    throw new IllegalArgumentException("No command has the bit " + index);
  }
}
