package io.github.tpm4j.tss.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tpm4j.tss.constants.TpmCap;
import io.github.tpm4j.tss.error.TpmMalformedResponseException;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.policy.TpmEntities;
import io.github.tpm4j.tss.structures.TpmlHandle;
import io.github.tpm4j.tss.wire.Bytes;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CapabilityListsTest {
  private static final int PERSISTENT = 0x81000000;
  private final AnsweringTransport transport = new AnsweringTransport();
  private final TpmClient client = new TpmClient(transport);

  /** TPM2_GetCapability answers with one handle. */
  private void answer(boolean moreData, int handle) {
    String more = moreData ? "01" : "00";
    transport.answer(0, more + "00000001" + "00000001" + String.format("%08x", handle));
  }

  private List<TpmHandle> handles() {
    return new CapabilityLists(client::execute)
        .all(TpmCap.HANDLES, PERSISTENT, TpmlHandle.class, TpmlHandle::handle, TpmHandle::value);
  }

  @Test
  void readsAListInParts() {
    answer(true, PERSISTENT);
    answer(true, PERSISTENT + 5);
    answer(false, PERSISTENT + 6);

    assertEquals(
        List.of(
            TpmHandle.of(PERSISTENT), TpmHandle.of(PERSISTENT + 5), TpmHandle.of(PERSISTENT + 6)),
        handles());
  }

  /** The same element, one before it, and the one after which numbers begin anew. */
  @ParameterizedTest
  @ValueSource(ints = {PERSISTENT + 5, PERSISTENT, -1})
  void aListWithoutEndIsRefused(int second) {
    answer(true, PERSISTENT + 5);
    answer(true, second);

    String message = assertThrows(TpmMalformedResponseException.class, this::handles).getMessage();
    assertTrue(message.contains("repeats"), message);
  }

  @Test
  void whoLooksForAnEntityRefusesItToo_andAnotherList() {
    TpmEntities entities = new TpmEntities(client);
    answer(true, PERSISTENT + 5);
    answer(true, PERSISTENT + 5);
    assertThrows(TpmMalformedResponseException.class, () -> entities.named(Bytes.EMPTY));

    transport.answer(0, "00" + "00000000" + "00000000");
    assertThrows(TpmMalformedResponseException.class, () -> entities.named(Bytes.EMPTY));
  }
}
