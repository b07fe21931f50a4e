package io.github.tpm4j.engine.commands.contextmanagement;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.tpm4j.engine.testing.TestObjects;
import io.github.tpm4j.engine.testing.TestTpm;
import io.github.tpm4j.tss.commands.capability.GetCapability;
import io.github.tpm4j.tss.commands.contextmanagement.EvictControl;
import io.github.tpm4j.tss.constants.TpmCap;
import io.github.tpm4j.tss.constants.TpmPt;
import io.github.tpm4j.tss.constants.TpmRc;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.structures.TpmlTaggedTpmProperty;
import org.junit.jupiter.api.Test;

class PersistentRoomTest {
  private final TestTpm tpm = TestTpm.started();
  private final TpmHandle object = TestObjects.storageKey(tpm);

  private int available() {
    int property = TpmPt.HR_PERSISTENT_AVAIL.value();
    GetCapability.Response response =
        tpm.run(new GetCapability.Request(TpmCap.TPM_PROPERTIES, property, 1));
    return ((TpmlTaggedTpmProperty) response.capabilityData().data()).tpmProperty().get(0).value();
  }

  private TpmRc keep(int number) {
    return tpm.code(
        new EvictControl.Request(TpmHandle.OWNER, object, TpmHandle.of(0x81000000 + number)));
  }

  @Test
  void asManyObjectsAsTheTpmTellsCanBePersistent() {
    int room = available();
    for (int number = 0; number < room; number++) {
      assertEquals(TpmRc.SUCCESS, keep(number));
      assertEquals(room - number - 1, available());
    }
    assertEquals(TpmRc.NV_SPACE, keep(room));
  }
}
