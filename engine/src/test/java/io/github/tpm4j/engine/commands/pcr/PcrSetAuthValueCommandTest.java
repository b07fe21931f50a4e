package io.github.tpm4j.engine.commands.pcr;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.tpm4j.engine.testing.TestTpm;
import io.github.tpm4j.tss.commands.hierarchy.Clear;
import io.github.tpm4j.tss.commands.pcr.PcrEvent;
import io.github.tpm4j.tss.commands.pcr.PcrSetAuthValue;
import io.github.tpm4j.tss.constants.TpmRc;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.wire.Bytes;
import io.github.tpm4j.tss.wire.SecretBytes;
import org.junit.jupiter.api.Test;

class PcrSetAuthValueCommandTest {
  private static final SecretBytes SECRET = SecretBytes.of("abc".getBytes(US_ASCII));

  private final TestTpm tpm = TestTpm.started();

  private TpmRc event(int pcr) {
    return tpm.code(new PcrEvent.Request(TpmHandle.ofPcr(pcr), Bytes.EMPTY));
  }

  @Test
  void allPcrOfTheGroupAreThenUsedWithTheNewValue() {
    tpm.run(new PcrSetAuthValue.Request(TpmHandle.ofPcr(20), SECRET));
    tpm.locality(2);
    assertEquals(TpmRc.BAD_AUTH.session(1), event(21));
    tpm.auth(SECRET);
    assertEquals(TpmRc.SUCCESS, event(21));
  }

  @Test
  void rejectsPcrThatTakesNone() {
    assertEquals(TpmRc.VALUE, tpm.code(new PcrSetAuthValue.Request(TpmHandle.ofPcr(0), SECRET)));
  }

  @Test
  void rejectsMoreThan64Octets_parameter1() {
    SecretBytes tooLong = SecretBytes.adopt(new byte[65]);
    assertEquals(
        TpmRc.SIZE.parameter(1),
        tpm.code(new PcrSetAuthValue.Request(TpmHandle.ofPcr(20), tooLong)));
  }

  @Test
  void clearEmptiesIt() {
    tpm.run(new PcrSetAuthValue.Request(TpmHandle.ofPcr(20), SECRET));
    tpm.run(new Clear.Request(TpmHandle.LOCKOUT));
    tpm.locality(2);

    assertEquals(TpmRc.SUCCESS, event(21));
  }
}
