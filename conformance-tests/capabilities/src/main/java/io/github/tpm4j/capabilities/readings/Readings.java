package io.github.tpm4j.capabilities.readings;

import java.util.List;
import java.util.stream.Stream;

/** All readings, each once; a new one is a row of the list that it belongs to. */
public final class Readings {

  private Readings() {}

  public static List<Reading> all() {
    return Stream.of(
            SignatureReadings.ALL,
            KeyReadings.ALL,
            StorageReadings.ALL,
            TimerReadings.ALL,
            CommandReadings.ALL)
        .flatMap(List::stream)
        .toList();
  }
}
