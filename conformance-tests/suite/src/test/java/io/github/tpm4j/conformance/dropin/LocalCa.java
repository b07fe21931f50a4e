package io.github.tpm4j.conformance.dropin;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The settings of swtpm_setup and swtpm_localca for a certification authority of a test's own. */
final class LocalCa {
  private LocalCa() {}

  /**
   * Writes them.
   *
   * @param folder gets {@code ca}, where the authority will be, and {@code localca.conf}
   * @param further lines of {@code setup.conf}
   * @return {@code setup.conf}
   */
  static Path configure(Path folder, String further) throws IOException {
    Files.createDirectory(folder.resolve("ca"));
    Files.writeString(
        folder.resolve("localca.conf"),
        """
        statedir = DIR
        signingkey = DIR/key.pem
        issuercert = DIR/cert.pem
        certserial = DIR/serial
        """
            .replace("DIR", folder.resolve("ca").toString()));
    Files.writeString(
        folder.resolve("localca.options"),
        """
        --platform-manufacturer Tests
        --platform-version 1
        --platform-model Guest
        """);
    return Files.writeString(
        folder.resolve("setup.conf"),
        """
        create_certs_tool = swtpm_localca
        create_certs_tool_config = DIR/localca.conf
        create_certs_tool_options = DIR/localca.options
        """
                .replace("DIR", folder.toString())
            + further);
  }
}
