package io.github.tpm4j.cli.policy;

import io.github.tpm4j.keystore.file.AtomicFile;
import io.github.tpm4j.keystore.policy.text.PolicyText;
import io.github.tpm4j.tss.algorithms.HashAlg;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Where a policy's text goes. */
final class PolicyOutput {
  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description = "Write the policy to FILE; without it, to standard output.")
  private Path file;

  void write(PolicyText policy, PrintWriter out) throws IOException {
    String json = policy.toJson(HashAlg.SHA256);
    if (file == null) {
      out.println(json);
      out.flush();
    } else {
      AtomicFile.replace(file, to -> to.write((json + "\n").getBytes(StandardCharsets.UTF_8)));
    }
  }
}
