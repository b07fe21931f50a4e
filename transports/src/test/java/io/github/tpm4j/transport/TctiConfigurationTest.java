package io.github.tpm4j.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TctiConfigurationTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "device:/dev/tpmrm0                    | device  | /dev/tpmrm0",
        "swtpm:host=127.0.0.1,port=2321        | swtpm   | host=127.0.0.1,port=2321",
        "mssim:host=::1,port=2321              | mssim   | host=::1,port=2321",
        "tctildr:swtpm:port=2321               | tctildr | swtpm:port=2321",
        "tbs                                   | tbs     | ''",
      })
  void splitsAtTheFirstColon(String tcti, String scheme, String text) {
    TctiConfiguration configuration = TctiConfiguration.parse(tcti);
    assertEquals(new TctiConfiguration(scheme, text), configuration);
    assertEquals(tcti, configuration.toString());
  }
}
