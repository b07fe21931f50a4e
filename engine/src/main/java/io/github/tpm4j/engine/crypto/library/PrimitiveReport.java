package io.github.tpm4j.engine.crypto.library;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What computes each primitive in this JVM, for people. */
public final class PrimitiveReport {
  private PrimitiveReport() {}

  /**
   * The native library, and then a line for each primitive. Loads the library if that is allowed,
   * which takes about half a second.
   */
  public static List<String> lines() {
    Optional<NativeLibrary> library = NativeChoice.ofThisJvm().awaitLibrary();
    List<String> lines = new ArrayList<>();
    lines.add("native library: " + library.map(NativeLibrary::description).orElseGet(() -> none()));
    for (Primitive primitive : Primitive.values()) {
      String by =
          primitive.isNative() && library.isPresent() ? "native library" : primitive.others();
      lines.add(primitive.title() + ": " + by);
    }
    return lines;
  }

  private static String none() {
    return NativeChoice.ofThisJvm() == NativeChoice.OFF
        ? "none (" + NativeChoice.PROPERTY + "=off)"
        : "none (Amazon Corretto Crypto Provider is not on the class path, or the log says why)";
  }
}
