package io.github.tpm4j.cli.policy;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.tpm4j.cli.pcr.PcrText;
import io.github.tpm4j.cli.tpm.TpmOption;
import io.github.tpm4j.keystore.policy.SigningArea;
import io.github.tpm4j.keystore.policy.text.PolicyText;
import io.github.tpm4j.tss.algorithms.HashAlg;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.constants.TpmCc;
import io.github.tpm4j.tss.device.TpmDevice;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.nv.TpmsNvPublic;
import io.github.tpm4j.tss.pcr.Pcr;
import io.github.tpm4j.tss.pcr.PcrSelections;
import io.github.tpm4j.tss.pcr.PcrValues;
import io.github.tpm4j.tss.policy.OrPolicy;
import io.github.tpm4j.tss.policy.Policy;
import io.github.tpm4j.tss.structures.TpmlPcrSelection;
import io.github.tpm4j.tss.wire.Bytes;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Option;

/** The options that say what a policy demands; all of it must hold. */
final class PolicyDemands {
  private static final Map<String, TpmHandle> ENTITIES =
      Map.of(
          "owner", TpmHandle.OWNER,
          "endorsement", TpmHandle.ENDORSEMENT,
          "lockout", TpmHandle.LOCKOUT);

  private static final int MAX_REF_BYTES = 64;

  @Option(
      names = "--from",
      paramLabel = "FILE",
      description =
          "What the policy in FILE demands, first; PCR 'as now' and NV Indices are looked up in the"
              + " TPM.")
  private Path from;

  @Option(
      names = "--approved-by",
      paramLabel = "PEM",
      description =
          "A policy that the holder of this public key (or certificate) has approved, also later.")
  private Path approvedBy;

  @Option(
      names = "--signed-by",
      paramLabel = "PEM",
      description = "A signature by this key at each use.")
  private Path signedBy;

  @Option(
      names = "--ref",
      paramLabel = "TEXT",
      description = "What the approval or the signature is for (policyRef), at most 64 bytes.")
  private String ref = "";

  @Option(
      names = "--pcrs",
      paramLabel = "SELECTION",
      description = "PCR as they are now in the TPM, such as sha256:0,7.")
  private String pcrsNow;

  @Option(
      names = "--pcr",
      paramLabel = "BANK:NUMBER=HEX",
      description = "A PCR with this value, such as tpm4j pcr predict prints. May be repeated.")
  private List<String> pcrs = List.of();

  @Option(names = "--password", description = "The password of what is used.")
  private boolean password;

  @Option(
      names = "--secret",
      paramLabel = "ENTITY",
      description = "The password of the owner, of endorsement or of lockout.")
  private String secret;

  @Option(
      names = "--command",
      paramLabel = "NAME",
      description = "This command alone, such as Sign or Unseal.")
  private String command;

  @Option(
      names = "--or",
      paramLabel = "FILE",
      description = "What the policy in one of these files demands; 2 to 8 of them.")
  private List<Path> branches = List.of();

  /** A policy and the NV Indices that it is about. */
  record Demanded(Policy policy, List<TpmsNvPublic> indices) {}

  /**
   * The policy.
   *
   * @throws IllegalArgumentException if an option is wrong, or none demands anything
   * @throws IOException if a file cannot be read, or there is no TPM
   */
  Demanded policy(TpmOption tpm) throws IOException {
    List<TpmsNvPublic> indices = new ArrayList<>();
    Policy policy = Policy.of();
    if (from != null) {
      PolicyText text = PolicyFiles.policy(from, tpm);
      indices.addAll(text.indices());
      policy = text.policy();
    }
    if (approvedBy != null) {
      if (!policy.elements().isEmpty()) {
        throw new IllegalArgumentException(
            "A TPM forgets what it has seen before an approval: --approved-by cannot follow --from");
      }
      policy =
          policy.and(Policy.authorize(SigningArea.of(PolicyFiles.publicKey(approvedBy)), ref()));
    }
    if (!branches.isEmpty()) {
      policy = policy.and(branches(tpm, indices));
    }
    policy = policy.and(pcrs(tpm));
    if (signedBy != null) {
      policy = policy.and(Policy.signed(SigningArea.of(PolicyFiles.publicKey(signedBy)), ref()));
    }
    policy = policy.and(simple());
    if (policy.elements().isEmpty()) {
      throw new IllegalArgumentException("Say what is demanded, by --pcrs or another option");
    }
    return new Demanded(policy, indices);
  }

  private Bytes ref() {
    return bytes(ref);
  }

  /** A policyRef as its text has it. */
  static Bytes bytes(String ref) {
    Bytes bytes = Bytes.adopt(ref.getBytes(UTF_8));
    if (bytes.size() > MAX_REF_BYTES) {
      throw new IllegalArgumentException("--ref has more than " + MAX_REF_BYTES + " bytes");
    }
    return bytes;
  }

  private Policy simple() {
    Policy policy = Policy.of();
    if (secret != null) {
      TpmHandle entity = ENTITIES.get(secret);
      if (entity == null) {
        throw new IllegalArgumentException("--secret is owner, endorsement or lockout");
      }
      policy = policy.and(Policy.secret(entity));
    }
    if (command != null) {
      policy = policy.and(Policy.commandCode(command(command)));
    }
    return password ? policy.and(Policy.authValue()) : policy;
  }

  private static TpmCc command(String name) {
    return TpmCc.values().stream()
        .filter(code -> code.toString().equalsIgnoreCase("TPM_CC_" + name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("'" + name + "' is no command of a TPM"));
  }

  private Policy branches(TpmOption tpm, List<TpmsNvPublic> indices) throws IOException {
    List<Policy> policies = new ArrayList<>();
    List<String> names = new ArrayList<>();
    for (Path file : branches) {
      PolicyText text = PolicyFiles.policy(file, tpm);
      indices.addAll(text.indices());
      policies.add(text.policy());
      names.add(file.getFileName().toString().replaceFirst("\\.json$", ""));
    }
    if (names.stream().distinct().count() < names.size()) {
      throw new IllegalArgumentException("The files of --or must have different names");
    }
    return Policy.of(new OrPolicy(policies, names));
  }

  private Policy pcrs(TpmOption tpm) throws IOException {
    List<TpmlPcrSelection> selections = new ArrayList<>();
    Map<Pcr, Bytes> values = new HashMap<>();
    for (String given : pcrs) {
      Pcr pcr = value(given, values);
      selections.add(PcrSelections.of(pcr.bank(), pcr.number()));
    }
    if (pcrsNow != null) {
      TpmlPcrSelection now = PcrText.parse(pcrsNow);
      selections.add(now);
      try (TpmDevice device = TpmDevice.open(tpm.tcti())) {
        device.readPcr(now).values().forEach(values::putIfAbsent);
      }
    }
    return selections.isEmpty()
        ? Policy.of()
        : Policy.pcr(new PcrValues(PcrSelections.union(selections), values));
  }

  private static Pcr value(String given, Map<Pcr, Bytes> values) {
    String[] parts = given.split("[:=]", -1);
    if (parts.length != 3) {
      throw new IllegalArgumentException("--pcr " + given + " must be as sha256:7=HEX");
    }
    TpmAlg bank = PcrText.bank(parts[0]);
    int digits = 2 * HashAlg.of(bank).digestBytes();
    if (!parts[2].matches("[0-9A-Fa-f]{" + digits + "}")) {
      throw new IllegalArgumentException(
          "A PCR of " + PcrText.name(bank) + " has " + digits + " hexadecimal digits");
    }
    Pcr pcr = new Pcr(bank, PcrText.number(parts[1]));
    if (values.put(pcr, Bytes.ofHex(parts[2])) != null) {
      throw new IllegalArgumentException(pcr + " is there twice");
    }
    return pcr;
  }
}
