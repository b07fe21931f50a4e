package io.github.tpm4j.provider;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** The version of the build, which {@link java.security.Provider#getVersionStr} gives. */
final class ProviderVersion {
  private ProviderVersion() {}

  static String read() {
    Properties properties = new Properties();
    try (InputStream in = ProviderVersion.class.getResourceAsStream("version.properties")) {
      properties.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return properties.getProperty("version");
  }
}
