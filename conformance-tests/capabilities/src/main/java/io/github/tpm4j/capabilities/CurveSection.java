package io.github.tpm4j.capabilities;

import io.github.tpm4j.engine.crypto.ecc.EccCurve;
import io.github.tpm4j.engine.profile.Profile;
import java.util.List;
import java.util.stream.Stream;

/** Every elliptic curve. */
final class CurveSection {
  private CurveSection() {}

  static List<String> lines() {
    Profile profile = Profile.pcClient();
    MarkdownTable table = new MarkdownTable("curve", "number", "bits", "by default");
    for (EccCurve curve : EccCurve.values()) {
      table.row(
          curve.id().toString(),
          "0x%04X".formatted(curve.id().value()),
          String.valueOf(curve.sizeBits()),
          profile.implemented(curve.id()) ? "yes" : "no");
    }
    return Stream.concat(
            Stream.of("", "## Elliptic curves of the bundled TPM", ""), table.lines().stream())
        .toList();
  }
}
