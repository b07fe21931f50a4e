package io.github.tpm4j.peers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/**
 * What processes have taken of the processors (proc(5), stat): the kernel counts steps of 10 ms.
 */
public final class ProcessorTime {
  private static final int STEP_MILLIS = 10;

  /** The first one after the program's name, which may have blanks in it. */
  private static final int FIRST_FIELD = 3;

  private static final int OWN_USER = 14;
  private static final int CHILDREN_USER = 16;
  private static final int CHILDREN_SYSTEM = 17;

  private ProcessorTime() {}

  /** Of a process, and of what it has started and waited for, as a script does. */
  public static Duration of(Process process) {
    return sum(Long.toString(process.pid()), OWN_USER, CHILDREN_SYSTEM);
  }

  /** Of all that this JVM has started and that has ended. */
  public static Duration ofEndedChildren() {
    return sum("self", CHILDREN_USER, CHILDREN_SYSTEM);
  }

  private static Duration sum(String process, int firstField, int lastField) {
    try {
      String stat = Files.readString(Path.of("/proc", process, "stat"));
      String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
      long steps = 0;
      for (int field = firstField; field <= lastField; field++) {
        steps += Long.parseLong(fields[field - FIRST_FIELD]);
      }
      return Duration.ofMillis(STEP_MILLIS * steps);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
