package io.github.tpm4j.benchmarks.dropin;

import io.github.tpm4j.benchmarks.timing.Median;
import io.github.tpm4j.peers.Folders;
import io.github.tpm4j.peers.Guest;
import io.github.tpm4j.peers.ToolFailure;
import io.github.tpm4j.peers.ToolResult;
import io.github.tpm4j.peers.TpmModel;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;

/**
 * How long a QEMU guest takes with the command {@code swtpm} of {@code ./tpm4j install-swtpm} and
 * with swtpm's own, in turns: from the start of the command, with a state that was made before,
 * over the boot and one command of the TPM until the guest has switched itself off.
 */
public final class GuestBoots {
  private static final String SCRIPT = "tpm2_getrandom -Q -T device:/dev/tpmrm0 -o random 8";

  private final PrintStream out;
  private final int samples;

  /**
   * @param samples of each side, for each kind of TPM
   */
  public GuestBoots(PrintStream out, int samples) {
    this.out = out;
    this.samples = samples;
  }

  /** Measures, and prints Markdown. */
  public void print() throws IOException, InterruptedException {
    Path folder = Files.createTempDirectory("boots");
    try {
      String ours = InstalledSwtpm.in(folder.resolve("bin"));
      out.printf(
          Locale.ROOT,
          "| seconds, median (fastest) | here | swtpm | ratio |%n|---|---:|---:|---:|%n");
      for (TpmModel model : new TpmModel[] {TpmModel.TIS, TpmModel.CRB}) {
        print(model, ours, folder);
      }
      out.println();
    } finally {
      Folders.delete(folder);
    }
  }

  private void print(TpmModel model, String ours, Path folder)
      throws IOException, InterruptedException {
    Path oursFolder = Files.createDirectory(folder.resolve(model + "-here"));
    Path theirsFolder = Files.createDirectory(folder.resolve(model + "-swtpm"));
    // The first one makes the state.
    boot(ours, oursFolder, model);
    boot(InstalledSwtpm.DEBIAN, theirsFolder, model);
    double[] here = new double[samples];
    double[] there = new double[samples];
    for (int i = 0; i < samples; i++) {
      here[i] = boot(ours, oursFolder, model);
      there[i] = boot(InstalledSwtpm.DEBIAN, theirsFolder, model);
    }
    out.printf(
        Locale.ROOT,
        "| %s | %s | %s | %.2f |%n",
        model.qemuName(),
        text(here),
        text(there),
        Median.of(here) / Median.of(there));
  }

  private static String text(double[] seconds) {
    double fastest = Arrays.stream(seconds).min().orElseThrow();
    return String.format(Locale.ROOT, "%.2f (%.2f)", Median.of(seconds), fastest);
  }

  private static double boot(String command, Path folder, TpmModel model)
      throws IOException, InterruptedException {
    Path share = Files.createDirectories(folder.resolve("share"));
    Guest.build();
    long begin = System.nanoTime();
    try (ServedState tpm = ServedState.start(command, folder.resolve("state"))) {
      ToolResult result = Guest.run(SCRIPT, share, model, tpm.socket());
      if (result.status() != 0) {
        throw new ToolFailure(result.toString());
      }
      double seconds = (System.nanoTime() - begin) / 1e9;
      tpm.awaitEnd();
      return seconds;
    }
  }
}
