package io.github.tpm4j.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTest {

  @Test
  void prefersThePropertyToTheVariable() {
    Map<String, String> variables = Map.of("TPM4J_TCTI", "tbs");
    assertEquals(Optional.of("device"), settings(Map.of("tpm4j.tcti", "device"), variables).tcti());
    assertEquals(Optional.of("tbs"), settings(Map.of(), variables).tcti());
    assertEquals(Optional.of("tbs"), settings(Map.of("tpm4j.tcti", " "), variables).tcti());
  }

  @Test
  void prefersTheVariableOfTheToolsToThatOfTheLibrary() {
    Map<String, String> both = Map.of("TPM2TOOLS_TCTI", "swtpm", "TSS2_TCTI", "mssim");
    assertEquals(Optional.of("swtpm"), settings(Map.of(), both).libtss2Tcti());
    assertEquals(
        Optional.of("mssim"), settings(Map.of(), Map.of("TSS2_TCTI", "mssim")).libtss2Tcti());
    assertEquals(Optional.empty(), settings(Map.of(), Map.of()).libtss2Tcti());
  }

  @ParameterizedTest
  @CsvSource({
    "      ,       , false",
    "false ,       , false",
    "true  ,       , true",
    "TRUE  ,       , true",
    "      , true  , true",
    "false , true  , true",
    "true  , false , true",
  })
  void requiresHardwareWhereEitherSettingSaysSo(
      String property, String variable, boolean required) {
    Settings settings =
        new Settings(
            name -> name.equals("tpm4j.requireHardware") ? property : null,
            name -> name.equals("TPM4J_REQUIRE_HARDWARE") ? variable : null);
    assertEquals(required, settings.requireHardware());
  }

  @ParameterizedTest
  @ValueSource(strings = {"yes", "1", "ture"})
  void refusesARequirementThatCannotBeUnderstood(String value) {
    Settings settings = settings(Map.of("tpm4j.requireHardware", value), Map.of());
    assertThrows(IllegalArgumentException.class, settings::requireHardware);
  }

  private static Settings settings(Map<String, String> properties, Map<String, String> variables) {
    return new Settings(properties::get, variables::get);
  }
}
