package io.github.tpm4j.benchmarks;

import io.github.tpm4j.benchmarks.SideBySide.Comparison;

/** Prints the figures of the README: every table is one run, both sides in turns. */
public final class Main {

  private Main() {}

  public static void main(String[] arguments) throws Exception {
    System.out.println("The bundled TPM in process against swtpm over its socket\n");
    Table.print(
        System.out,
        "swtpm",
        "bundled TPM",
        "times as fast",
        Comparison::speedup,
        new EngineAgainstSwtpm().run());
    System.out.println("Signature.sign() against the bare command, both on swtpm\n");
    SigningThroughProvider signing = new SigningThroughProvider();
    Table.print(
        System.out, "bare command", "provider", "times the time", Comparison::ratio, signing.run());
    System.out.printf("TPM commands a signature: %s%n%n", signing.commandsPerSignature());
    System.out.println("From the start of the JVM to the first signature, on the bundled TPM\n");
    new ColdStart().print(System.out);
  }
}
