package io.github.tpm4j.engine.commands.capability;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.tpm4j.engine.testing.TestTpm;
import io.github.tpm4j.tss.constants.TpmRc;
import io.github.tpm4j.tss.wire.Revision;
import java.util.HexFormat;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SetCapabilityCommandTest {
  /** TPM_RH_OWNER with an empty password; a capability of 80000000 without data. */
  private static final byte[] COMMAND =
      HexFormat.of()
          .parseHex("8002000000210000019f40000001000000094000000900000000000004" + "80000000");

  @ParameterizedTest
  @CsvSource({"V183, true", "V184, true", "V159, false"})
  void thereIsNothingToSet(Revision revision, boolean isThere) {
    TpmRc expected = isThere ? TpmRc.VALUE.parameter(1) : TpmRc.COMMAND_CODE;
    assertEquals(expected, TestTpm.started(revision).code(COMMAND));
  }
}
