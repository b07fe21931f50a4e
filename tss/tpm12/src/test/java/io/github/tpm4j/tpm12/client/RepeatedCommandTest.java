package io.github.tpm4j.tpm12.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tpm4j.tpm12.commands.crypto.GetRandom;
import io.github.tpm4j.tpm12.constants.TpmOrd;
import io.github.tpm4j.tpm12.constants.TpmResult;
import io.github.tpm4j.tpm12.error.TpmResponseException;
import io.github.tpm4j.tpm12.wire.TpmWriter;
import io.github.tpm4j.transport.Transport;
import io.github.tpm4j.transport.TransportInfo;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is sent again, and what is not, to a TPM whose answers stand in a list. */
class RepeatedCommandTest {
  private final Deque<Integer> codes = new ArrayDeque<>();
  private final List<Integer> ordinals = new ArrayList<>();
  private final Tpm12Client client = new Tpm12Client(new Answers());

  @Test
  void aBusyTpmIsAskedAgain() {
    codes.addAll(
        List.of(
            TpmResult.RETRY.value(), TpmResult.DOING_SELFTEST.value(), TpmResult.RETRY.value()));
    client.execute(new GetRandom.Request(0));
    assertEquals(4, client.commandsSent());
  }

  @Test
  void aTpmThatHasNotTestedItselfIsToldToOnce() {
    codes.addAll(List.of(TpmResult.NEEDS_SELFTEST.value(), 0));
    client.execute(new GetRandom.Request(0));
    int random = TpmOrd.GET_RANDOM.value();
    assertEquals(List.of(random, TpmOrd.CONTINUE_SELF_TEST.value(), random), ordinals);
  }

  @Test
  void nothingElseIsSentTwice() {
    for (TpmResult result : TpmResult.values()) {
      if (result.value() != 0
          && (!result.isNonFatal() || result == TpmResult.DEFEND_LOCK_RUNNING)) {
        ordinals.clear();
        codes.add(result.value());
        TpmResponseException refused =
            assertThrows(
                TpmResponseException.class, () -> client.execute(new GetRandom.Request(0)));
        assertTrue(refused.is(result));
        assertTrue(refused.getMessage().contains(result.toString()), refused.getMessage());
        assertEquals(1, ordinals.size(), result.toString());
      }
    }
  }

  @Test
  void aVendorsCodeIsShownAsANumber() {
    codes.add(0x402);
    TpmResponseException refused =
        assertThrows(TpmResponseException.class, () -> client.execute(new GetRandom.Request(0)));
    assertTrue(refused.getMessage().contains("0x402"), refused.getMessage());
  }

  /** Answers with the codes of the list, then with success and no bytes. */
  private final class Answers implements Transport {
    @Override
    public byte[] transmit(byte[] command) {
      int ordinal = ByteBuffer.wrap(command).getInt(6);
      ordinals.add(ordinal);
      int code = codes.isEmpty() ? 0 : codes.remove();
      boolean random = code == 0 && ordinal == TpmOrd.GET_RANDOM.value();
      TpmWriter out = new TpmWriter().u16(0x00C4).u32(random ? 14 : 10).u32(code);
      return random ? out.u32(0).toByteArray() : out.toByteArray();
    }

    @Override
    public TransportInfo info() {
      return new TransportInfo("list", TransportInfo.Kind.IN_PROCESS, false);
    }

    @Override
    public void close() {}
  }
}
