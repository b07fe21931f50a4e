package io.github.tpm4j.samples.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tpm4j.keystore.TpmConnection;
import io.github.tpm4j.provider.TpmProvider;
import io.github.tpm4j.transport.Transports;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import org.junit.jupiter.api.Test;

class TpmMetersTest {
  @Test
  void countsWhatTheTpmDoes() throws Exception {
    TpmConnection connection = TpmConnection.over(Transports.open("engine:memory"));
    try {
      TpmProvider provider = new TpmProvider(connection);
      SimpleMeterRegistry registry = new SimpleMeterRegistry();
      new TpmMeters(provider).bindTo(registry);
      KeyPair pair = KeyPairGenerator.getInstance("EC", provider).generateKeyPair();
      sign(provider, pair);
      double before = registry.get("tpm.commands").functionCounter().count();
      assertTrue(before > 3, "commands: " + before);
      sign(provider, pair);
      assertEquals(before + 1, registry.get("tpm.commands").functionCounter().count());
      assertEquals(2, registry.get("tpm.objects.loaded").gauge().value());
      assertEquals(0, registry.get("tpm.waits").functionCounter().count());
    } finally {
      connection.close();
    }
  }

  private static void sign(TpmProvider provider, KeyPair pair) throws Exception {
    Signature signer = Signature.getInstance("SHA256withECDSA", provider);
    signer.initSign(pair.getPrivate());
    signer.sign();
  }
}
