package io.github.tpm4j.engine.pipeline;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tpm4j.engine.testing.TestTpm;
import io.github.tpm4j.tss.commands.random.GetRandom;
import io.github.tpm4j.tss.constants.TpmRc;
import java.nio.ByteBuffer;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** Whatever comes in, a well-formed response goes out, and the TPM lives on. */
class GarbageTest {
  private static final int FIRST_CODE = 0x11F;
  private static final int LAST_CODE = 0x19C;

  private final TestTpm tpm = TestTpm.started();

  @Property(tries = 2000)
  void answersAnyOctets(@ForAll @Size(max = 200) byte[] command) {
    answer(command);
  }

  @Property(tries = 4000)
  void answersAnyBodyOfAnyCommand(
      @ForAll("codes") int code, @ForAll boolean sessions, @ForAll("bodies") byte[] body) {
    answer(command(code, sessions, body));
  }

  @Property(tries = 2000)
  void answersAnyParametersAfterAPassword(
      @ForAll("codes") int code,
      @ForAll("handles") int handle,
      @ForAll @IntRange(max = 3) int handles,
      @ForAll @Size(max = 80) byte[] parameters) {
    byte[] password = {0x40, 0, 0, 9, 0, 0, 1, 0, 0};
    ByteBuffer body = ByteBuffer.allocate(handles * 4 + 4 + password.length + parameters.length);
    for (int count = 0; count < handles; count++) {
      body.putInt(handle);
    }
    body.putInt(password.length).put(password).put(parameters);
    answer(command(code, true, body.array()));
  }

  @Provide
  Arbitrary<Integer> codes() {
    return Arbitraries.integers().between(FIRST_CODE - 1, LAST_CODE + 1);
  }

  @Provide
  Arbitrary<Integer> handles() {
    return Arbitraries.of(
        0,
        16,
        0x01500000,
        0x02000000,
        0x03000000,
        0x40000001,
        0x40000007,
        0x4000000A,
        0x4000000B,
        0x4000000C,
        0x80000000,
        0x80000001,
        0x81000001);
  }

  /** Octets in which small numbers and handles are likely. */
  @Provide
  Arbitrary<byte[]> bodies() {
    Arbitrary<Byte> octets =
        Arbitraries.frequencyOf(
            Tuple.of(3, Arbitraries.of((byte) 0, (byte) 1, (byte) 0x40, (byte) 0x80)),
            Tuple.of(1, Arbitraries.bytes()));
    return octets.array(byte[].class).ofMaxSize(120);
  }

  private static byte[] command(int code, boolean sessions, byte[] body) {
    return ByteBuffer.allocate(10 + body.length)
        .putShort((short) (sessions ? 0x8002 : 0x8001))
        .putInt(10 + body.length)
        .putInt(code)
        .put(body)
        .array();
  }

  private void answer(byte[] command) {
    byte[] sent = command.clone();
    ByteBuffer response = ByteBuffer.wrap(tpm.tpm().execute(command, 0));
    int size = response.limit();

    assertTrue(size >= 10);
    assertEquals(size, response.getInt(2));
    assertNotEquals(TpmRc.FAILURE.value(), response.getInt(6));
    assertArrayEquals(sent, command);
    if (response.getInt(6) != 0) {
      assertEquals(10, size);
    }
  }

  @Property(tries = 200)
  void answersAfterGarbageAsBefore(@ForAll @Size(max = 64) byte[] command) {
    answer(command);

    assertEquals(8, tpm.run(new GetRandom.Request(8)).randomBytes().size());
  }
}
