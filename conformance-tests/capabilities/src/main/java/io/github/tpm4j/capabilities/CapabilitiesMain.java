package io.github.tpm4j.capabilities;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** {@code ./run capabilities}: writes the document anew to the file that is named. */
public final class CapabilitiesMain {
  private CapabilitiesMain() {}

  public static void main(String... arguments) throws IOException {
    Files.writeString(Path.of(arguments[0]), CapabilitiesDocument.text());
  }
}
