package io.github.tpm4j.conformance.tss;

import io.github.tpm4j.conformance.peer.GuestJUnit;
import io.github.tpm4j.conformance.peer.TpmModel;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("peer")
class KernelManagedTest {

  @Test
  void passesInAGuest(@TempDir Path share) throws Exception {
    GuestJUnit.run(share, TpmModel.CRB, Duration.ofMinutes(3), KernelManagedInGuest.class);
  }
}
