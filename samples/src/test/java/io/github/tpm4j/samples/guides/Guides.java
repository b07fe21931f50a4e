package io.github.tpm4j.samples.guides;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The documents of the project that people read, and the sources that they quote. */
final class Guides {
  /** Surefire runs in the folder of the module. */
  static final Path ROOT = Path.of("").toAbsolutePath().getParent();

  /** Where code lies that tests run, and that reads as a user's. */
  private static final List<String> QUOTED =
      List.of(
          "samples",
          "junit/src/test",
          "tss/tpm12/src/test",
          "provider/src/test/java/io/github/tpm4j/provider/tpm12",
          "conformance-tests/signers/src/test",
          "conformance-tests/spring-boot/src/test");

  /** The README and the guides in docs. */
  static List<Path> all() {
    List<Path> guides = new ArrayList<>(below("docs", ".md"));
    guides.add(ROOT.resolve("README.md"));
    return guides;
  }

  /** All documents, of developers too. */
  static List<Path> documents() {
    try (Stream<Path> files = Files.list(ROOT)) {
      return Stream.concat(
              files.filter(file -> file.toString().endsWith(".md")), below("docs", ".md").stream())
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Files that guides may quote, by the end of their names. */
  static List<Path> quoted(String end) {
    return QUOTED.stream().flatMap(folder -> below(folder, end).stream()).toList();
  }

  /** Files below a folder, but for what was built. */
  static List<Path> below(String folder, String end) {
    try (Stream<Path> files = Files.walk(ROOT.resolve(folder))) {
      return files
          .filter(file -> file.toString().endsWith(end))
          .filter(file -> !ROOT.relativize(file).toString().contains("target/"))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Guides() {}
}
