package io.github.tpm4j.tss.device;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tpm4j.tss.client.AnsweringTransport;
import io.github.tpm4j.tss.constants.TpmRc;
import io.github.tpm4j.tss.error.TpmResponseException;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.keys.KeyAuthorization;
import io.github.tpm4j.tss.keys.StorageParent;
import io.github.tpm4j.tss.objects.TpmtPublic;
import io.github.tpm4j.tss.objects.TpmtPublicParms;
import io.github.tpm4j.tss.templates.StorageTemplates;
import io.github.tpm4j.tss.wire.SecretBytes;
import io.github.tpm4j.tss.wire.TpmWriter;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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

  /** TPM_RC_COMMAND_CODE, of the TPM itself and of Linux' resource manager. */
  @ParameterizedTest
  @ValueSource(ints = {0x143, 0x000B0143})
  void doesNotTakeATpmThatCannotBeAskedForOneThatLacksEverything(int rc) {
    transport.answer(rc, "");
    assertTrue(device.supports(RSA));
  }

  @Test
  void reportsWhatTheTrySays_whereTheTpmCannotBeAsked() {
    StorageParent parent = device.persistentParent(TpmHandle.of(0x81000002), KeyAuthorization.NONE);
    String storageKey = HexFormat.of().formatHex(sized(StorageTemplates.ECC_P256));
    transport.answer(0, storageKey + "0000" + "0000");
    transport.answer(TpmRc.VALUE.parameter(2).value(), "");
    transport.answer(TpmRc.COMMAND_CODE.value(), "");
    TpmResponseException refusal =
        assertThrows(
            TpmResponseException.class,
            () -> device.createKey(parent, StorageTemplates.RSA_2048, SecretBytes.EMPTY));
    assertEquals(TpmRc.VALUE.parameter(2), refusal.rc());
  }

  @Test
  void takesNoStorageParentThatAProgramHasMade() {
    StorageParent ofTheProgram = () -> KeyAuthorization.NONE;
    assertThrows(IllegalArgumentException.class, () -> device.nameOf(ofTheProgram));
    assertThrows(
        IllegalArgumentException.class,
        () -> device.createKey(ofTheProgram, StorageTemplates.RSA_2048, SecretBytes.EMPTY));
  }

  private static byte[] sized(TpmtPublic area) {
    return new TpmWriter().sized(area).toByteArray();
  }
}
