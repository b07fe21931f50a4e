package io.github.tpm4j.benchmarks.builds;

import io.github.tpm4j.benchmarks.FirstSignature;
import io.github.tpm4j.peers.Checkout;
import io.github.tpm4j.peers.Folders;
import io.github.tpm4j.peers.ProcessorTime;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;

/**
 * JVMs that make a key in the bundled TPM and sign with it, of another build and of this one with
 * and without an archive of loaded classes, in turns.
 */
public final class StartedBuilds {
  private static final int JDK_WITH_AOT_CACHE = 25;

  private final OtherBuild other;
  private final int runs;

  /**
   * @param runs of each
   */
  public StartedBuilds(OtherBuild other, int runs) {
    this.other = other;
    this.runs = runs;
  }

  /** Measures, and prints a Markdown table. */
  public void print(PrintStream out) throws IOException, InterruptedException {
    Path folder = Files.createTempDirectory("started");
    try {
      Map<String, List<String>> commands = commands(folder);
      double[][] millis = new double[commands.size()][runs];
      double[] processor = new double[commands.size()];
      for (int round = 0; round < runs; round++) {
        int i = 0;
        for (List<String> command : commands.values()) {
          Duration processorBefore = ProcessorTime.ofEndedChildren();
          long begin = System.nanoTime();
          run(command);
          millis[i][round] = (System.nanoTime() - begin) / 1e6;
          processor[i] += ProcessorTime.ofEndedChildren().minus(processorBefore).toMillis();
          i++;
        }
      }
      print(out, new ArrayList<>(commands.keySet()), millis, processor);
    } finally {
      Folders.delete(folder);
    }
  }

  private void print(PrintStream out, List<String> names, double[][] millis, double[] processor) {
    out.printf(
        "| provider, new P-256 key, first signature | ms | ratio | processor time, ms | ratio |%n");
    out.printf("|---|---:|---:|---:|---:|%n");
    for (double[] times : millis) {
      Arrays.sort(times);
    }
    for (int i = 0; i < millis.length; i++) {
      out.printf(
          Locale.ROOT,
          "| %s | %.0f | %.2f | %.0f | %.2f |%n",
          names.get(i),
          millis[i][runs / 2],
          millis[i][runs / 2] / millis[0][runs / 2],
          processor[i] / runs,
          processor[i] / processor[0]);
    }
    out.println();
  }

  private Map<String, List<String>> commands(Path folder) throws IOException, InterruptedException {
    Path program = jarOf(FirstSignature.class, folder.resolve("program.jar"));
    Path own = new OtherBuild(Checkout.root()).jar();
    Path archive = folder.resolve("archive");
    run(command(List.of(archiveOption("making") + archive), program, own));
    Map<String, List<String>> commands = new LinkedHashMap<>();
    commands.put("the other build", command(List.of(), program, other.jar()));
    commands.put("this build", command(List.of(), program, own));
    commands.put(
        "this build, archive of classes",
        command(List.of(archiveOption("using") + archive), program, own));
    for (List<String> command : commands.values()) {
      run(command);
    }
    return commands;
  }

  private static String archiveOption(String use) {
    boolean aot = Runtime.version().feature() >= JDK_WITH_AOT_CACHE;
    if (use.equals("making")) {
      return aot ? "-XX:AOTCacheOutput=" : "-XX:ArchiveClassesAtExit=";
    }
    return aot ? "-XX:AOTCache=" : "-XX:SharedArchiveFile=";
  }

  private static List<String> command(List<String> options, Path program, Path tpm4j) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(options);
    command.add("-cp");
    command.add(program + File.pathSeparator + tpm4j);
    command.add(FirstSignature.class.getName());
    command.add(FirstSignature.WORK);
    return command;
  }

  /** An archive of classes takes none of folders. */
  private static Path jarOf(Class<?> main, Path jar) throws IOException {
    String name = main.getName().replace('.', '/') + ".class";
    try (InputStream in = main.getResourceAsStream("/" + name);
        JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
      out.putNextEntry(new JarEntry(name));
      in.transferTo(out);
      out.closeEntry();
    }
    return jar;
  }

  private static void run(List<String> command) throws IOException, InterruptedException {
    int status =
        new ProcessBuilder(command)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start()
            .waitFor();
    if (status != 0) {
      throw new IllegalStateException(command + " ended with " + status);
    }
  }
}
