package io.github.tpm4j.transport.tctildr;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.tpm4j.transport.TctiConfiguration;
import io.github.tpm4j.transport.TransportInfo.Kind;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TctildrTransportFactoryTest {

  @ParameterizedTest
  @CsvSource({
    "tctildr:device:/dev/tpmrm0, PLATFORM",
    "tctildr:libtss2-tcti-device.so.0:/dev/tpm0, PLATFORM",
    "tctildr:tabrmd, PLATFORM",
    "tctildr:tabrmd:bus_name=com.intel.tss2.Tabrmd, PLATFORM",
    "tctildr:tabrmd:bus_type=session, SIMULATOR",
    "tctildr:swtpm:port=2321, SIMULATOR",
    "tctildr:libtss2-tcti-mssim.so, SIMULATOR",
    "tctildr:cmd:tpm2_send, SIMULATOR",
    "tctildr:pcap:device:/dev/tpm0, SIMULATOR",
    "tctildr, SIMULATOR",
  })
  void takesForThePlatformOnlyWhatIsSureToBe(String tcti, Kind kind) {
    assertEquals(kind, new TctildrTransportFactory().kind(TctiConfiguration.parse(tcti)));
  }
}
