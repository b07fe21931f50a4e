package io.github.tpm4j.keystore.policy.text;

import io.github.tpm4j.tss.algorithms.HashAlg;
import io.github.tpm4j.tss.constants.TpmCc;
import io.github.tpm4j.tss.constants.TpmEo;
import io.github.tpm4j.tss.crypto.Digests;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.names.EntityNames;
import io.github.tpm4j.tss.nv.TpmsNvPublic;
import io.github.tpm4j.tss.objects.TpmtPublic;
import io.github.tpm4j.tss.policy.AuthorizeNvPolicy;
import io.github.tpm4j.tss.policy.CounterTimerPolicy;
import io.github.tpm4j.tss.policy.CpHashPolicy;
import io.github.tpm4j.tss.policy.DuplicationSelectPolicy;
import io.github.tpm4j.tss.policy.LocalityPolicy;
import io.github.tpm4j.tss.policy.NameHashPolicy;
import io.github.tpm4j.tss.policy.NvPolicy;
import io.github.tpm4j.tss.policy.NvWrittenPolicy;
import io.github.tpm4j.tss.policy.OperandComparison;
import io.github.tpm4j.tss.policy.OrPolicy;
import io.github.tpm4j.tss.policy.PhysicalPresencePolicy;
import io.github.tpm4j.tss.policy.Policy;
import io.github.tpm4j.tss.policy.SecretPolicy;
import io.github.tpm4j.tss.policy.TemplatePolicy;
import io.github.tpm4j.tss.wire.Bytes;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads the elements of a policy's text. */
final class ElementReader {
  /** As many as key files keep. */
  private static final int MAX_DEPTH = 7;

  private static final int MAX_BRANCHES = 8;
  private static final int MAX_NAME_BYTES = 2 + HashAlg.SHA512.digestBytes();
  private static final int MAX_DIGEST_BYTES = HashAlg.SHA512.digestBytes();
  private static final int MAX_NAMES = 3;
  private static final int MAX_OFFSET = 0xFFFF;

  /** TPMS_TIME_INFO (Part 2, 10.11.6): time, clock, resetCount, restartCount, safe. */
  private static final int TIME_INFO_BYTES = 8 + 8 + 4 + 4 + 1;

  private final PolicyEnvironment environment;
  private final Set<TpmsNvPublic> indices = new LinkedHashSet<>();

  ElementReader(PolicyEnvironment environment) {
    this.environment = environment;
  }

  /** The NV Indices that were read of. */
  List<TpmsNvPublic> indices() {
    return List.copyOf(indices);
  }

  Policy read(JsonValue list) {
    return read(list, 0);
  }

  private Policy read(JsonValue list, int depth) {
    Policy policy = Policy.of();
    for (JsonValue element : list.list()) {
      policy = policy.and(element(element, depth));
    }
    return policy;
  }

  private Policy element(JsonValue value, int depth) {
    JsonFields fields = value.fields();
    ElementKind kind = ElementKind.read(fields.get("type"));
    // What FAPI computes anew or gives a value only when it uses the policy.
    fields.find("$schema");
    fields.find("policyDigests");
    fields.find("nonceTPM");
    Policy policy = element(kind, fields, depth);
    fields.end();
    return policy;
  }

  private Policy element(ElementKind kind, JsonFields fields, int depth) {
    return switch (kind) {
      case OR -> or(fields.get("branches"), depth + 1);
      case SIGNED -> signed(fields);
      case SECRET -> secret(fields);
      case PCR -> PcrText.read(fields, environment);
      case LOCALITY ->
          Policy.of(new LocalityPolicy(AttributeText.locality(fields.get("locality"))));
      case NV -> nv(fields);
      case COUNTERTIMER -> counterTimer(fields);
      case COMMANDCODE ->
          Policy.commandCode(fields.get("code").constant(TpmCc.values(), "TPM_CC_", TpmCc::of));
      case PHYSICALPRESENCE -> Policy.of(new PhysicalPresencePolicy());
      case CPHASH -> Policy.of(new CpHashPolicy(digest(fields.get("cpHash"))));
      case NAMEHASH -> Policy.of(new NameHashPolicy(nameHash(fields)));
      case DUPLICATIONSELECT -> Policy.of(duplicationSelect(fields));
      case AUTHORIZE -> authorize(fields);
      case AUTHVALUE -> Policy.authValue();
      case PASSWORD -> Policy.password();
      case NVWRITTEN ->
          Policy.of(
              new NvWrittenPolicy(fields.find("writtenSet").map(JsonValue::yesOrNo).orElse(true)));
      case TEMPLATE -> Policy.of(new TemplatePolicy(templateHash(fields)));
      case AUTHORIZENV -> authorizeNv(fields);
      case ACTION ->
          throw fields.wrong(
              "POLICYACTION asks a program that uses FAPI; the TPM knows nothing of it");
    };
  }

  private Policy or(JsonValue list, int depth) {
    List<JsonValue> values = list.list();
    if (values.size() < 2 || values.size() > MAX_BRANCHES) {
      throw list.wrong("there must be 2 to " + MAX_BRANCHES + " branches, not " + values.size());
    }
    if (depth > MAX_DEPTH) {
      throw list.wrong("branches are nested more than " + MAX_DEPTH + " deep");
    }
    List<Policy> branches = new ArrayList<>();
    List<String> names = new ArrayList<>();
    for (JsonValue value : values) {
      JsonFields fields = value.fields();
      JsonValue name = fields.get("name");
      if (names.contains(name.text()) || name.text().isEmpty()) {
        throw name.wrong("branches must have different names");
      }
      names.add(name.text());
      for (String ignored : List.of("$schema", "policyDigests", "type", "nonceTPM")) {
        fields.find(ignored);
      }
      fields.find("description").ifPresent(JsonValue::text);
      branches.add(read(fields.get("policy"), depth));
      fields.end();
    }
    return Policy.of(new OrPolicy(branches, names));
  }

  private Policy signed(JsonFields fields) {
    fields.find("publicKeyHint").ifPresent(JsonValue::text);
    refuseLimits(fields);
    return Policy.signed(KeyText.read(fields, environment), policyRef(fields));
  }

  /** FAPI makes these itself when it uses the policy; the policy's digest has none of them. */
  private static void refuseLimits(JsonFields fields) {
    fields
        .find("cpHashA")
        .filter(value -> !value.bytes(MAX_DIGEST_BYTES).isEmpty())
        .ifPresent(
            value -> {
              throw value.wrong("a policy cannot limit an authorisation to a cpHash");
            });
    fields.find("expiration").ifPresent(value -> value.number(0));
  }

  private static Bytes policyRef(JsonFields fields) {
    return fields.find("policyRef").map(ref -> ref.bytes(MAX_DIGEST_BYTES)).orElse(Bytes.EMPTY);
  }

  private Policy secret(JsonFields fields) {
    refuseLimits(fields);
    Bytes policyRef = policyRef(fields);
    JsonValue object = fields.one("objectName", "objectPath");
    if (fields.has("objectName")) {
      return Policy.secret(SecretPolicy.UNKNOWN, name(object), policyRef);
    }
    Bytes name = environment.name(object.text()).orElseThrow(() -> environment.unknownPath(object));
    TpmHandle handle = environment.handle(object.text()).orElse(SecretPolicy.UNKNOWN);
    return Policy.secret(handle, name, policyRef);
  }

  private static Bytes name(JsonValue value) {
    Bytes name = value.bytes(MAX_NAME_BYTES);
    if (name.isEmpty()) {
      throw value.wrong("a Name is not empty");
    }
    return name;
  }

  private static Bytes digest(JsonValue value) {
    Bytes digest = value.bytes(MAX_DIGEST_BYTES);
    for (HashAlg hash : HashAlg.values()) {
      if (hash.digestBytes() == digest.size()) {
        return digest;
      }
    }
    throw value.wrong("no digest has " + digest.size() + " bytes");
  }

  private Policy nv(JsonFields fields) {
    Optional<JsonValue> number = fields.find("nvIndex");
    TpmsNvPublic area = nvArea(fields, number);
    OperandComparison comparison =
        comparison(fields, area.dataSize(), fields.find("operation").map(ElementReader::operation));
    return Policy.of(new NvPolicy(area.nvIndex(), EntityNames.of(area), comparison));
  }

  // What FAPI has exported has the number beside the area.
  private TpmsNvPublic nvArea(JsonFields fields, Optional<JsonValue> number) {
    Optional<TpmHandle> handle = number.map(NvPublicText::index);
    Optional<JsonValue> path = fields.find("nvPath");
    Optional<JsonValue> known = fields.find("nvPublic");
    TpmsNvPublic area;
    if (known.isPresent()) {
      area = NvPublicText.read(known.get());
      if (path.isPresent() || handle.filter(given -> !given.equals(area.nvIndex())).isPresent()) {
        throw known.get().wrong("beside it stands another NV Index");
      }
    } else if (handle.isPresent() && path.isEmpty()) {
      area =
          environment
              .nvIndex(handle.get())
              .orElseThrow(
                  () ->
                      PolicyFormatException.needsTpm(
                          number.get().path(), "only a TPM can say what the NV Index is"));
    } else if (path.isPresent() && handle.isEmpty()) {
      area =
          environment
              .nvIndex(path.get().text())
              .orElseThrow(() -> environment.unknownPath(path.get()));
    } else {
      throw fields.wrong("it must have one of nvPath, nvIndex and nvPublic");
    }
    TpmsNvPublic written = NvPublicText.written(area);
    indices.add(written);
    return written;
  }

  private static TpmEo operation(JsonValue value) {
    return value.constant(TpmEo.values(), "TPM_EO_", TpmEo::of);
  }

  private static OperandComparison comparison(
      JsonFields fields, int comparedBytes, Optional<TpmEo> operation) {
    JsonValue operand = fields.get("operandB");
    Bytes bytes = operand.bytes(MAX_DIGEST_BYTES);
    int offset = fields.find("offset").map(value -> (int) value.number(MAX_OFFSET)).orElse(0);
    if (bytes.isEmpty() || offset + bytes.size() > comparedBytes) {
      throw operand.wrong(
          bytes.size() + " bytes from " + offset + " on are not within " + comparedBytes);
    }
    return new OperandComparison(bytes, offset, operation.orElse(TpmEo.EQ));
  }

  private static Policy counterTimer(JsonFields fields) {
    Optional<TpmEo> operation = Optional.of(operation(fields.get("operation")));
    return Policy.of(new CounterTimerPolicy(comparison(fields, TIME_INFO_BYTES, operation)));
  }

  private Bytes nameHash(JsonFields fields) {
    if (fields.has("nameHash")) {
      // FAPI reads none of the others beside it.
      fields.find("namePaths");
      fields.find("objectNames");
      return digest(fields.get("nameHash"));
    }
    JsonValue list = fields.one("namePaths", "objectNames");
    boolean paths = fields.has("namePaths");
    List<JsonValue> values = list.list();
    if (values.isEmpty() || values.size() > MAX_NAMES) {
      throw list.wrong("a command has 1 to " + MAX_NAMES + " entities, not " + values.size());
    }
    Bytes[] names =
        values.stream().map(value -> paths ? pathName(value) : name(value)).toArray(Bytes[]::new);
    return Digests.of(environment.hash(), names);
  }

  private Bytes pathName(JsonValue path) {
    return environment.name(path.text()).orElseThrow(() -> environment.unknownPath(path));
  }

  private DuplicationSelectPolicy duplicationSelect(JsonFields fields) {
    Bytes object =
        fields.find("objectName").map(name -> name.bytes(MAX_NAME_BYTES)).orElse(Bytes.EMPTY);
    boolean include =
        fields.find("includeObject").map(JsonValue::yesOrNo).orElse(!object.isEmpty());
    if (include && object.isEmpty()) {
      throw fields.wrong("'objectName' is missing");
    }
    return new DuplicationSelectPolicy(object, newParent(fields), include);
  }

  private Bytes newParent(JsonFields fields) {
    Optional<JsonValue> given = fields.find("newParentName").filter(n -> !n.content().equals(""));
    Set<Bytes> names = new HashSet<>();
    given.ifPresent(value -> names.add(name(value)));
    fields
        .find("newParentPublic")
        .map(PublicAreaText::read)
        .map(EntityNames::of)
        .ifPresent(names::add);
    fields.find("newParentPath").map(this::pathName).ifPresent(names::add);
    if (names.size() != 1) {
      throw fields.wrong(
          "it must name one new parent by newParentName, newParentPublic or newParentPath, and names "
              + names.size());
    }
    return names.iterator().next();
  }

  private Policy authorize(JsonFields fields) {
    TpmtPublic key = KeyText.read(fields, environment);
    fields
        .find("keyName")
        .filter(name -> !name.bytes(MAX_NAME_BYTES).isEmpty())
        .filter(name -> !name.bytes(MAX_NAME_BYTES).equals(EntityNames.of(key)))
        .ifPresent(
            name -> {
              throw name.wrong("it is not the Name of the key, which is " + EntityNames.of(key));
            });
    // Which policy is approved, FAPI finds out when it uses this one.
    fields.find("approvedPolicy").ifPresent(value -> value.bytes(MAX_DIGEST_BYTES));
    return Policy.authorize(key, policyRef(fields));
  }

  private Bytes templateHash(JsonFields fields) {
    fields.find("templateName").ifPresent(JsonValue::text);
    JsonValue value = fields.one("templateHash", "templatePublic");
    return fields.has("templateHash")
        ? digest(value)
        : Digests.of(environment.hash(), Bytes.adopt(PublicAreaText.read(value).marshal()));
  }

  private Policy authorizeNv(JsonFields fields) {
    TpmsNvPublic area = nvArea(fields, Optional.empty());
    return Policy.of(new AuthorizeNvPolicy(area.nvIndex(), EntityNames.of(area), Policy.of()));
  }
}
