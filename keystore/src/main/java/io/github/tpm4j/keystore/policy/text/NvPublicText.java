package io.github.tpm4j.keystore.policy.text;

import com.fasterxml.jackson.core.JsonGenerator;
import io.github.tpm4j.tss.attributes.TpmaNv;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.constants.TpmHt;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.nv.TpmsNvPublic;
import java.io.IOException;

/** The public area of an NV Index as text: a TPMS_NV_PUBLIC, or that in a TPM2B_NV_PUBLIC. */
final class NvPublicText {
  private static final int MAX_DATA_BYTES = 0xFFFF;

  private NvPublicText() {}

  /** The area, written: PolicyNV and PolicyAuthorizeNV read what has been written. */
  static TpmsNvPublic read(JsonValue value) {
    JsonFields fields = value.fields();
    if (fields.has("nvPublic")) {
      fields.find("size");
      TpmsNvPublic within = read(fields.get("nvPublic"));
      fields.end();
      return within;
    }
    TpmAlg nameAlg = AlgorithmText.hash(fields.get("nameAlg")).alg();
    TpmsNvPublic area =
        new TpmsNvPublic(
            index(fields.get("nvIndex")),
            nameAlg,
            AttributeText.nv(fields.get("attributes")),
            AlgorithmText.digest(fields.find("authPolicy"), nameAlg),
            (int) fields.get("dataSize").number(MAX_DATA_BYTES));
    fields.end();
    return written(area);
  }

  static TpmsNvPublic written(TpmsNvPublic area) {
    return area.withCommonAttributes(area.attributes().with(TpmaNv.WRITTEN));
  }

  static TpmHandle index(JsonValue value) {
    TpmHandle index = TpmHandle.of((int) value.number(0xFFFF_FFFFL));
    if (!index.is(TpmHt.NV_INDEX)) {
      throw value.wrong("it is no NV Index: they begin with 0x01");
    }
    return index;
  }

  static void write(TpmsNvPublic area, JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeNumberField("size", 0);
    json.writeObjectFieldStart("nvPublic");
    json.writeNumberField("nvIndex", area.nvIndex().value() & 0xFFFF_FFFFL);
    json.writeStringField("nameAlg", AlgorithmText.name(area.nameAlg()));
    json.writeFieldName("attributes");
    AttributeText.write(area.attributes(), json);
    json.writeStringField("authPolicy", area.authPolicy().toHex());
    json.writeNumberField("dataSize", area.dataSize());
    json.writeEndObject();
    json.writeEndObject();
  }
}
