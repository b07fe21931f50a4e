package io.github.tpm4j.trousers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tpm4j.tpm12.client.Tpm12Client;
import io.github.tpm4j.tpm12.commands.crypto.GetRandom;
import io.github.tpm4j.transport.TpmFamily;
import io.github.tpm4j.transport.Transport;
import io.github.tpm4j.transport.TransportAccessException;
import io.github.tpm4j.transport.Transports;
import org.junit.jupiter.api.Test;

/** Runs in a guest: our client at the kernel's device of a TPM 1.2. */
class DeviceInGuest {
  static final String DEVICE = "device:/dev/tpm0";

  @Test
  void theFamilyIsFoundByAsking() throws Exception {
    try (Transport transport = Transports.open(DEVICE)) {
      assertEquals(TpmFamily.TPM_1_2, TpmFamily.of(transport));
    }
  }

  @Test
  void itIsFoundWhereNoneIsNamed() throws Exception {
    assertEquals(DEVICE, Transports.discoverTcti());
  }

  @Test
  void oneProgramHasIt() throws Exception {
    try (Tpm12Client client = Tpm12Client.connect(Transports.open(DEVICE))) {
      TransportAccessException refused =
          assertThrows(TransportAccessException.class, () -> Transports.open(DEVICE));
      assertTrue(refused.getMessage().contains("tcsd holds it"), refused.getMessage());
      assertEquals(20, client.execute(new GetRandom.Request(20)).randomBytes().size());
    }
  }
}
