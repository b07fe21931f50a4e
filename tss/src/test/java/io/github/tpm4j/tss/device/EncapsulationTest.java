package io.github.tpm4j.tss.device;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.tpm4j.tss.commands.asymmetric.Encapsulate;
import io.github.tpm4j.tss.error.TpmException;
import io.github.tpm4j.tss.wire.Bytes;
import io.github.tpm4j.tss.wire.SecretBytes;
import org.junit.jupiter.api.Test;

class EncapsulationTest {
  private final byte[] octets = {1, 2, 3};
  private final Encapsulate.Response made =
      new Encapsulate.Response(SecretBytes.adopt(octets), Bytes.of((byte) 4));

  private static TpmException failure(String message) {
    return new TpmException(message);
  }

  @Test
  void theSecretIsWipedWhereTheKeyCannotBeFlushed() {
    TpmException lost = failure("lost");
    Runnable flush =
        () -> {
          throw lost;
        };

    assertSame(
        lost, assertThrows(TpmException.class, () -> Encapsulation.flushed(() -> made, flush)));
    assertArrayEquals(new byte[3], octets);
  }

  @Test
  void theReasonIsThatOfTheCommand() {
    TpmException refused = failure("refused");
    TpmException lost = failure("lost");

    TpmException thrown =
        assertThrows(
            TpmException.class,
            () ->
                Encapsulation.flushed(
                    () -> {
                      throw refused;
                    },
                    () -> {
                      throw lost;
                    }));

    assertSame(refused, thrown);
    assertSame(lost, thrown.getSuppressed()[0]);
  }

  @Test
  void theSecretIsTheCallers() {
    Encapsulation encapsulation = Encapsulation.flushed(() -> made, () -> {});
    assertArrayEquals(new byte[] {1, 2, 3}, encapsulation.sharedSecret().borrow());
    assertEquals(Bytes.of((byte) 4), encapsulation.ciphertext());
  }
}
