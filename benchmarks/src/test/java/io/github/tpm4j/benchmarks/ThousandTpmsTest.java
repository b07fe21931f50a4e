package io.github.tpm4j.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class ThousandTpmsTest {
  private static final long LIMIT_BYTES = 200_000;

  @Test
  void takeLessThan200KilobytesEach() {
    ThousandTpms tpms = new ThousandTpms();
    long bytes = tpms.bytesEach();
    assertTrue(bytes < LIMIT_BYTES, () -> bytes + " bytes each");
    assertEquals(ThousandTpms.COUNT, tpms.size());
  }
}
