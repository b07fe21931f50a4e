package io.github.tpm4j.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TpmIdentityTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "swtpm | swtpm:port=2321,host=127.0.0.1",
        "swtpm:host=localhost,port=2321 | swtpm:port=2321",
        "swtpm:host=LocalHost. | swtpm",
        "swtpm:port=2321,timeout=5 | swtpm:timeout=60",
        "swtpm:host=TPM.example.ORG. | swtpm:host=tpm.example.org",
        "swtpm:host=::1 | swtpm:host=0:0:0:0:0:0:0:1",
        "swtpm:host=[::1] | swtpm:host=0::1",
        "swtpm:host=::ffff:10.0.0.1 | swtpm:host=10.0.0.1",
        "swtpm:port=02321 | swtpm",
        "mssim | mssim:host=127.0.0.1,port=2321",
        "device:/dev/tpmrm0,timeout=5 | device:/dev/../dev/tpmrm0",
        "device:/dev/null | device:/proc/self/root/dev/null",
        "tbs | tbs:timeout=9",
        "tctildr:libtss2-tcti-swtpm.so.0:port=2321 | tctildr:swtpm:host=localhost",
        "tctildr:libtss2-tcti-mssim.so | tctildr:mssim:port=2321",
        "tctildr:tabrmd | tctildr:tabrmd:bus_type=system,bus_name=com.intel.tss2.Tabrmd",
        "tctildr:tabrmd:bus_type=session,bus_name=x | tctildr:tabrmd:bus_name=x,bus_type=session",
        "tctildr:device:/dev/null | tctildr:libtss2-tcti-device.so.0:/dev/../dev/null",
        "tctildr:cmd:tpm2_send -T a | tctildr:libtss2-tcti-cmd.so.0:tpm2_send -T a",
      })
  void isEqualForTheSameTpmInOtherWords(String one, String other) {
    assertEquals(Transports.identity(one), Transports.identity(other));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "swtpm | mssim",
        "swtpm | swtpm:port=2322",
        "swtpm | swtpm:host=127.0.0.2",
        "swtpm:host=999.0.0.1 | swtpm:host=99.9.0.1",
        "swtpm:path=/run/a | swtpm:path=/run/b",
        "swtpm:path=/run/a | swtpm",
        "device:/dev/null | device:/dev/zero",
        "device:/dev/tpmrm-that-is-not | device:/dev/tpm-that-is-not",
        "tctildr | tctildr:device",
        "tctildr:tabrmd | tctildr:tabrmd:bus_type=session",
        "tctildr:cmd:a,b | tctildr:cmd:b,a",
        "tctildr:swtpm | swtpm",
        "tctildr:swtpm:unheard=of | tctildr:swtpm",
      })
  void isNotEqualForAnotherTpm(String one, String other) {
    assertNotEquals(Transports.identity(one), Transports.identity(other));
  }

  @Test
  void isTheSameThroughALinkToTheSocket() throws Exception {
    Path socket = folder.resolve("socket");
    Path link = Files.createSymbolicLink(folder.resolve("link"), Path.of("socket"));
    TpmIdentity before = Transports.identity("swtpm:path=" + link);
    assertEquals(before, Transports.identity("swtpm:path=" + socket + ",ctrl=/run/x"));
    try (ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
      server.bind(UnixDomainSocketAddress.of(socket));

      assertEquals(before, Transports.identity("swtpm:path=" + link));
      assertEquals(before, Transports.identity("swtpm:path=" + socket));
      assertEquals(
          Transports.identity("tctildr:swtpm:path=" + link),
          Transports.identity("tctildr:swtpm:path=" + socket));
    }
  }

  @Test
  void isTheDevicesThroughALinkToItsNode() throws Exception {
    Path link = Files.createSymbolicLink(folder.resolve("tpm"), Path.of("/dev/null"));

    assertEquals(Transports.identity("device:/dev/null"), Transports.identity("device:" + link));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"swtp", "swtpm:prt=1", "swtpm:timeout=x", "device:/dev/null,x=1", "mssim:path=x"})
  void refusesWhatCannotBeOpenedAndNamesIt(String tcti) {
    IllegalArgumentException e =
        assertThrows(IllegalArgumentException.class, () -> Transports.identity(tcti));
    assertEquals(true, e.getMessage().contains(tcti.replaceFirst("/dev/null,", "")));
  }

  @Test
  void readsAsATcti() {
    assertEquals(
        "swtpm:host=127.0.0.1,port=2321", Transports.identity("swtpm:timeout=1").toString());
    assertEquals("tbs", Transports.identity("tbs").toString());
    assertEquals("tctildr:cmd:cat", Transports.identity("tctildr:cmd:cat").toString());
  }
}
