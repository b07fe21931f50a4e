package io.github.tpm4j.engine.crypto.library;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/**
 * Whether this JVM computes by vector registers. It cannot be asked; what it needs for that is what
 * its versions 25 and later document in their sources.
 */
final class VectorCode {
  private static final int FIRST_VERSION = 25;
  private static final List<String> X86_FEATURES = List.of("avx512f", "avx512bw");

  private VectorCode() {}

  /** Whether ML-KEM has such code here; without it, Bouncy Castle's is faster. */
  static boolean hasMlKem() {
    return hasMlKem(
        Runtime.version().feature(), System.getProperty("os.arch"), Path.of("/proc/cpuinfo"));
  }

  /**
   * The same of another JVM.
   *
   * @param processors Linux's list of them; where there is none, x86 is taken for one without
   */
  static boolean hasMlKem(int version, String architecture, Path processors) {
    if (version < FIRST_VERSION) {
      return false;
    }
    return switch (architecture) {
      case "aarch64" -> true;
      case "amd64" -> hasX86Features(processors);
      default -> false;
    };
  }

  private static boolean hasX86Features(Path processors) {
    try {
      return Files.readAllLines(processors, StandardCharsets.ISO_8859_1).stream()
          .filter(line -> line.startsWith("flags"))
          .findFirst()
          .map(line -> Set.of(line.split("\\s+")))
          .filter(flags -> flags.containsAll(X86_FEATURES))
          .isPresent();
    } catch (IOException e) {
      return false;
    }
  }
}
