package io.github.tpm4j.conformance.guest;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tpm4j.conformance.tss.Keys;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.constants.TpmEccCurve;
import io.github.tpm4j.tss.device.TpmDevice;
import io.github.tpm4j.tss.device.TpmKey;
import io.github.tpm4j.tss.keys.KeyAuthorization;
import io.github.tpm4j.tss.objects.TpmtPublic;
import io.github.tpm4j.tss.policy.Policy;
import io.github.tpm4j.tss.templates.KeyTemplate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Runs in a guest: the kernel's resource manager gives a connection three objects and sessions. */
class KernelManagedInGuest {

  @Test
  void usesMoreKeysThanTheKernelGivesSlots() throws Exception {
    try (TpmDevice device = TpmDevice.open("device:/dev/tpmrm0")) {
      assertTrue(device.info().resourceManaged());
      Policy policy = Policy.pcr(device.readPcr(TpmAlg.SHA256, 23)).and(Policy.authValue());
      TpmtPublic bound = KeyTemplate.ec(TpmEccCurve.NIST_P256).signing().boundTo(policy).build();
      List<TpmKey> keys = new ArrayList<>();
      for (int i = 0; i < 2; i++) {
        keys.add(Keys.create(device, "p"));
        keys.add(
            Keys.create(device, bound, "q", KeyAuthorization.policy(policy, Keys.password("q"))));
      }
      // The guest's processor is emulated: to verify every signature by software takes minutes.
      keys.forEach(key -> key.sign(Keys.ECDSA, Keys.DIGEST));
      Keys.assertSigns(keys.get(0));
    }
  }

  @Test
  void usesTheDeviceWithoutResourceManager() throws Exception {
    try (TpmDevice device = TpmDevice.open("device:/dev/tpm0")) {
      Keys.create(device, "p").sign(Keys.ECDSA, Keys.DIGEST);
    }
  }
}
