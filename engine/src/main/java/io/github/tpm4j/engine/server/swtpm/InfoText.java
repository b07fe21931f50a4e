package io.github.tpm4j.engine.server.swtpm;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.github.tpm4j.engine.server.TpmDescription;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** The JSON text of CMD_GET_INFO, which swtpm_setup reads to make certificates. */
public final class InfoText {
  private static final int SPECIFICATION = 1;
  private static final int ATTRIBUTES = 2;
  private static final int FEATURES = 4;

  private InfoText() {}

  /** The parts that the flags ask for, with a closing zero byte. */
  static byte[] of(TpmDescription tpm, long flags) {
    byte[] text = json(tpm, flags).getBytes(US_ASCII);
    return Arrays.copyOf(text, text.length + 1);
  }

  /** The same as text. */
  public static String json(TpmDescription tpm, long flags) {
    List<String> parts = new ArrayList<>();
    if ((flags & SPECIFICATION) != 0) {
      parts.add(specification(tpm));
    }
    if ((flags & ATTRIBUTES) != 0) {
      parts.add(attributes(tpm));
    }
    if ((flags & FEATURES) != 0) {
      parts.add(features(tpm));
    }
    return "{" + String.join(",", parts) + "}";
  }

  private static String specification(TpmDescription tpm) {
    return "\"TPMSpecification\":{\"family\":\"%s\",\"level\":%d,\"revision\":%d}"
        .formatted(tpm.family(), tpm.specificationLevel(), tpm.specificationRevision());
  }

  private static String attributes(TpmDescription tpm) {
    return "\"TPMAttributes\":{\"manufacturer\":\"id:%08X\",\"version\":\"id:%08X\",\"model\":\"%s\"}"
        .formatted(tpm.manufacturer(), tpm.firmwareVersion(), tpm.model());
  }

  private static String features(TpmDescription tpm) {
    return "\"TPMFeatures\":{\"RSAKeySizes\":%s,\"CamelliaKeySizes\":%s}"
        .formatted(list(tpm.rsaKeyBits()), list(tpm.camelliaKeyBits()));
  }

  private static String list(List<Integer> sizes) {
    return sizes.stream().map(String::valueOf).collect(Collectors.joining(",", "[", "]"));
  }
}
