package io.github.tpm4j.capabilities;

import io.github.tpm4j.engine.crypto.ecc.EccCurve;
import io.github.tpm4j.engine.crypto.edwards.EdwardsCurve;
import io.github.tpm4j.engine.profile.Profile;
import io.github.tpm4j.tss.constants.TpmEccCurve;
import java.util.List;
import java.util.stream.Stream;

/** Every elliptic curve. */
final class CurveSection {
  private CurveSection() {}

  static List<String> lines() {
    Profile profile = Profile.pcClient();
    MarkdownTable table = new MarkdownTable("curve", "number", "bits", "by default");
    for (EccCurve curve : EccCurve.values()) {
      String isOn = profile.implemented(curve.id()) ? "yes" : "no";
      table.row(row(curve.id(), curve.sizeBits(), isOn));
    }
    for (EdwardsCurve curve : EdwardsCurve.values()) {
      table.row(row(curve.id(), curve.sizeBits(), "with EdDSA or HKDF, since version 185"));
    }
    return Stream.concat(
            Stream.of("", "## Elliptic curves of the bundled TPM", ""), table.lines().stream())
        .toList();
  }

  private static String[] row(TpmEccCurve curve, int sizeBits, String isOn) {
    return new String[] {
      curve.toString(), "0x%04X".formatted(curve.value()), String.valueOf(sizeBits), isOn
    };
  }
}
