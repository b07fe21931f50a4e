package io.github.tpm4j.samples.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tpm4j.keystore.TpmConnection;
import io.github.tpm4j.provider.TpmProvider;
import io.github.tpm4j.transport.Transports;
import io.github.tpm4j.tss.device.TpmNv;
import io.github.tpm4j.tss.error.TpmNvException;
import io.github.tpm4j.tss.handles.TpmHandle;
import java.security.SecureRandom;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class HealthTest {
  @Test
  void complainsOfWhatTheTpmHasRefused() throws Exception {
    TpmConnection connection = TpmConnection.over(Transports.open("engine:memory"));
    try {
      TpmProvider provider = new TpmProvider(connection);
      Health health = new Health(provider);
      SecureRandom.getInstance("TPM", provider).nextInt();
      assertEquals(Optional.empty(), health.complaint());
      TpmNv absent = TpmNv.of(connection.device(), TpmHandle.of(0x01800099));
      assertThrows(TpmNvException.class, absent::read);
      assertTrue(health.complaint().isPresent());
    } finally {
      connection.close();
    }
  }
}
