package io.github.tpm4j.tss.spec;

import java.util.Map;
import java.util.stream.Stream;

/** Which types of Part 2 have no class of their own, and why. */
final class Covered {
  /** The structures that no command or response holds. */
  static final Map<String, String> WITHOUT_CLASS =
      Map.of(
          "TPMS_ALGORITHM_DESCRIPTION", "nothing refers to it; TPMS_ALG_PROPERTY is what is answered",
          "TPMT_ASYM_SCHEME", "internal: what TPMT_RSA_SCHEME and TPMT_ECC_SCHEME have in common",
          "TPMS_ASYM_PARMS", "internal: what TPMS_RSA_PARMS and TPMS_ECC_PARMS have in common",
          "_PRIVATE", "internal: the layout within TPM2B_PRIVATE, encrypted by its TPM",
          "TPMS_ID_OBJECT", "internal: the layout within TPM2B_ID_OBJECT, encrypted by its TPM");

  private Covered() {}

  /** The structures that must have a reader. */
  static Stream<String> structures() {
    return Spec.STRUCTURES.keySet().stream()
        .filter(type -> type.matches("TPM[SLT2]B?_.*"))
        .filter(type -> !isAliasWithoutReader(type))
        .filter(type -> !WITHOUT_CLASS.containsKey(type));
  }

  private static boolean isAliasWithoutReader(String type) {
    // The aliases of TPM2B_DIGEST have names of their own in Tpm2b; those of schemes and
    // signatures are arms of unions and are read by what they stand for.
    return Spec.STRUCTURES.get(type).get(0).is("kind", "alias") && !type.startsWith("TPM2B_");
  }
}
