package io.github.tpm4j.tss.client;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.tpm4j.tss.commands.random.GetRandom;
import io.github.tpm4j.tss.wire.SecretBytes;
import org.junit.jupiter.api.Test;

class TpmClientTest {
  @Test
  void wipesAResponseThatMayHaveHeldASecret() {
    AnsweringTransport transport = new AnsweringTransport();
    byte[] response = transport.answer(0, "0004" + "01020304");
    try (TpmClient client = new TpmClient(transport)) {
      GetRandom.Response read = client.execute(new GetRandom.Request(4));
      assertEquals(SecretBytes.of((byte) 1, (byte) 2, (byte) 3, (byte) 4), read.randomBytes());
    }
    assertArrayEquals(new byte[response.length], response);
  }
}
