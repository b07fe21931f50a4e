package io.github.tpm4j.keystore.policy.text;

import com.fasterxml.jackson.core.JsonGenerator;
import io.github.tpm4j.tss.attributes.TpmaLocality;
import io.github.tpm4j.tss.attributes.TpmaNv;
import io.github.tpm4j.tss.attributes.TpmaObject;
import io.github.tpm4j.tss.constants.TpmNt;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Sets of attributes as text: an object with a field of 0 or 1 for each, a list of names, or a
 * number.
 */
final class AttributeText {
  /** The type of an NV Index, which is a number among the bits of TPMA_NV. */
  private static final String NV_TYPE = "TPM2_NT";

  private static final int NV_TYPE_SHIFT = 4;
  private static final int LOCALITY_EXTENDED_SHIFT = 5;
  private static final int MAX_EXTENDED = 7;
  private static final String EXTENDED = "EXTENDED";

  /** TPM2_LOC_TWO, TPMA_NV_PPREAD, TPMA_OBJECT_NODA. */
  private static final String PREFIX = "^(TPM[2A]?_)?(LOCALITY_|LOC_|NV_|OBJECT_)?";

  private static final AttributeText OBJECT =
      new AttributeText()
          .bit("fixedTPM", TpmaObject.FIXED_TPM)
          .bit("stClear", TpmaObject.ST_CLEAR)
          .bit("fixedParent", TpmaObject.FIXED_PARENT)
          .bit("sensitiveDataOrigin", TpmaObject.SENSITIVE_DATA_ORIGIN)
          .bit("userWithAuth", TpmaObject.USER_WITH_AUTH)
          .bit("adminWithPolicy", TpmaObject.ADMIN_WITH_POLICY)
          .bit("noDA", TpmaObject.NO_DA)
          .bit("encryptedDuplication", TpmaObject.ENCRYPTED_DUPLICATION)
          .bit("restricted", TpmaObject.RESTRICTED)
          .bit("decrypt", TpmaObject.DECRYPT)
          .bit("sign", TpmaObject.SIGN);

  private static final AttributeText NV =
      new AttributeText()
          .bit("PPWRITE", TpmaNv.PPWRITE)
          .bit("OWNERWRITE", TpmaNv.OWNERWRITE)
          .bit("AUTHWRITE", TpmaNv.AUTHWRITE)
          .bit("POLICYWRITE", TpmaNv.POLICYWRITE)
          .bit("POLICY_DELETE", TpmaNv.POLICY_DELETE)
          .bit("WRITELOCKED", TpmaNv.WRITELOCKED)
          .bit("WRITEALL", TpmaNv.WRITEALL)
          .bit("WRITEDEFINE", TpmaNv.WRITEDEFINE)
          .bit("WRITE_STCLEAR", TpmaNv.WRITE_STCLEAR)
          .bit("GLOBALLOCK", TpmaNv.GLOBALLOCK)
          .bit("PPREAD", TpmaNv.PPREAD)
          .bit("OWNERREAD", TpmaNv.OWNERREAD)
          .bit("AUTHREAD", TpmaNv.AUTHREAD)
          .bit("POLICYREAD", TpmaNv.POLICYREAD)
          .bit("NO_DA", TpmaNv.NO_DA)
          .bit("ORDERLY", TpmaNv.ORDERLY)
          .bit("CLEAR_STCLEAR", TpmaNv.CLEAR_STCLEAR)
          .bit("READLOCKED", TpmaNv.READLOCKED)
          .bit("WRITTEN", TpmaNv.WRITTEN)
          .bit("PLATFORMCREATE", TpmaNv.PLATFORMCREATE)
          .bit("READ_STCLEAR", TpmaNv.READ_STCLEAR);

  private static final AttributeText LOCALITY =
      new AttributeText()
          .bit("ZERO", TpmaLocality.ZERO)
          .bit("ONE", TpmaLocality.ONE)
          .bit("TWO", TpmaLocality.TWO)
          .bit("THREE", TpmaLocality.THREE)
          .bit("FOUR", TpmaLocality.FOUR);

  private final Map<String, Integer> bits = new LinkedHashMap<>();

  private AttributeText bit(String name, int bit) {
    bits.put(name, bit);
    return this;
  }

  static TpmaObject object(JsonValue value) {
    return TpmaObject.of(OBJECT.read(value));
  }

  static TpmaNv nv(JsonValue value) {
    int type = 0;
    if (value.isObject()) {
      type = value.fields().find(NV_TYPE).map(AttributeText::nvType).orElse(0) << NV_TYPE_SHIFT;
    }
    return TpmaNv.of(NV.read(value, NV_TYPE) | type);
  }

  private static int nvType(JsonValue value) {
    return value.constant(TpmNt.values(), "TPM_NT_", TpmNt::of).value();
  }

  static TpmaLocality locality(JsonValue value) {
    int extended = 0;
    if (value.isObject()) {
      extended =
          value.fields().find(EXTENDED).map(number -> (int) number.number(MAX_EXTENDED)).orElse(0);
    }
    int locality = LOCALITY.read(value, EXTENDED) | extended << LOCALITY_EXTENDED_SHIFT;
    if (locality == 0 || locality > 0xFF) {
      throw value.wrong("it names no locality");
    }
    return TpmaLocality.of(locality);
  }

  private int read(JsonValue value, String... others) {
    if (value.isObject()) {
      JsonFields fields = value.fields();
      int set = 0;
      for (Map.Entry<String, Integer> bit : bits.entrySet()) {
        boolean isSet = fields.find(bit.getKey()).map(JsonValue::yesOrNo).orElse(false);
        set |= isSet ? bit.getValue() : 0;
      }
      for (String other : others) {
        fields.find(other);
      }
      fields.end();
      return set;
    }
    if (value.isList()) {
      return value.list().stream().mapToInt(this::named).reduce(0, (a, b) -> a | b);
    }
    return (int) value.number(0xFFFF_FFFFL);
  }

  private int named(JsonValue value) {
    String bare = value.text().toUpperCase(Locale.ROOT).replaceFirst(PREFIX, "");
    return bits.entrySet().stream()
        .filter(bit -> bit.getKey().equalsIgnoreCase(bare))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElseThrow(() -> value.wrong("this attribute is unknown here"));
  }

  static void write(TpmaObject attributes, JsonGenerator json) throws IOException {
    json.writeStartObject();
    OBJECT.writeBits(attributes.value(), json);
    json.writeEndObject();
  }

  static void write(TpmaNv attributes, JsonGenerator json) throws IOException {
    json.writeStartObject();
    NV.writeBits(attributes.value(), json);
    json.writeStringField(NV_TYPE, attributes.type().toString().replaceFirst("^TPM_NT_", ""));
    json.writeEndObject();
  }

  static void write(TpmaLocality locality, JsonGenerator json) throws IOException {
    json.writeStartObject();
    LOCALITY.writeBits(locality.value(), json);
    json.writeNumberField(EXTENDED, locality.value() >> LOCALITY_EXTENDED_SHIFT);
    json.writeEndObject();
  }

  private void writeBits(int value, JsonGenerator json) throws IOException {
    for (Map.Entry<String, Integer> bit : bits.entrySet()) {
      json.writeNumberField(bit.getKey(), (value & bit.getValue()) == 0 ? 0 : 1);
    }
  }
}
