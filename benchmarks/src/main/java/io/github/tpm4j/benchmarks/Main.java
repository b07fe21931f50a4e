package io.github.tpm4j.benchmarks;

import io.github.tpm4j.benchmarks.attestation.Verification;
import io.github.tpm4j.benchmarks.builds.OtherBuild;
import io.github.tpm4j.benchmarks.builds.ServedBuilds;
import io.github.tpm4j.benchmarks.builds.StartedBuilds;
import io.github.tpm4j.benchmarks.commands.BuildComparison;
import io.github.tpm4j.benchmarks.commands.CommandComparison;
import io.github.tpm4j.benchmarks.commands.OpenSslComparison;
import io.github.tpm4j.benchmarks.dropin.DropInComparison;
import io.github.tpm4j.benchmarks.dropin.GuestBoots;
import io.github.tpm4j.benchmarks.fleet.FleetComparison;
import io.github.tpm4j.benchmarks.growth.Growth;
import io.github.tpm4j.benchmarks.pkcs11.Pkcs11Comparison;
import io.github.tpm4j.benchmarks.postquantum.PostQuantum;
import io.github.tpm4j.benchmarks.serving.ServingComparison;
import io.github.tpm4j.benchmarks.timing.Effort;
import io.github.tpm4j.benchmarks.timing.Throughput;
import io.github.tpm4j.benchmarks.tls.HandshakeComparison;
import io.github.tpm4j.benchmarks.tpm12.Tpm12Comparison;
import io.github.tpm4j.engine.Primitives;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * Prints the figures of docs/performance.md as Markdown; progress goes to the standard error
 * output.
 */
@Command(
    name = "benchmark",
    mixinStandardHelpOptions = true,
    description = "Times this project against swtpm: both sides in turns, in one run.")
public final class Main implements Callable<Integer> {
  private static final int COLD_STARTS = 9;
  private static final int QUICK_COLD_STARTS = 3;
  private static final Throughput TURNS = new Throughput(Duration.ofSeconds(1), 9);
  private static final Throughput QUICK_TURNS = new Throughput(Duration.ofMillis(200), 3);

  /** What can be run alone. */
  enum Part {
    attestation,
    boot,
    commands,
    dropin,
    fleet,
    growth,
    memory,
    openssl,
    pkcs11,
    postquantum,
    provider,
    serve,
    serving,
    start,
    tls,
    tpm12
  }

  @Parameters(
      paramLabel = "PART",
      description = "${COMPLETION-CANDIDATES}; all of them if none is named.")
  private Set<Part> parts = EnumSet.allOf(Part.class);

  @Option(names = "--quick", description = "Few samples: for a look, not for figures to be shown.")
  private boolean quick;

  @Option(
      names = "--against",
      paramLabel = "CHECKOUT",
      description =
          "Times this build against another, such as that of an older commit, instead of against"
              + " swtpm, in turns: the parts commands (in process), serve and start. A folder with"
              + " the other's sources, whose ./tpm4j builds what is missing.")
  private Path against;

  public static void main(String[] arguments) {
    System.exit(new CommandLine(new Main()).execute(arguments));
  }

  @Override
  public Integer call() throws Exception {
    Effort effort = quick ? Effort.QUICK : Effort.FULL;
    // Said here, for that it waits until the library is loaded.
    String library = Primitives.inUse().get(0);
    System.out.printf("JDK %s, %s%n%n", Runtime.version().feature(), library);
    if (against == null) {
      printParts(effort);
    } else {
      printAgainst(new OtherBuild(against), effort);
    }
    return CommandLine.ExitCode.OK;
  }

  private void printAgainst(OtherBuild other, Effort effort) throws Exception {
    if (parts.contains(Part.start)) {
      System.out.println("# From the start of the JVM to the first signature, two builds\n");
      new StartedBuilds(other, quick ? QUICK_COLD_STARTS : COLD_STARTS).print(System.out);
    }
    if (parts.contains(Part.serve)) {
      System.out.println("# The bundled TPM served to other programs, two builds\n");
      new ServedBuilds(other, quick ? QUICK_COLD_STARTS : COLD_STARTS).print(System.out);
    }
    if (parts.contains(Part.commands)) {
      System.out.println("# The bundled TPM in process, two builds\n");
      new BuildComparison(effort, other).print(System.out);
    }
  }

  private void printParts(Effort effort) throws Exception {
    if (parts.contains(Part.start)) {
      System.out.println("# From the start of the JVM to the first signature, bundled TPM\n");
      new ColdStart(quick ? QUICK_COLD_STARTS : COLD_STARTS).print(System.out);
    }
    if (parts.contains(Part.memory)) {
      System.out.println("# A thousand TPMs\n");
      ThousandTpms.print(System.out);
    }
    if (parts.contains(Part.dropin)) {
      System.out.println("# The command swtpm of the installed folder against swtpm\n");
      new DropInComparison(System.out, quick ? QUICK_COLD_STARTS : COLD_STARTS).print();
    }
    if (parts.contains(Part.boot)) {
      System.out.println("# A guest's boot with the command swtpm of the installed folder\n");
      new GuestBoots(System.out, quick ? QUICK_COLD_STARTS : COLD_STARTS).print();
    }
    if (parts.contains(Part.fleet)) {
      System.out.println("# Many TPMs in one process against a process each\n");
      FleetComparison.print(System.out);
    }
    if (parts.contains(Part.serve)) {
      System.out.println("# The bundled TPM served to other programs\n");
      new ServedEngine(quick ? QUICK_COLD_STARTS : COLD_STARTS).print(System.out);
    }
    if (parts.contains(Part.attestation)) {
      System.out.println("# Verifying quotes and event logs\n");
      new Verification(quick ? QUICK_TURNS : TURNS).print(System.out);
    }
    if (parts.contains(Part.growth)) {
      System.out.println(
          "# The same work as there is more of everything, bundled TPM in process\n");
      new Growth(System.out).print();
    }
    if (parts.contains(Part.openssl)) {
      System.out.println("# TPM2_Sign in process against openssl speed\n");
      new OpenSslComparison(System.out, quick ? QUICK_COLD_STARTS : COLD_STARTS).print();
    }
    if (parts.contains(Part.provider)) {
      System.out.println("# JCA against the bare command, both on swtpm\n");
      new UseThroughProvider(effort).print(System.out);
    }
    if (parts.contains(Part.postquantum)) {
      System.out.println("# Post-quantum keys in the bundled TPM against the same in software\n");
      new PostQuantum(effort).print(System.out);
    }
    if (parts.contains(Part.tpm12)) {
      System.out.println("# The bundled TPM 1.2 in process against swtpm's over its socket\n");
      new Tpm12Comparison(effort).print(System.out);
    }
    if (parts.contains(Part.tls)) {
      System.out.println("# TLS client keys and random numbers against the JDK's in software\n");
      new HandshakeComparison(quick ? QUICK_TURNS : TURNS).print(System.out);
    }
    if (parts.contains(Part.pkcs11)) {
      System.out.println("# This provider against SunPKCS11, each on a swtpm of its own\n");
      new Pkcs11Comparison(quick).print(System.out);
    }
    if (parts.contains(Part.serving)) {
      System.out.println("# Ways of a server to wait for the next command\n");
      new ServingComparison(effort).print(System.out);
    }
    if (parts.contains(Part.commands)) {
      System.out.println("# The bundled TPM against swtpm over its socket\n");
      new CommandComparison(effort).print(System.out);
    }
  }
}
