package io.github.tpm4j.tpm12.client;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tpm4j.peers.Swtpm;
import io.github.tpm4j.tpm12.commands.crypto.GetRandom;
import io.github.tpm4j.tpm12.error.TpmFamilyException;
import io.github.tpm4j.transport.Transports;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A TPM 2.0 where a TPM 1.2 was expected. */
@Tag("peer")
class OtherFamilyTest {

  @Test
  void isRefusedInWords() throws Exception {
    try (Swtpm swtpm = Swtpm.tcp()) {
      TpmFamilyException refused =
          assertThrows(
              TpmFamilyException.class, () -> Tpm12Client.connect(Transports.open(swtpm.tcti())));
      assertTrue(refused.getMessage().contains("is a TPM 2.0"), refused.getMessage());
    }
  }

  @Test
  void isKnownByItsAnswerToo() throws Exception {
    try (Swtpm swtpm = Swtpm.tcp();
        Tpm12Client client = new Tpm12Client(Transports.open(swtpm.tcti()))) {
      assertThrows(TpmFamilyException.class, () -> client.execute(new GetRandom.Request(4)));
    }
  }
}
