package io.github.tpm4j.transport.swtpm;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tpm4j.transport.TctiConfiguration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SwtpmTransportFactoryTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "swtpm:hots=127.0.0.1         | unknown key \"hots\"",
        "swtpm:port=0                 | port=0 is not a number from 1 to 65534",
        "swtpm:port=65535             | port=65535 is not",
        "swtpm:port=x                 | port=x is not",
        "swtpm:port=2321,port=2321    | twice",
        "swtpm:path=/s,port=2321      | not both",
        "swtpm:path=/s,host=localhost | not both",
        "swtpm:port=2321,ctrl=/c      | not both",
        "swtpm:timeout=0              | timeout=0 is not",
      })
  void refusesAConfigurationThatItDoesNotUnderstand(String tcti, String message) {
    IllegalArgumentException e =
        assertThrows(
            IllegalArgumentException.class,
            () -> new SwtpmTransportFactory().open(TctiConfiguration.parse(tcti)));
    assertTrue(e.getMessage().contains(message), e.getMessage());
  }
}
