package io.github.tpm4j.keystore.policy.text;

import com.fasterxml.jackson.core.JsonGenerator;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.names.EntityNames;
import io.github.tpm4j.tss.nv.TpmsNvPublic;
import io.github.tpm4j.tss.policy.AuthValuePolicy;
import io.github.tpm4j.tss.policy.AuthorizeNvPolicy;
import io.github.tpm4j.tss.policy.AuthorizePolicy;
import io.github.tpm4j.tss.policy.CommandCodePolicy;
import io.github.tpm4j.tss.policy.CounterTimerPolicy;
import io.github.tpm4j.tss.policy.CpHashPolicy;
import io.github.tpm4j.tss.policy.DuplicationSelectPolicy;
import io.github.tpm4j.tss.policy.LocalityPolicy;
import io.github.tpm4j.tss.policy.NameHashPolicy;
import io.github.tpm4j.tss.policy.NvPolicy;
import io.github.tpm4j.tss.policy.NvWrittenPolicy;
import io.github.tpm4j.tss.policy.OperandComparison;
import io.github.tpm4j.tss.policy.OrPolicy;
import io.github.tpm4j.tss.policy.PasswordPolicy;
import io.github.tpm4j.tss.policy.PcrPolicy;
import io.github.tpm4j.tss.policy.PhysicalPresencePolicy;
import io.github.tpm4j.tss.policy.Policy;
import io.github.tpm4j.tss.policy.PolicyElement;
import io.github.tpm4j.tss.policy.SecretPolicy;
import io.github.tpm4j.tss.policy.SignedPolicy;
import io.github.tpm4j.tss.policy.TemplatePolicy;
import io.github.tpm4j.tss.wire.Bytes;
import java.io.IOException;
import java.util.List;

/** Writes the elements of a policy as text. */
final class ElementWriter {
  private final JsonGenerator json;
  private final List<TpmsNvPublic> indices;

  /**
   * @param indices the public areas of the NV Indices that the policy is about
   */
  ElementWriter(JsonGenerator json, List<TpmsNvPublic> indices) {
    this.json = json;
    this.indices = indices;
  }

  void write(Policy policy) throws IOException {
    json.writeStartArray();
    for (PolicyElement element : policy.elements()) {
      json.writeStartObject();
      write(element);
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void write(PolicyElement element) throws IOException {
    if (element instanceof OrPolicy or) {
      begin(ElementKind.OR);
      writeBranches(or);
    } else if (element instanceof PcrPolicy pcr) {
      begin(ElementKind.PCR);
      PcrText.write(pcr, json);
    } else if (element instanceof SignedPolicy signed) {
      begin(ElementKind.SIGNED);
      KeyText.write(signed.key(), json);
      writeRef(signed.policyRef());
    } else if (element instanceof AuthorizePolicy authorize) {
      begin(ElementKind.AUTHORIZE);
      KeyText.write(authorize.key(), json);
      writeRef(authorize.policyRef());
    } else if (element instanceof SecretPolicy secret) {
      begin(ElementKind.SECRET);
      json.writeStringField("objectName", secret.name().toHex());
      writeRef(secret.policyRef());
    } else if (element instanceof NvPolicy nv) {
      begin(ElementKind.NV);
      TpmsNvPublic area = area(nv.index(), nv.name());
      json.writeNumberField("nvIndex", area.nvIndex().value() & 0xFFFF_FFFFL);
      writeArea(area);
      writeComparison(nv.comparison());
    } else if (element instanceof AuthorizeNvPolicy nv) {
      begin(ElementKind.AUTHORIZENV);
      writeArea(area(nv.index(), nv.name()));
    } else if (element instanceof CounterTimerPolicy timer) {
      begin(ElementKind.COUNTERTIMER);
      writeComparison(timer.comparison());
    } else {
      writeLimit(element);
    }
  }

  /** Elements that say which command, or from where. */
  private void writeLimit(PolicyElement element) throws IOException {
    if (element instanceof AuthValuePolicy) {
      begin(ElementKind.AUTHVALUE);
    } else if (element instanceof PasswordPolicy) {
      begin(ElementKind.PASSWORD);
    } else if (element instanceof PhysicalPresencePolicy) {
      begin(ElementKind.PHYSICALPRESENCE);
    } else if (element instanceof CommandCodePolicy command) {
      begin(ElementKind.COMMANDCODE);
      json.writeStringField("code", command.code().toString().replaceFirst("^TPM_CC_", ""));
    } else if (element instanceof LocalityPolicy locality) {
      begin(ElementKind.LOCALITY);
      json.writeFieldName("locality");
      AttributeText.write(locality.locality(), json);
    } else if (element instanceof NvWrittenPolicy nv) {
      begin(ElementKind.NVWRITTEN);
      json.writeStringField("writtenSet", nv.written() ? "YES" : "NO");
    } else if (element instanceof CpHashPolicy limit) {
      begin(ElementKind.CPHASH);
      json.writeStringField("cpHash", limit.cpHash().toHex());
    } else if (element instanceof NameHashPolicy limit) {
      begin(ElementKind.NAMEHASH);
      json.writeStringField("nameHash", limit.nameHash().toHex());
    } else if (element instanceof TemplatePolicy limit) {
      begin(ElementKind.TEMPLATE);
      json.writeStringField("templateHash", limit.templateHash().toHex());
    } else if (element instanceof DuplicationSelectPolicy duplication) {
      begin(ElementKind.DUPLICATIONSELECT);
      json.writeStringField("objectName", duplication.objectName().toHex());
      json.writeStringField("newParentName", duplication.newParentName().toHex());
      json.writeStringField("includeObject", duplication.includeObject() ? "YES" : "NO");
    } else {
      throw new IllegalArgumentException("A policy's text cannot have the demand for " + element);
    }
  }

  private void begin(ElementKind kind) throws IOException {
    json.writeStringField("type", kind.text());
  }

  private void writeBranches(OrPolicy or) throws IOException {
    json.writeArrayFieldStart("branches");
    for (int i = 0; i < or.branches().size(); i++) {
      json.writeStartObject();
      json.writeStringField("name", or.label(i));
      json.writeStringField("description", or.branches().get(i).toString());
      json.writeFieldName("policy");
      write(or.branches().get(i));
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void writeRef(Bytes policyRef) throws IOException {
    if (!policyRef.isEmpty()) {
      json.writeStringField("policyRef", policyRef.toHex());
    }
  }

  private TpmsNvPublic area(TpmHandle index, Bytes name) {
    return indices.stream()
        .filter(area -> area.nvIndex().equals(index) && EntityNames.of(area).equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "A policy's text needs the public area of NV Index " + index));
  }

  private void writeArea(TpmsNvPublic area) throws IOException {
    json.writeFieldName("nvPublic");
    NvPublicText.write(area, json);
  }

  private void writeComparison(OperandComparison comparison) throws IOException {
    json.writeStringField("operandB", comparison.operandB().toHex());
    json.writeNumberField("offset", comparison.offset());
    json.writeStringField(
        "operation", comparison.operation().toString().replaceFirst("^TPM_EO_", ""));
  }
}
