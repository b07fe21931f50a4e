package io.github.tpm4j.samples.postquantum;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.tpm4j.provider.TpmProvider;
import io.github.tpm4j.samples.Printed;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Security;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The sample does what it says. */
class SignedAndSealedTest {
  private static final String TCTI = "tpm4j.tcti";

  @TempDir private Path folder;

  @BeforeEach
  void choose() {
    System.setProperty(TCTI, "engine:memory,name=signed-and-sealed");
  }

  @AfterEach
  void restore() {
    System.clearProperty(TCTI);
    Security.removeProvider(TpmProvider.NAME);
  }

  @Test
  void signsAndOpensAFile() throws Exception {
    Path file = Files.write(folder.resolve("release"), new byte[200_000]);
    assertEquals(
        List.of("signed, 3309 bytes", "verified: true", "encrypted, 200016 bytes", "opened: true"),
        Printed.by(SignedAndSealed::main, file.toString()));
  }
}
