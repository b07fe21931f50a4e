package io.github.tpm4j.transport;

import java.util.Set;
import java.util.regex.Pattern;

/** The words by which libtss2's loader is asked for its own TCTI libraries (tss2-tctildr(3)). */
final class Libtss2Names {
  private static final String LOADER = "tctildr";

  /** Those of its libraries that have no scheme of the same name here. */
  private static final Set<String> LIBRARIES =
      Set.of(
          "cmd",
          "i2c-ftdi",
          "i2c-helper",
          "libtpms",
          "pcap",
          "spi-ftdi",
          "spi-helper",
          "spi-ltt2go",
          "spidev",
          "tabrmd");

  /** A library by its file, with or without a folder and a version. */
  private static final Pattern FILE = Pattern.compile("(.*/)?libtss2-tcti-.+");

  private Libtss2Names() {}

  /** Whether the scheme of a TCTI can only be meant for libtss2. */
  static boolean has(TctiConfiguration configuration) {
    String name = configuration.scheme();
    return LIBRARIES.contains(name) || FILE.matcher(name).matches();
  }

  /** The same for libtss2's loader. */
  static TctiConfiguration throughLoader(TctiConfiguration configuration) {
    return new TctiConfiguration(LOADER, configuration.toString());
  }
}
