package io.github.tpm4j.tpm12.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tpm4j.tpm12.constants.TpmOrd;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Bytes that are no commands are refused by a whole response, and the TPM goes on. */
class BadInputTest {
  private static final int COMMANDS = 20_000;
  private static final int HEADER_SIZE_BYTES = 10;
  private static final int FAIL = 9;
  private static final int FAILED_SELF_TEST = 0x1C;
  private static final int[] SIZES = {0, 2, 4, 8, 20, 24, 45, 64, 90, 200, 559};

  @Test
  void mutatedCommandsNeverFailTheTpm() throws Exception {
    Tpm12 tpm = new Tpm12(Tpm12Configuration.inMemory());
    tpm.powerOn();
    tpm.execute(HexFormat.of().parseHex("00c10000000c000000990001"), 0);
    Random random = new Random(1);
    TpmOrd[] ordinals = TpmOrd.values();
    for (int i = 0; i < COMMANDS; i++) {
      byte[] command = command(ordinals[random.nextInt(ordinals.length)], random);
      byte[] response = tpm.execute(command, random.nextInt(5));
      int code = ByteBuffer.wrap(response).getInt(6);
      assertEquals(response.length, ByteBuffer.wrap(response).getInt(2));
      assertTrue(code != FAIL && code != FAILED_SELF_TEST, () -> HexFormat.of().formatHex(command));
    }
  }

  private static byte[] command(TpmOrd ordinal, Random random) {
    int size = SIZES[random.nextInt(SIZES.length)];
    byte[] parameters = new byte[size];
    for (int i = 0; i < size; i++) {
      int kind = random.nextInt(8);
      parameters[i] = (byte) (kind < 5 ? 0 : kind == 5 ? 1 : kind == 6 ? 0x40 : random.nextInt());
    }
    return ByteBuffer.allocate(HEADER_SIZE_BYTES + size)
        .putShort((short) (0x00C1 + random.nextInt(4)))
        .putInt(HEADER_SIZE_BYTES + size - (random.nextInt(50) == 0 ? 1 : 0))
        .putInt(ordinal.value())
        .put(parameters)
        .array();
  }

  @Test
  void commandsThatAreCutOrGoOnAreRefused() throws Exception {
    Tpm12 tpm = new Tpm12(Tpm12Configuration.inMemory());
    tpm.powerOn();
    byte[] startup = HexFormat.of().parseHex("00c10000000c000000990001");
    for (int length = 0; length < startup.length; length++) {
      byte[] response = tpm.execute(Arrays.copyOf(startup, length), 0);
      assertEquals("00c40000000a00000019", HexFormat.of().formatHex(response));
    }
    assertEquals(
        "00c40000000a00000019",
        HexFormat.of().formatHex(tpm.execute(Arrays.copyOf(startup, 13), 0)));
  }
}
