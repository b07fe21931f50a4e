package io.github.tpm4j.keystore.policy.text;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import io.github.tpm4j.tss.algorithms.HashAlg;
import io.github.tpm4j.tss.nv.TpmsNvPublic;
import io.github.tpm4j.tss.policy.Policy;
import io.github.tpm4j.tss.policy.PolicyApproval;
import io.github.tpm4j.tss.policy.PolicyInputs;
import io.github.tpm4j.tss.wire.Bytes;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * A policy as text holds it: in the TCG's TPM 2.0 JSON Data Types and Policy Language, in the form
 * that the Feature API (FAPI) of tpm2-tss 3.2 reads and writes. Immutable.
 *
 * <pre>{@code
 * PolicyText text = PolicyText.read(json, PolicyEnvironment.of(device));
 * generator.initialize(
 *     TpmKeyGenParameterSpec.ec("web", "secp256r1").policy(text.policy()).build());
 * }</pre>
 *
 * @param description one sentence for people; no part of the digest
 * @param policy the elements that must hold, all of them
 * @param approvals who has approved it ({@code policyAuthorizations})
 * @param indices the public areas of the NV Indices that it is about
 */
public record PolicyText(
    String description, Policy policy, List<PolicyApproval> approvals, List<TpmsNvPublic> indices) {

  /**
   * Makes one from its components.
   *
   * @param description one sentence for people; no part of the digest
   * @param policy the elements that must hold, all of them
   * @param approvals who has approved it ({@code policyAuthorizations})
   * @param indices the public areas of the NV Indices that it is about
   */
  public PolicyText {
    approvals = List.copyOf(approvals);
    indices = List.copyOf(indices);
  }

  /**
   * {@return a policy that nobody has approved, and that is about no NV Index}
   *
   * @param description one sentence for people; no part of the digest
   * @param policy the policy that becomes the text
   */
  public static PolicyText of(String description, Policy policy) {
    return new PolicyText(description, policy, List.of(), List.of());
  }

  /**
   * Reads a text.
   *
   * @param json a TPMS_POLICY of at most a million characters
   * @param environment for what the text leaves open, such as "PCR as now"
   * @return the policy, and who has approved it
   * @throws PolicyFormatException if it is no policy, leaves open what the environment does not
   *     know, or holds a digest that is not the policy's
   */
  public static PolicyText read(String json, PolicyEnvironment environment) {
    JsonFields fields = JsonText.read(json).fields();
    for (String ignored : List.of("$schema", "type", "name", "nonceTPM")) {
      fields.find(ignored);
    }
    String description = fields.find("description").map(JsonValue::text).orElse("");
    ElementReader reader = new ElementReader(environment);
    JsonValue elements = fields.get("policy");
    Policy policy = reader.read(elements);
    if (policy.elements().isEmpty()) {
      throw elements.wrong("there is no element");
    }
    fields.find("policyDigests").ifPresent(digests -> check(digests, policy));
    List<PolicyApproval> approvals = new ArrayList<>();
    fields
        .find("policyAuthorizations")
        .map(JsonValue::list)
        .orElse(List.of())
        .forEach(value -> approvals.add(ApprovalText.read(value, policy)));
    fields.end();
    return new PolicyText(description, policy, approvals, reader.indices());
  }

  /**
   * Reads a file in UTF-8.
   *
   * @param file the path of a TPMS_POLICY in JSON
   * @param environment what the text refers to: PCR as they are now, keys and NV Indices by path
   * @return the policy, and who has approved it
   * @throws IOException if it cannot be read
   * @throws PolicyFormatException as {@link #read(String, PolicyEnvironment)}
   */
  public static PolicyText read(Path file, PolicyEnvironment environment) throws IOException {
    if (Files.size(file) > JsonText.MAX_CHARS) {
      throw new PolicyFormatException("$", "it is longer than " + JsonText.MAX_CHARS + " bytes");
    }
    return read(Files.readString(file), environment);
  }

  /**
   * {@return the approvals in a file, or in all files of a folder whose names end with {@code
   * .json}}
   *
   * @param fileOrFolder a file, or a folder whose files {@code *.json} are read
   * @throws IOException if one cannot be read
   * @throws PolicyFormatException if one is no policy, or leaves something open
   */
  public static PolicyInputs approvals(Path fileOrFolder) throws IOException {
    List<Path> files = new ArrayList<>(List.of(fileOrFolder));
    if (Files.isDirectory(fileOrFolder)) {
      files.clear();
      try (DirectoryStream<Path> found = Files.newDirectoryStream(fileOrFolder, "*.json")) {
        found.forEach(files::add);
      }
      Collections.sort(files);
    }
    PolicyInputs inputs = PolicyInputs.NONE;
    for (Path file : files) {
      inputs = inputs.and(read(file, PolicyEnvironment.offline()).inputs());
    }
    return inputs;
  }

  private static void check(JsonValue digests, Policy policy) {
    for (JsonValue value : digests.list()) {
      JsonFields fields = value.fields();
      HashAlg hash = AlgorithmText.hash(fields.get("hashAlg"));
      JsonValue digest = fields.get("digest");
      Bytes is = policy.digest(hash);
      if (!digest.bytesOf(hash.digestBytes()).equals(is)) {
        throw digest.wrong("it is not the digest of this policy, which is " + is.toHex());
      }
      fields.end();
    }
  }

  /**
   * {@return this, approved too by somebody else}
   *
   * @param approval a policy that a key has approved, with its signature
   */
  public PolicyText approved(PolicyApproval approval) {
    List<PolicyApproval> all = new ArrayList<>(approvals);
    all.add(approval);
    return new PolicyText(description, policy, all, indices);
  }

  /** {@return the approvals, for whatever demands that one of their keys has approved a policy} */
  public PolicyInputs inputs() {
    PolicyInputs inputs = PolicyInputs.NONE;
    for (PolicyApproval approval : approvals) {
      inputs = inputs.withApproval(approval);
    }
    return inputs;
  }

  /**
   * {@return the text, which {@link #read(String, PolicyEnvironment)} and FAPI read}
   *
   * @param hashes by which the policy's digest is written, so that FAPI finds it as an approved one
   * @throws IllegalArgumentException if the language has no words for something in the policy: a
   *     ticket, PCR of which only the digest is known, an NV Index whose public area is not here,
   *     keys of ML-DSA
   */
  public String toJson(HashAlg... hashes) {
    StringWriter out = new StringWriter();
    try (JsonGenerator json =
        new JsonFactory().createGenerator(out).setPrettyPrinter(new DefaultPrettyPrinter())) {
      json.writeStartObject();
      json.writeStringField("description", description);
      json.writeArrayFieldStart("policyDigests");
      for (HashAlg hash : hashes) {
        json.writeStartObject();
        json.writeStringField("hashAlg", AlgorithmText.name(hash.alg()));
        json.writeStringField("digest", policy.digest(hash).toHex());
        json.writeEndObject();
      }
      json.writeEndArray();
      if (!approvals.isEmpty()) {
        json.writeArrayFieldStart("policyAuthorizations");
        for (PolicyApproval approval : approvals) {
          ApprovalText.write(approval, json);
        }
        json.writeEndArray();
      }
      json.writeFieldName("policy");
      new ElementWriter(json, indices).write(policy);
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toString();
  }

  /** The policy in words; nothing secret. */
  @Override
  public String toString() {
    return "PolicyText["
        + Optional.of(description).filter(d -> !d.isEmpty()).map(d -> d + ": ").orElse("")
        + policy
        + "]";
  }
}
