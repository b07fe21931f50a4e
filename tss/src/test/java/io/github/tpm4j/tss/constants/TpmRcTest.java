package io.github.tpm4j.tss.constants;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tpm4j.tss.wire.Limits;
import io.github.tpm4j.tss.wire.TpmReader;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The bits of a response code (Part 1, 39.4; Part 2, 6.6.2). */
class TpmRcTest {

  static Stream<TpmRc> formatOne() {
    return TpmRc.values().stream().filter(TpmRc::isFormatOne);
  }

  static Stream<TpmRc> formatZero() {
    return TpmRc.values().stream().filter(code -> !code.isFormatOne());
  }

  @ParameterizedTest
  @MethodSource("formatOne")
  void takesEveryParametersNumber(TpmRc code) {
    for (int number = 1; number <= 15; number++) {
      TpmRc numbered = code.parameter(number);
      assertEquals(code.value() + 0x040 + 0x100 * number, numbered.value());
      assertNumbers(numbered, number, 0, 0);
      assertSame(code, numbered.base());
    }
  }

  @ParameterizedTest
  @MethodSource("formatOne")
  void takesEveryHandlesNumber(TpmRc code) {
    for (int number = 1; number <= 7; number++) {
      TpmRc numbered = code.handle(number);
      assertEquals(code.value() + 0x100 * number, numbered.value());
      assertNumbers(numbered, 0, number, 0);
      assertSame(code, numbered.base());
    }
  }

  @ParameterizedTest
  @MethodSource("formatOne")
  void takesEverySessionsNumber(TpmRc code) {
    for (int number = 1; number <= 7; number++) {
      TpmRc numbered = code.session(number);
      assertEquals(code.value() + 0x800 + 0x100 * number, numbered.value());
      assertNumbers(numbered, 0, 0, number);
      assertSame(code, numbered.base());
    }
  }

  private static void assertNumbers(TpmRc code, int parameter, int handle, int session) {
    assertEquals(parameter, code.parameterNumber());
    assertEquals(handle, code.handleNumber());
    assertEquals(session, code.sessionNumber());
    assertTrue(code.isFormatOne());
    assertFalse(code.isWarning());
  }

  @ParameterizedTest
  @MethodSource("formatOne")
  void keepsTheFirstNumberThatItTook(TpmRc code) {
    assertEquals(code.parameter(2), code.parameter(2).handle(1));
    assertEquals(code.handle(1), code.handle(1).session(1));
    assertEquals(code.session(3), code.session(3).parameter(2));
  }

  @ParameterizedTest
  @MethodSource("formatZero")
  void takesNoNumber_ofFormatZero(TpmRc code) {
    assertSame(code, code.parameter(1));
    assertSame(code, code.handle(1));
    assertSame(code, code.session(1));
    assertSame(code, code.base());
    assertEquals(0, code.parameterNumber() + code.handleNumber() + code.sessionNumber());
  }

  @ParameterizedTest
  @MethodSource("formatZero")
  void isWarning_from0x900(TpmRc code) {
    assertEquals(code.value() >= 0x900, code.isWarning());
  }

  @ParameterizedTest
  @CsvSource({
    "0x000, TPM_RC_SUCCESS (0x000)",
    "0x084, TPM_RC_VALUE (0x084)",
    "0x2C4, 'TPM_RC_VALUE, parameter 2 (0x2C4)'",
    "0xFD5, 'TPM_RC_SIZE, parameter 15 (0xFD5)'",
    "0x18B, 'TPM_RC_HANDLE, handle 1 (0x18B)'",
    "0x98E, 'TPM_RC_AUTH_FAIL, session 1 (0x98E)'",
    "0xF8E, 'TPM_RC_AUTH_FAIL, session 7 (0xF8E)'",
    "0x101, TPM_RC_FAILURE (0x101)",
    "0x921, TPM_RC_LOCKOUT (0x921)",
    "0x5FF, '0xBF, parameter 5 (0x5FF)'",
    "0xB0143, TPM_RC_COMMAND_CODE (0xB0143)",
    "0xB098E, 'TPM_RC_AUTH_FAIL, session 1 (0xB098E)'",
    "0xA0008, 0xA0008 (0xA0008)",
  })
  void printsNameNumberAndValue(String value, String text) {
    assertEquals(text, TpmRc.of(Integer.decode(value)).toString());
  }

  @Test
  void isTheTpmsCode_whereAResourceManagerAnswers() {
    TpmRc sent = TpmRc.of(0x000B0000 | TpmRc.VALUE.parameter(2).value());
    assertEquals(11, sent.layer());
    assertEquals(TpmRc.VALUE.parameter(2), sent.withoutResourceManager());
    assertSame(TpmRc.COMMAND_CODE, TpmRc.of(0x000B0143).withoutResourceManager());
  }

  @Test
  void isNoCodeOfATpm_whereAnotherLayerAnswers() {
    TpmRc sent = TpmRc.of(0x000A0101);
    assertEquals(10, sent.layer());
    assertSame(sent, sent.withoutResourceManager());
    assertEquals(0, TpmRc.FAILURE.layer());
  }

  @Test
  void keepsACodeWithoutAName() {
    TpmRc vendor = TpmRc.of(0x544);
    assertEquals(0x544, vendor.value());
    assertFalse(vendor.isFormatOne());
    assertFalse(vendor.isWarning());
  }

  @Test
  void readsWhatItWrote() {
    for (TpmRc code : TpmRc.values()) {
      assertSame(code, TpmRc.read(new TpmReader(code.marshal(), Limits.ANY)));
    }
  }
}
