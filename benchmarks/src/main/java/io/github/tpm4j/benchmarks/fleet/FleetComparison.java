package io.github.tpm4j.benchmarks.fleet;

import io.github.tpm4j.peers.EngineServer;
import io.github.tpm4j.peers.Folders;
import io.github.tpm4j.peers.ProcessMemory;
import io.github.tpm4j.peers.Swtpm;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/**
 * A fleet of a thousand TPMs, of which a hundred are busy, and a hundred processes of swtpm: what
 * memory they take, by the proportional set size, in which a page that processes share is divided
 * among them, and by the resident one, in which each has it whole.
 */
public final class FleetComparison {
  private static final int TPMS = 1_000;
  private static final int BUSY = 100;
  private static final double KILOBYTES_OF_A_MEGABYTE = 1024;

  /** In which the JVM gives back what its compilers have left in the C library's heap. */
  private static final int TRIM_SECONDS = 12;

  /** In megabytes. */
  private record Memory(double proportional, double resident) {
    static Memory of(long pid) throws IOException {
      return new Memory(
          ProcessMemory.proportionalKilobytes(pid) / KILOBYTES_OF_A_MEGABYTE,
          ProcessMemory.residentKilobytes(pid) / KILOBYTES_OF_A_MEGABYTE);
    }

    Memory plus(Memory other) {
      return new Memory(proportional + other.proportional, resident + other.resident);
    }

    Memory over(Memory other) {
      return new Memory(proportional / other.proportional, resident / other.resident);
    }
  }

  private FleetComparison() {}

  /** Measures, and prints Markdown. */
  public static void print(PrintStream out) throws IOException, InterruptedException {
    Memory swtpms = ofSwtpms();
    Path folder = Files.createTempDirectory("fleet");
    try {
      makeFolders(folder);
      try (EngineServer fleet =
          EngineServer.byScript("fleet", "--dir", folder.toString(), "--ek-certificates", "none")) {
        Memory asleep = Memory.of(fleet.pid());
        List<BusyTpm> busy = busy(folder);
        Memory used = Memory.of(fleet.pid());
        TimeUnit.SECONDS.sleep(TRIM_SECONDS);
        Memory later = Memory.of(fleet.pid());
        for (BusyTpm tpm : busy) {
          tpm.close();
        }
        out.printf(Locale.ROOT, "| memory | PSS, MB | RSS, MB |%n|---|---:|---:|%n");
        row(out, BUSY + " processes of swtpm, each in use", "%.0f", swtpms);
        row(out, "a fleet of " + TPMS + " TPMs, asleep", "%.0f", asleep);
        row(out, "the same, " + BUSY + " of them in use", "%.0f", used);
        row(out, "ratio to swtpm", "%.2f", used.over(swtpms));
        row(out, "the same, " + TRIM_SECONDS + " seconds later", "%.0f", later);
        row(out, "ratio to swtpm", "%.2f", later.over(swtpms));
        out.println();
        fleet.terminate();
      }
    } finally {
      Folders.delete(folder);
    }
  }

  private static void row(PrintStream out, String what, String format, Memory memory) {
    String numbers = "| " + format + " | " + format + " |%n";
    out.printf(Locale.ROOT, "| " + what + " " + numbers, memory.proportional, memory.resident);
  }

  private static void makeFolders(Path folder) throws IOException {
    for (int i = 0; i < TPMS; i++) {
      Path member = Files.createDirectory(folder.resolve("vm" + i));
      Files.writeString(member.resolve("settings"), "startup=clear\n");
    }
  }

  private static List<BusyTpm> busy(Path folder) throws IOException {
    List<BusyTpm> busy = new ArrayList<>();
    for (int i = 0; i < BUSY; i++) {
      busy.add(BusyTpm.at(folder.resolve("vm" + i).resolve("tpm")));
    }
    return busy;
  }

  private static Memory ofSwtpms() throws IOException {
    List<AutoCloseable> open = new ArrayList<>();
    try {
      List<Swtpm> all = new ArrayList<>();
      for (int i = 0; i < BUSY; i++) {
        Swtpm swtpm = Swtpm.unix();
        open.add(swtpm);
        all.add(swtpm);
        open.add(0, BusyTpm.at(swtpm.folder().resolve("swtpm.sock")));
      }
      Memory sum = new Memory(0, 0);
      for (Swtpm swtpm : all) {
        sum = sum.plus(Memory.of(swtpm.pid()));
      }
      return sum;
    } finally {
      close(open);
    }
  }

  private static void close(List<AutoCloseable> open) throws IOException {
    for (AutoCloseable closeable : open) {
      try {
        closeable.close();
      } catch (IOException e) {
        throw e;
      } catch (Exception e) {
        throw new IOException(e);
      }
    }
  }
}
