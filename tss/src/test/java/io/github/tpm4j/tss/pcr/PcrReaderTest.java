package io.github.tpm4j.tss.pcr;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.tpm4j.tss.client.AnsweringTransport;
import io.github.tpm4j.tss.client.TpmClient;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.error.TpmMalformedResponseException;
import io.github.tpm4j.tss.structures.TpmlPcrSelection;
import org.junit.jupiter.api.Test;

class PcrReaderTest {
  private static final TpmlPcrSelection PCR_0_AND_1 = PcrSelections.of(TpmAlg.SHA256, 0, 1);
  private static final String COUNTER = "00000007";
  private static final String ONE_VALUE = "00000001" + "0020" + "11".repeat(32);

  private final AnsweringTransport transport = new AnsweringTransport();
  private final TpmClient client = new TpmClient(transport);

  @Test
  void readsOnUntilItHasAll() {
    transport.answer(0, COUNTER + "00000001" + "000b03" + "010000" + ONE_VALUE);
    transport.answer(0, COUNTER + "00000001" + "000b03" + "020000" + ONE_VALUE);
    assertEquals(2, PcrReader.read(client::execute, PCR_0_AND_1).values().size());
  }

  /** As the replay of a log asks in which nothing was measured. */
  @Test
  void asksForNothingOfABankWithoutPcr() {
    assertEquals(
        0, PcrReader.read(client::execute, PcrSelections.of(TpmAlg.SHA256)).values().size());
  }

  @Test
  void refusesAPcrThatItHasNotAskedFor() {
    for (String bitmap : new String[] {"010000", "040000"}) {
      transport.answer(0, COUNTER + "00000001" + "000b03" + "010000" + ONE_VALUE);
      transport.answer(0, COUNTER + "00000001" + "000b03" + bitmap + ONE_VALUE);
      assertThrows(
          TpmMalformedResponseException.class, () -> PcrReader.read(client::execute, PCR_0_AND_1));
    }
  }
}
