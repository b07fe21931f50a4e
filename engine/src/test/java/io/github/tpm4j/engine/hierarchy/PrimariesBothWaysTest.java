package io.github.tpm4j.engine.hierarchy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tpm4j.peers.JavaCommand;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Primary keys are a function of the seeds, whatever computes them. */
class PrimariesBothWaysTest {

  private static List<String> run(String setting) throws IOException, InterruptedException {
    List<String> command =
        JavaCommand.of(List.of("-Dtpm4j.native=" + setting), PrimaryNames.class.getName());
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, process.waitFor());
    return output.lines().toList();
  }

  @Test
  void theNativeLibraryMakesTheSameKeys() throws IOException, InterruptedException {
    List<String> with = run("now");
    List<String> without = run("off");
    assertTrue(with.get(0).contains("AWS-LC"), with.get(0));
    assertTrue(without.get(0).contains("none"), without.get(0));
    assertEquals(PrimaryNames.templates().size(), with.size() - 1);
    assertEquals(without.subList(1, without.size()), with.subList(1, with.size()));
  }
}
