package io.github.tpm4j.cli.dropin;

import io.github.tpm4j.engine.store.StateLocation;
import java.nio.file.Path;

/** Where the state of a TPM is, as swtpm's options name it. */
public final class StatePlaces {
  private static final String DIRECTORY_URI = "dir://";
  private static final String FILE_URI = "file://";

  private static final String LOCK = ".lock";

  private StatePlaces() {}

  /** Whether a text is one of {@link #ofUri}. */
  public static boolean isUri(String text) {
    return text.startsWith(DIRECTORY_URI) || text.startsWith(FILE_URI);
  }

  /**
   * That of {@code dir://DIRECTORY} or {@code file://FILE}.
   *
   * @throws Refusal if it is another
   */
  public static StateLocation ofUri(String uri, SocketFamily family) throws Refusal {
    if (uri.startsWith(DIRECTORY_URI)) {
      return family.directory(Path.of(uri.substring(DIRECTORY_URI.length())));
    }
    if (!uri.startsWith(FILE_URI)) {
      throw new Refusal("swtpm: SWTPM_NVRAM_Init: Unsupported backend.");
    }
    Path file = Path.of(uri.substring(FILE_URI.length())).toAbsolutePath();
    String name = file.getFileName().toString();
    return new StateLocation(file.getParent(), name, "." + name + LOCK);
  }
}
