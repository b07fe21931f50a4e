package io.github.tpm4j.conformance.wycheproof;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The index knows all files, and each is of a kind that a test runs. */
class VectorIndexTest {
  private static final Set<String> KINDS =
      Set.of(
          "pkcs1-verify",
          "pss-verify",
          "ecdsa-verify",
          "ecdsa-p1363-verify",
          "pkcs1-sign",
          "pkcs1-decrypt",
          "oaep-decrypt",
          "ecdh",
          "ecdh-point",
          "hmac",
          "cmac",
          "cbc");

  private static final Path FOLDER =
      Path.of("src/test/resources", VectorFile.class.getPackageName().replace('.', '/'));

  @Test
  void allFilesAreInTheIndex() throws Exception {
    try (Stream<Path> files = Files.list(FOLDER)) {
      Set<String> found =
          files
              .map(file -> file.getFileName().toString())
              .filter(name -> name.endsWith(".tsv.gz"))
              .map(name -> name.replace(".tsv.gz", ""))
              .collect(Collectors.toCollection(TreeSet::new));
      assertEquals(
          VectorFile.all().stream()
              .map(VectorFile::name)
              .collect(Collectors.toCollection(TreeSet::new)),
          found);
    }
  }

  @Test
  void allKindsAreRun() {
    assertEquals(
        KINDS, VectorFile.all().stream().map(VectorFile::kind).collect(Collectors.toSet()));
    assertEquals(15_938, VectorFile.all().stream().mapToInt(VectorFile::tests).sum());
  }
}
