package io.github.tpm4j.conformance.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tpm4j.conformance.commands.PasswordCommands;
import io.github.tpm4j.engine.profile.Profile;
import io.github.tpm4j.tss.commands.TpmRequest;
import io.github.tpm4j.tss.commands.pcr.PcrEvent;
import io.github.tpm4j.tss.commands.random.GetRandom;
import io.github.tpm4j.tss.commands.startup.Startup;
import io.github.tpm4j.tss.constants.TpmSu;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.wire.Bytes;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** The watch over promises notices when they are broken. */
class WatchedTpmTest {
  private static final TpmRequest<?> CHANGE =
      new PcrEvent.Request(TpmHandle.of(16), Bytes.of(new byte[] {1}));

  private UnaryOperator<byte[]> distortion = UnaryOperator.identity();
  private final WatchedTpm tpm =
      new WatchedTpm(Profile.pcClient(), response -> distortion.apply(response));

  private void assertNotices(String promise, TpmRequest<?> request) {
    byte[] command = PasswordCommands.octets(request);
    String message = assertThrows(AssertionError.class, () -> tpm.execute(command, 0)).getMessage();
    assertTrue(message.contains(promise) && message.contains(Octets.hex(command)), message);
  }

  private static byte[] failure(int code) {
    return ByteBuffer.allocate(10).putShort((short) 0x8001).putInt(10).putInt(code).array();
  }

  private void start() {
    PlainCommands.run(tpm, new Startup.Request(TpmSu.CLEAR));
  }

  @Test
  void noticesAChangeByAFailure() {
    start();
    distortion = response -> failure(0x101 + 0x19);
    assertNotices("has changed [pcr", CHANGE);
  }

  @Test
  void noticesAResponseThatIsCutOff() {
    start();
    distortion = response -> Arrays.copyOf(response, response.length - 1);
    assertNotices("not as long as it says", new GetRandom.Request(4));
  }

  @Test
  void noticesAFailureWithMoreThanACode() {
    start();
    distortion = response -> ByteBuffer.wrap(response.clone()).putInt(6, 0x143).array();
    assertNotices("more than a code", new GetRandom.Request(4));
  }

  @Test
  void noticesFailureMode() {
    start();
    distortion = response -> failure(0x101);
    assertNotices("failure mode", new GetRandom.Request(4));
  }

  @Test
  void restoresWhatCommandsHaveChanged() {
    start();
    TpmState before = tpm.state();
    PlainCommands.run(tpm, CHANGE);
    assertTrue(before.changesTo(tpm.state()).size() > 0);
    tpm.restore(before);
    PlainCommands.run(tpm, new GetRandom.Request(4));
    assertEquals(0, before.changesTo(tpm.state()).size());
  }
}
