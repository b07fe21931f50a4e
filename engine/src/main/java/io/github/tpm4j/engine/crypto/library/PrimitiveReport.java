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
      lines.add(primitive.title() + ": " + by(primitive, library.isPresent()));
    }
    return lines;
  }

  /** What computes now, in a few words. Loads nothing. */
  public static String inUse() {
    return NativeChoice.ofThisJvm()
        .libraryInUse()
        .map(NativeLibrary::description)
        .orElse("Java (no native library in use)");
  }

  private static String by(Primitive primitive, boolean hasLibrary) {
    if (primitive.isPlatform() && PlatformMlKem.forUse().isPresent()) {
      return "JDK";
    }
    return primitive.isNative() && hasLibrary ? "native library" : primitive.others();
  }

  private static String none() {
    return NativeChoice.ofThisJvm() == NativeChoice.OFF
        ? "none (" + NativeChoice.PROPERTY + "=off)"
        : "none (Amazon Corretto Crypto Provider is not on the class path, or the log says why)";
  }
}
