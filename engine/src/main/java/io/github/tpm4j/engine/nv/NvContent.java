package io.github.tpm4j.engine.nv;

import io.github.tpm4j.tss.attributes.TpmaNv;
import io.github.tpm4j.tss.wire.TpmReader;
import io.github.tpm4j.tss.wire.TpmWriter;

/** What of an NV Index changes in use: its attributes and its data. */
final class NvContent {
  private TpmaNv attributes;
  private byte[] data = {};

  NvContent(TpmaNv attributes) {
    this.attributes = attributes;
  }

  static NvContent read(TpmReader in) {
    NvContent content = new NvContent(TpmaNv.read(in));
    content.data = in.sizedArray(0xFFFF);
    return content;
  }

  void write(TpmWriter out) {
    attributes.write(out);
    out.sized(data);
  }

  TpmaNv attributes() {
    return attributes;
  }

  void setAttributes(TpmaNv newAttributes) {
    attributes = newAttributes;
  }

  byte[] data() {
    return data;
  }

  void setData(byte[] newData) {
    data = newData;
  }
}
