package io.github.tpm4j.transport.tbs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tpm4j.transport.TctiConfiguration;
import io.github.tpm4j.transport.TransportException;
import io.github.tpm4j.transport.TransportInfo;
import io.github.tpm4j.transport.TransportNotFoundException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TbsTest {

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void namesTheDeviceWhereTheSystemIsNotWindows() {
    TransportNotFoundException e =
        assertThrows(
            TransportNotFoundException.class,
            () -> new TbsTransportFactory().open(TctiConfiguration.parse("tbs")));
    assertTrue(e.getMessage().contains("device:/dev/tpmrm0"), e.getMessage());
  }

  @Test
  void isThePlatformsTpm() {
    assertEquals(
        TransportInfo.Kind.PLATFORM,
        new TbsTransportFactory().kind(TctiConfiguration.parse("tbs")));
  }

  @Test
  void refusesAKeyThatItDoesNotUnderstand() {
    assertThrows(
        IllegalArgumentException.class,
        () -> new TbsTransportFactory().open(TctiConfiguration.parse("tbs:path=x")));
  }

  @ParameterizedTest
  @CsvSource({
    "8028400f, TransportNotFoundException, no TPM 2.0",
    "80284012, TransportAccessException, administrator",
    "80280400, TransportAccessException, blocks this TPM command",
    "80284008, TransportAccessException, not running",
    "80284010, TransportAccessException, not running",
    "80284009, TransportAccessException, Other programs",
    "80284001, TransportException, failed",
  })
  void saysWhatAResultMeans(String result, String type, String words) {
    TransportException e =
        assertThrows(
            TransportException.class,
            () -> TbsErrors.require(Integer.parseUnsignedInt(result, 16), "Tbsi_Context_Create"));
    assertEquals(type, e.getClass().getSimpleName());
    assertTrue(e.getMessage().contains(words), e.getMessage());
    assertTrue(e.getMessage().contains("Tbsi_Context_Create: 0x" + result), e.getMessage());
  }

  @Test
  void passesSuccess() throws TransportException {
    TbsErrors.require(0, "Tbsi_Context_Create");
  }
}
