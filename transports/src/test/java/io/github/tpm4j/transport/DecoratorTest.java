package io.github.tpm4j.transport;

import static io.github.tpm4j.transport.testing.Messages.GET_RANDOM;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tpm4j.transport.testing.Messages;
import io.github.tpm4j.transport.testing.ScriptedTransport;
import org.junit.jupiter.api.Test;

class DecoratorTest {
  private static final int TPM_CC_GET_RANDOM = 0x0000017B;
  private static final int TPM_CC_SIGN = 0x0000015D;

  private final ScriptedTransport tpm =
      new ScriptedTransport("test", command -> Messages.response());

  @Test
  void countsCommandsByTheirCode() throws TransportException {
    CountingTransport counting = new CountingTransport(tpm);
    counting.transmit(GET_RANDOM);
    counting.transmit(GET_RANDOM);
    byte[] sign = GET_RANDOM.clone();
    sign[9] = TPM_CC_SIGN & 0xff;
    counting.transmit(sign);
    assertEquals(3, counting.commands());
    assertEquals(2, counting.commands(TPM_CC_GET_RANDOM));
    assertEquals(1, counting.commands(TPM_CC_SIGN));
    counting.reset();
    assertEquals(0, counting.commands());
    assertEquals(0, counting.commands(TPM_CC_SIGN));
  }

  @Test
  void recordsWhatPassed_asItWasThen() throws TransportException {
    RecordingTransport recording = new RecordingTransport(tpm);
    byte[] command = GET_RANDOM.clone();
    recording.transmit(command)[9] = 1;
    command[11] = 99;
    assertArrayEquals(GET_RANDOM, recording.exchanges().get(0).command());
    assertArrayEquals(Messages.response(), recording.exchanges().get(0).response());
    recording.clear();
    assertTrue(recording.exchanges().isEmpty());
  }

  @Test
  void forwardsAllElse() throws TransportException {
    CountingTransport counting = new CountingTransport(tpm);
    counting.setLocality(3);
    assertEquals(3, tpm.locality());
    assertEquals(tpm.info(), counting.info());
    assertThrows(TransportException.class, counting::cancel);
    assertFalse(tpm.isClosed());
    counting.close();
    assertTrue(tpm.isClosed());
  }
}
