package io.github.tpm4j.conformance.hostile;

import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * What the servers of this process take.
 *
 * @param threads those of servers
 * @param descriptors open files and sockets
 * @param heapBytes after garbage collection
 */
record Footprint(long threads, long descriptors, long heapBytes) {
  /** For classes that were loaded, and pools that fill once. */
  private static final int HEAP_ALLOWANCE_BYTES = 2 << 20;

  private static final int LOOKS = 200;
  private static final long PAUSE_MILLIS = 50;

  static Footprint now() throws IOException {
    System.gc();
    Runtime runtime = Runtime.getRuntime();
    return new Footprint(
        threadCount(), descriptorCount(), runtime.totalMemory() - runtime.freeMemory());
  }

  private static long threadCount() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().startsWith("TPM server"))
        .count();
  }

  private static long descriptorCount() throws IOException {
    try (Stream<Path> open = Files.list(Path.of("/proc/self/fd"))) {
      return open.count();
    }
  }

  /** Waits until what was taken since is given back. */
  void awaitReturn() throws Exception {
    Footprint now = now();
    for (int look = 1; now.exceeds(this); look++) {
      if (look == LOOKS) {
        fail(now + " after " + this);
      }
      Thread.sleep(PAUSE_MILLIS);
      now = now();
    }
  }

  private boolean exceeds(Footprint before) {
    return threads > before.threads
        || descriptors > before.descriptors
        || heapBytes > before.heapBytes + HEAP_ALLOWANCE_BYTES;
  }
}
