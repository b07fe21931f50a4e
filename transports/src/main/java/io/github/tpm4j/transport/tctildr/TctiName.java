package io.github.tpm4j.transport.tctildr;

import io.github.tpm4j.transport.TctiConfiguration;
import io.github.tpm4j.transport.TctiKeys;
import io.github.tpm4j.transport.device.DevicePath;
import io.github.tpm4j.transport.socket.Endpoint;

/**
 * What libtss2's loader is asked for.
 *
 * @param library the TCTI library's short name, such as {@code device}; empty for libtss2's choice
 * @param conf the text that the library understands
 */
record TctiName(String library, String conf) {
  static final String DEVICE = "device";
  static final String TABRMD = "tabrmd";

  private static final String BUS_NAME = "bus_name";
  private static final String BUS_TYPE = "bus_type";

  /** {@code libtss2-tcti-device.so.0} is {@code device}: libtss2 takes both. */
  static TctiName of(TctiConfiguration configuration) {
    TctiConfiguration inner = TctiConfiguration.parse(configuration.text());
    String library =
        inner.scheme().replaceFirst("^libtss2-tcti-", "").replaceFirst("\\.so(\\.\\d+)*$", "");
    return new TctiName(library, inner.text());
  }

  /** One way to write the same. What only the library could understand is taken as it stands. */
  String canonical() {
    return new TctiConfiguration(library, canonicalConf()).toString();
  }

  private String canonicalConf() {
    TctiConfiguration inner = new TctiConfiguration(library, conf);
    try {
      return switch (library) {
        case DEVICE -> DevicePath.canonical(DevicePath.of(conf));
        case TABRMD -> bus(inner);
        case "swtpm", "mssim" -> socket(inner);
        default -> conf;
      };
    } catch (IllegalArgumentException e) {
      return conf;
    }
  }

  private static String bus(TctiConfiguration inner) {
    TctiKeys keys = TctiKeys.parse(inner, BUS_NAME, BUS_TYPE);
    String name = keys.text(BUS_NAME, "com.intel.tss2.Tabrmd");
    return BUS_NAME + "=" + name + "," + BUS_TYPE + "=" + keys.text(BUS_TYPE, "system");
  }

  private static String socket(TctiConfiguration inner) {
    TctiKeys keys = TctiKeys.parse(inner, Endpoint.HOST, Endpoint.PORT, Endpoint.PATH);
    return keys.value(Endpoint.PATH)
        .map(Endpoint::unix)
        .orElseGet(() -> Endpoint.tcp(keys, 0))
        .canonical();
  }
}
