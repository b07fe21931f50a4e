package io.github.tpm4j.cli.tpm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tpm4j.cli.CommandRun;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Commands for TPM 2.0 that meet a TPM 1.2. */
class OtherFamilyTest {
  @ParameterizedTest
  @ValueSource(strings = {"ek list", "quote --nonce=00 --pcrs=sha256:7 --key=0x81010002"})
  void saysInOneLineThatItIsOne_status1(String command) {
    CommandRun run = CommandRun.of((command + " --tcti=engine12:memory").split(" "));
    assertEquals(1, run.status(), run::err);
    assertEquals(1, run.errors().size(), run::err);
    assertTrue(run.err().contains("TPM 1.2"), run::err);
  }
}
