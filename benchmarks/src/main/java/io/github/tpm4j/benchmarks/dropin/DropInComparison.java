package io.github.tpm4j.benchmarks.dropin;

import io.github.tpm4j.benchmarks.timing.Median;
import io.github.tpm4j.peers.Folders;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;

/**
 * The command {@code swtpm} of {@code ./tpm4j install-swtpm} and swtpm's own, in turns: until their
 * socket's file is there, and what libvirt and QEMU do with it to save and restore a guest.
 */
public final class DropInComparison {
  private final PrintStream out;
  private final int samples;

  /**
   * @param samples of each side
   */
  public DropInComparison(PrintStream out, int samples) {
    this.out = out;
    this.samples = samples;
  }

  /** Milliseconds, by what was measured. */
  private record Cycle(double toSocket, double saveAndRestore) {}

  /** Measures, and prints Markdown. */
  public void print() throws IOException, InterruptedException {
    Path folder = Files.createTempDirectory("dropin");
    try {
      String installed = InstalledSwtpm.in(folder.resolve("bin"));
      Cycle[] ours = new Cycle[samples];
      Cycle[] theirs = new Cycle[samples];
      for (int i = 0; i < samples; i++) {
        ours[i] = cycle(installed, folder.resolve("ours" + i));
        theirs[i] = cycle(InstalledSwtpm.DEBIAN, folder.resolve("theirs" + i));
      }
      out.printf(Locale.ROOT, "| ms | here | swtpm | ratio |%n|---|---:|---:|---:|%n");
      row("from `swtpm socket` to the socket's file", socket(ours), socket(theirs));
      row("save to blobs, end, start anew, restore", restored(ours), restored(theirs));
      out.println();
    } finally {
      Folders.delete(folder);
    }
  }

  private void row(String what, double here, double swtpm) {
    out.printf(Locale.ROOT, "| %s | %.0f | %.0f | %.2f |%n", what, here, swtpm, here / swtpm);
  }

  private static double socket(Cycle[] cycles) {
    return Median.of(Arrays.stream(cycles).mapToDouble(Cycle::toSocket).toArray());
  }

  private static double restored(Cycle[] cycles) {
    return Median.of(Arrays.stream(cycles).mapToDouble(Cycle::saveAndRestore).toArray());
  }

  private static Cycle cycle(String command, Path folder) throws IOException, InterruptedException {
    Files.createDirectory(folder);
    double toSocket;
    long begin;
    try (ServedState first = ServedState.start(command, folder.resolve("first"))) {
      toSocket = first.millisToSocket();
      first.control("-i");
      begin = System.nanoTime();
      first.control("--save", "permanent", folder.resolve("permanent").toString());
      first.control("--save", "volatile", folder.resolve("volatile").toString());
      first.stop();
    }
    try (ServedState second = ServedState.start(command, folder.resolve("second"))) {
      second.control("--load", "permanent", folder.resolve("permanent").toString());
      second.control("--load", "volatile", folder.resolve("volatile").toString());
      second.control("-i");
      double millis = (System.nanoTime() - begin) / 1e6;
      second.stop();
      return new Cycle(toSocket, millis);
    }
  }
}
