package io.github.tpm4j.conformance.guest;

import io.github.tpm4j.peers.GuestJUnit;
import io.github.tpm4j.peers.TpmModel;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A TPM behind the kernel's drivers: one boot of a guest for each interface. */
@Tag("peer")
class DeviceInGuestTest {

  @ParameterizedTest
  @EnumSource(names = {"TIS", "CRB"})
  void passesInAGuest(TpmModel model, @TempDir Path share) throws Exception {
    GuestJUnit.run(
        share,
        model,
        Duration.ofMinutes(4),
        DeviceTransportInGuest.class,
        KernelManagedInGuest.class,
        ProviderInGuest.class);
  }
}
