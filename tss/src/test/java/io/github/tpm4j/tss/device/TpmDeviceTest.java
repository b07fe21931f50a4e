package io.github.tpm4j.tss.device;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tpm4j.tss.client.AnsweringTransport;
import io.github.tpm4j.tss.constants.TpmRc;
import io.github.tpm4j.tss.error.TpmResponseException;
import io.github.tpm4j.tss.objects.TpmtPublicParms;
import io.github.tpm4j.tss.templates.StorageTemplates;
import org.junit.jupiter.api.Test;

class TpmDeviceTest {
  private static final TpmtPublicParms RSA =
      new TpmtPublicParms(StorageTemplates.RSA_2048.type(), StorageTemplates.RSA_2048.parameters());

  private final AnsweringTransport transport = new AnsweringTransport();
  private final TpmDevice device = TpmDevice.open(transport, DeviceOptions.DEFAULT);

  @Test
  void doesNotTakeATpmThatFailsForOneThatLacksSomething() {
    transport.answer(TpmRc.FAILURE.value(), "");
    assertThrows(TpmResponseException.class, () -> device.supports(RSA));

    transport.answer(0, "");
    assertTrue(device.supports(RSA));
  }

  @Test
  void knowsFromTheTpmsRefusalWhatItLacks() {
    transport.answer(TpmRc.VALUE.parameter(1).value(), "");
    assertFalse(device.supports(RSA));
    assertFalse(device.supports(RSA));
  }
}
