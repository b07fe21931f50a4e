package io.github.tpm4j.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.tpm4j.peers.Swtpm;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The family is found by asking, before and after the TPM's start. */
@Tag("peer")
class TpmFamilyTest {

  @Test
  void aTpm12AnswersWithItsOwnTag() throws Exception {
    try (Swtpm swtpm = Swtpm.tpm12()) {
      assertFamily(TpmFamily.TPM_1_2, swtpm);
    }
  }

  @Test
  void aTpm20AnswersWithItsOwnTag() throws Exception {
    try (Swtpm swtpm = Swtpm.tcp()) {
      assertFamily(TpmFamily.TPM_2_0, swtpm);
    }
  }

  @Test
  void aTpm20ThatIsNotStartedDoesToo() throws Exception {
    try (Swtpm swtpm = Swtpm.manufactured()) {
      assertFamily(TpmFamily.TPM_2_0, swtpm);
    }
  }

  private static void assertFamily(TpmFamily expected, Swtpm swtpm) throws Exception {
    try (Transport transport = Transports.open(swtpm.tcti())) {
      assertEquals(expected, TpmFamily.of(transport));
    }
  }
}
