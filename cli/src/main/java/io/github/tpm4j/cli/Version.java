package io.github.tpm4j.cli;

import io.github.tpm4j.engine.Primitives;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/**
 * {@code tpm4j version}: the versions of tpm4j and of the Java that runs it, and which libraries
 * compute.
 */
@Command(
    name = "version",
    description = "Prints the version of tpm4j and of Java, and what computes.")
final class Version implements Callable<Integer>, IVersionProvider {

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    for (String line : getVersion()) {
      spec.commandLine().getOut().println(line);
    }
    return 0;
  }

  @Override
  public String[] getVersion() throws IOException {
    List<String> lines = new ArrayList<>();
    lines.add("tpm4j " + projectVersion());
    lines.add("Java " + Runtime.version() + " (" + System.getProperty("java.vendor") + ")");
    Primitives.inUse().forEach(line -> lines.add("  " + line));
    return lines.toArray(String[]::new);
  }

  private static String projectVersion() throws IOException {
    Properties properties = new Properties();
    try (InputStream in = Version.class.getResourceAsStream("version.properties")) {
      properties.load(in);
    }
    return properties.getProperty("version");
  }
}
