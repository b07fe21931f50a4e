package io.github.tpm4j.capabilities.readings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tpm4j.peers.Checkout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ReadingsTest {

  @Test
  void eachIsListedOnce() {
    long questions = Readings.all().stream().map(Reading::question).distinct().count();
    assertEquals(Readings.all().size(), questions);
  }

  @Test
  void eachIsDecidedInAClassThatIsThere() throws IOException {
    Set<String> classes = classes("engine");
    classes.addAll(classes("tss"));
    for (Reading reading : Readings.all()) {
      assertTrue(classes.contains(reading.home() + ".java"), reading.toString());
    }
  }

  private static Set<String> classes(String module) throws IOException {
    try (Stream<Path> files =
        Files.walk(Checkout.root().resolve(module).resolve("src/main/java"))) {
      return files.map(file -> file.getFileName().toString()).collect(Collectors.toSet());
    }
  }
}
