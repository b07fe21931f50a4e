package io.github.tpm4j.conformance.fuzz;

import io.github.tpm4j.tss.commands.CommandSpec;
import io.github.tpm4j.tss.commands.list.Commands;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Changes octets of commands at random, most of the time so that the frame stays right. */
final class ByteMutator {
  private static final List<CommandSpec<?, ?>> COMMANDS = Commands.all();

  /** Algorithms, tags, sizes and limits. */
  private static final int[] NUMBERS_16 = {
    0, 1, 2, 4, 6, 8, 0x0B, 0x0C, 0x10, 0x14, 0x18, 0x20, 0x23, 0x25, 0x43, 0x60, 0x61, 0x80, 0xA0,
    0xA1, 0xA2, 0x100, 0x400, 0x401, 0x800, 0x1000, 0x7FFF, 0x8001, 0x8002, 0x8021, 0x8024, 0x8026,
    0x8027, 0xFFFF
  };

  /** Handles of every kind, and limits. */
  private static final int[] NUMBERS_32 = {
    0,
    1,
    16,
    23,
    0x01500000,
    0x01500001,
    0x01C00002,
    0x11500000,
    0x02000000,
    0x02000001,
    0x03000000,
    0x03000001,
    0x40000001,
    0x40000007,
    0x40000009,
    0x4000000A,
    0x4000000B,
    0x4000000C,
    0x40000110,
    0x40000140,
    0x40010001,
    0x80000000,
    0x80000001,
    0x80000002,
    0x81000001,
    0x7FFFFFFF,
    0xFFFFFFFF
  };

  private final Random random;

  ByteMutator(Random random) {
    this.random = random;
  }

  /** A changed copy. */
  byte[] mutate(byte[] command) {
    byte[] changed = command.clone();
    for (int count = 1 + random.nextInt(3); count > 0; count--) {
      changed = change(changed);
    }
    if (changed.length >= Octets.HEADER_BYTES && random.nextInt(20) != 0) {
      ByteBuffer.wrap(changed).putInt(2, changed.length);
    }
    return changed;
  }

  private byte[] change(byte[] octets) {
    if (octets.length == 0) {
      return randomOctets(20);
    }
    int place = random.nextInt(octets.length);
    return switch (random.nextInt(10)) {
      case 0, 1 -> flipped(octets, place);
      case 2 -> put(octets, place, 1, random.nextInt());
      case 3, 4 -> put(octets, place, 2, NUMBERS_16[random.nextInt(NUMBERS_16.length)]);
      case 5, 6 -> put(octets, place, 4, NUMBERS_32[random.nextInt(NUMBERS_32.length)]);
      case 7 -> put(octets, 6, 4, COMMANDS.get(random.nextInt(COMMANDS.size())).code().value());
      case 8 -> Arrays.copyOf(octets, place);
      default -> inserted(octets, place, randomOctets(1 + random.nextInt(40)));
    };
  }

  private static byte[] put(byte[] octets, int place, int width, int number) {
    for (int i = 0; i < width && place + i < octets.length; i++) {
      octets[place + i] = (byte) (number >> 8 * (width - 1 - i));
    }
    return octets;
  }

  private byte[] flipped(byte[] octets, int place) {
    octets[place] ^= (byte) (1 << random.nextInt(8));
    return octets;
  }

  private static byte[] inserted(byte[] octets, int place, byte[] more) {
    return ByteBuffer.allocate(octets.length + more.length)
        .put(octets, 0, place)
        .put(more)
        .put(octets, place, octets.length - place)
        .array();
  }

  /** Up to so many octets. */
  byte[] randomOctets(int limit) {
    byte[] octets = new byte[random.nextInt(limit + 1)];
    random.nextBytes(octets);
    return octets;
  }
}
