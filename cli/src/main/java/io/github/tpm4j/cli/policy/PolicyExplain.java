package io.github.tpm4j.cli.policy;

import com.fasterxml.jackson.core.JsonGenerator;
import io.github.tpm4j.cli.ExitStatus;
import io.github.tpm4j.cli.output.Json;
import io.github.tpm4j.cli.output.JsonOption;
import io.github.tpm4j.cli.output.Page;
import io.github.tpm4j.cli.tpm.TpmOption;
import io.github.tpm4j.keystore.policy.PolicyExplainer;
import io.github.tpm4j.keystore.policy.PolicyExplanation;
import io.github.tpm4j.keystore.policy.text.PolicyText;
import io.github.tpm4j.tss.algorithms.HashAlg;
import io.github.tpm4j.tss.device.TpmDevice;
import io.github.tpm4j.tss.policy.PolicyApproval;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code tpm4j policy explain}: what a policy demands, and whether that holds. */
@Command(
    name = "explain",
    description = {
      "Says what a policy demands, and whether this TPM would be satisfied now. Each demand is",
      "tried on a session of its own; nothing in the TPM is changed."
    },
    mixinStandardHelpOptions = true,
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {
      "0:nothing is in the way; passwords and signatures may be needed",
      "1:the file is no policy, or there is no TPM",
      "2:the command line is wrong",
      "3:a demand is not met"
    },
    usageHelpAutoWidth = true)
final class PolicyExplain implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private TpmOption tpm;
  @Mixin private JsonOption json;

  @Parameters(paramLabel = "FILE", description = "The policy; - is the standard input.")
  private Path file;

  @Option(
      names = "--approval",
      paramLabel = "FILE",
      description = "A policy that was approved for it (tpm4j policy approve). May be repeated.")
  private List<Path> approvals = List.of();

  @Override
  public Integer call() throws IOException {
    PolicyText policy;
    List<PolicyExplanation> demands;
    try (TpmDevice device = TpmDevice.open(tpm.tcti())) {
      policy = PolicyFiles.policy(file, device);
      List<PolicyApproval> approved = new ArrayList<>();
      for (Path approval : approvals) {
        approved.addAll(PolicyFiles.policy(approval, device).approvals());
      }
      demands = new PolicyExplainer(device, HashAlg.SHA256, approved).explain(policy.policy());
    }
    boolean isOpen = PolicyExplanation.isOpen(demands);
    PrintWriter out = spec.commandLine().getOut();
    if (json.isSet()) {
      Json.object(out, generator -> write(generator, policy, demands, isOpen));
    } else {
      print(Page.to(out), policy, demands, isOpen);
      out.flush();
    }
    return isOpen ? ExitStatus.DONE : ExitStatus.FOUND;
  }

  private static void print(
      Page page, PolicyText policy, List<PolicyExplanation> demands, boolean isOpen) {
    page.heading(isOpen ? "Nothing is in the way" : "Not satisfied");
    print(page, "", demands);
    page.line("digest", policy.policy().digest(HashAlg.SHA256).toHex());
  }

  private static void print(Page page, String where, List<PolicyExplanation> demands) {
    for (PolicyExplanation demand : demands) {
      String words = where + demand.demand();
      switch (demand.verdict()) {
        case MET -> page.good(words);
        case NOT_MET -> page.bad(words);
        case NEEDED -> page.open(words + " is needed");
        case AT_USE -> page.open(words + ": the TPM checks it at use");
      }
      if (demand.verdict() == PolicyExplanation.Verdict.NOT_MET && !demand.reason().isEmpty()) {
        page.more(demand.reason());
      }
      for (PolicyExplanation.Way way : demand.ways()) {
        print(page, where + "(" + way.name() + ") ", way.demands());
      }
    }
  }

  private static void write(
      JsonGenerator json, PolicyText policy, List<PolicyExplanation> demands, boolean isOpen)
      throws IOException {
    json.writeBooleanField("open", isOpen);
    json.writeStringField("description", policy.description());
    json.writeStringField("digest", policy.policy().digest(HashAlg.SHA256).toHex());
    write(json, demands);
  }

  private static void write(JsonGenerator json, List<PolicyExplanation> demands)
      throws IOException {
    json.writeArrayFieldStart("demands");
    for (PolicyExplanation demand : demands) {
      json.writeStartObject();
      json.writeStringField("demand", demand.demand());
      json.writeStringField(
          "verdict", demand.verdict().name().toLowerCase(Locale.ROOT).replace('_', '-'));
      json.writeStringField("reason", demand.reason());
      json.writeArrayFieldStart("ways");
      for (PolicyExplanation.Way way : demand.ways()) {
        json.writeStartObject();
        json.writeStringField("name", way.name());
        json.writeBooleanField("open", way.isOpen());
        write(json, way.demands());
        json.writeEndObject();
      }
      json.writeEndArray();
      json.writeEndObject();
    }
    json.writeEndArray();
  }
}
