package io.github.tpm4j.engine.commands.asymmetric;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.tpm4j.engine.profile.Profile;
import io.github.tpm4j.engine.testing.TestTpm;
import io.github.tpm4j.tss.commands.asymmetric.EccParameters;
import io.github.tpm4j.tss.constants.TpmEccCurve;
import io.github.tpm4j.tss.constants.TpmRc;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

class EccParametersCommandTest {
  private final TestTpm tpm =
      TestTpm.started(
          Profile.builder()
              .with(
                  TpmEccCurve.NIST_P192,
                  TpmEccCurve.NIST_P224,
                  TpmEccCurve.BN_P638,
                  TpmEccCurve.SM2_P256)
              .build());

  @ParameterizedTest
  @CsvFileSource(resources = "ecc-parameters.csv", maxCharsPerColumn = 2000)
  void theNumbersAreThoseOfTheRegistry(int curve, String detail) {
    assertEquals(
        detail,
        HexFormat.of()
            .formatHex(
                tpm.run(new EccParameters.Request(TpmEccCurve.of(curve))).parameters().marshal()));
  }

  @Test
  void rejectsCurveThatIsNotImplemented_parameter1() {
    assertEquals(TpmRc.CURVE.parameter(1), tpm.code(new EccParameters.Request(TpmEccCurve.of(6))));
  }
}
