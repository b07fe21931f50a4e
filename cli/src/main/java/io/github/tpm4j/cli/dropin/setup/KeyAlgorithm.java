package io.github.tpm4j.cli.dropin.setup;

import io.github.tpm4j.cli.dropin.Refusal;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.constants.TpmEccCurve;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.templates.EndorsementKey;
import java.util.Arrays;
import java.util.List;

/** The algorithms that {@code --ek1keyalgo} and its like name. */
enum KeyAlgorithm {
  RSA_2048(2_048, TpmAlg.SHA256, "rsa2048"),
  RSA_3072(3_072, TpmAlg.SHA384, "rsa3072"),
  RSA_4096(4_096, TpmAlg.SHA384, "rsa4096"),
  P256(TpmEccCurve.NIST_P256, TpmAlg.SHA256, "secp256r1", "ecc_nist_p256"),
  P384(TpmEccCurve.NIST_P384, TpmAlg.SHA384, "secp384r1", "ecc_nist_p384"),
  P521(TpmEccCurve.NIST_P521, TpmAlg.SHA512, "secp521r1", "ecc_nist_p521");

  private final int rsaBits;
  private final TpmEccCurve curve;
  private final TpmAlg hash;
  private final List<String> names;

  KeyAlgorithm(int rsaBits, TpmAlg hash, String name) {
    this.rsaBits = rsaBits;
    this.curve = null;
    this.hash = hash;
    names = List.of(name);
  }

  KeyAlgorithm(TpmEccCurve curve, TpmAlg hash, String... names) {
    this.rsaBits = 0;
    this.curve = curve;
    this.hash = hash;
    this.names = List.of(names);
  }

  static KeyAlgorithm of(String name) throws Refusal {
    return Arrays.stream(values())
        .filter(it -> it.names.stream().anyMatch(name::equalsIgnoreCase))
        .findFirst()
        .orElseThrow(() -> new Refusal("Key algorithm " + name + " is not supported."));
  }

  boolean isRsa() {
    return rsaBits != 0;
  }

  int rsaBits() {
    return rsaBits;
  }

  TpmEccCurve curve() {
    return curve;
  }

  /** Of Names and signatures of keys that sign. */
  TpmAlg hash() {
    return hash;
  }

  /** In the names of files. */
  String fileLabel() {
    return names.get(0);
  }

  /** In messages. */
  String label() {
    return isRsa() ? "RSA " + rsaBits : fileLabel();
  }

  /** The endorsement key of this algorithm, at its persistent handle. */
  EndorsementKind endorsement() {
    return switch (this) {
      case RSA_2048 -> endorsement(EndorsementKey.RSA_2048, 0x81010001);
      case RSA_3072 -> endorsement(EndorsementKey.RSA_3072, 0x8101001C);
      case RSA_4096 -> endorsement(EndorsementKey.RSA_4096, 0x8101001E);
      case P256 -> endorsement(EndorsementKey.ECC_P256, 0x8101000A);
      case P384 -> endorsement(EndorsementKey.ECC_P384, 0x81010016);
      case P521 -> endorsement(EndorsementKey.ECC_P521, 0x81010018);
    };
  }

  /** As swtpm 0.7.1 calls the only one on a curve that it has. */
  private EndorsementKind endorsement(EndorsementKey key, int handle) {
    return new EndorsementKind(
        key, TpmHandle.of(handle), this == P384 ? "ECC" : label(), fileLabel());
  }
}
