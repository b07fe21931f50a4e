package io.github.tpm4j.differential.implementation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.tpm4j.tss.constants.TpmRc;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.HexFormat;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Sizes that swtpm and the engine with its profile accept and refuse. */
@Tag("peer")
class LibtpmsProfileTest {
  private static final String STARTUP = "80010000000c000001440000";

  /** TPM2_LoadExternal, up to the size of an RSA key's sensitive area: no authValue, no seed. */
  private static final String LOAD_EXTERNAL = "800100000014 00000167 0008 0001 0000 0000";

  @Test
  void takesAPrimeOfHalfTheLargestModulusAndNoMore() throws IOException {
    try (Implementation swtpm = new SwtpmImplementation("swtpm");
        Implementation engine = new EngineImplementation()) {
      for (Implementation tpm : new Implementation[] {swtpm, engine}) {
        tpm.manufacture();
        tpm.execute(bytes(STARTUP), 0);
        assertEquals(TpmRc.INSUFFICIENT.parameter(1), loadExternal(tpm, 192), tpm.name());
        assertEquals(TpmRc.SIZE.parameter(1), loadExternal(tpm, 193), tpm.name());
      }
    }
  }

  private static TpmRc loadExternal(Implementation tpm, int primeBytes) throws IOException {
    byte[] command = bytes(LOAD_EXTERNAL + "%04x".formatted(primeBytes));
    return TpmRc.of(ByteBuffer.wrap(tpm.execute(command, 0)).getInt(6));
  }

  private static byte[] bytes(String hex) {
    return HexFormat.of().parseHex(hex.replace(" ", ""));
  }
}
