package io.github.tpm4j.conformance.tss;

import io.github.tpm4j.tss.commands.capability.GetCapability;
import io.github.tpm4j.tss.constants.TpmCap;
import io.github.tpm4j.tss.constants.TpmHt;
import io.github.tpm4j.tss.device.TpmDevice;
import io.github.tpm4j.tss.device.TpmKey;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.structures.TpmlHandle;
import io.github.tpm4j.tss.structures.TpmuCapabilities;
import java.util.ArrayList;
import java.util.List;

/**
 * Signs, waits without a use of the TPM until this program holds no session in it any more, and
 * signs again. Ends with a status other than 0 if anything fails; whoever started it limits it.
 */
final class SignAndIdle {
  private static final long POLL_MILLIS = 200;

  private SignAndIdle() {}

  public static void main(String[] arguments) throws Exception {
    try (TpmDevice device = TpmDevice.open(arguments[0])) {
      TpmKey key = Keys.create(device, "p");
      Keys.assertSigns(key);
      if (sessions(device).isEmpty()) {
        throw new AssertionError("no session is seen while the program works");
      }
      while (!sessions(device).isEmpty()) {
        Thread.sleep(POLL_MILLIS);
      }
      Keys.assertSigns(key);
      System.out.print("signed again");
    }
  }

  // Not by a use of the device, which would not be idle then.
  private static List<TpmHandle> sessions(TpmDevice device) {
    List<TpmHandle> all = new ArrayList<>();
    for (TpmHt type : List.of(TpmHt.HMAC_SESSION, TpmHt.POLICY_SESSION)) {
      GetCapability.Request request =
          new GetCapability.Request(TpmCap.HANDLES, type.value() << 24, 100);
      TpmuCapabilities data = device.client().execute(request).capabilityData().data();
      all.addAll(((TpmlHandle) data).handle());
    }
    return all;
  }
}
