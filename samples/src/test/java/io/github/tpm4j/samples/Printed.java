package io.github.tpm4j.samples;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** What samples print. */
public final class Printed {
  private Printed() {}

  /** The method main of a sample. */
  @FunctionalInterface
  public interface Sample {
    void main(String[] arguments) throws Exception;
  }

  /** The lines that it prints while it runs. */
  public static List<String> by(Sample sample, String... arguments) throws Exception {
    PrintStream out = System.out;
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
    try {
      sample.main(arguments);
    } finally {
      System.setOut(out);
    }
    return printed.toString(StandardCharsets.UTF_8).lines().toList();
  }
}
