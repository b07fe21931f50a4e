package io.github.tpm4j.engine.commands.capability;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.tpm4j.engine.testing.TestTpm;
import io.github.tpm4j.tss.constants.TpmRc;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class TestParmsCommandTest {
  private final TestTpm tpm = TestTpm.started();

  private TpmRc code(String parameters) {
    int size = 10 + parameters.length() / 2;
    return tpm.code(HexFormat.of().parseHex(String.format("8001%08x0000018a%s", size, parameters)));
  }

  @Test
  void acceptsRsa2048() {
    assertEquals(TpmRc.SUCCESS, code("0001" + "0010" + "0010" + "0800" + "00000000"));
  }

  @Test
  void rejectsKeySizeThatIsNotSupported_parameter1() {
    assertEquals(TpmRc.VALUE.parameter(1), code("0001" + "0010" + "0010" + "0801" + "00000000"));
  }

  @Test
  void rejectsSymmetricCipherWithoutAlgorithm_parameter1() {
    assertEquals(TpmRc.SYMMETRIC.parameter(1), code("0025" + "0010"));
  }
}
