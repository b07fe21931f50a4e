package io.github.tpm4j.tss.spec;

import io.github.tpm4j.tss.handles.TpmHandle;
import java.util.Map;
import java.util.stream.Stream;

/** Which types of Part 2 the tests go through, which have no class of their own, and why. */
final class Covered {
  /** The types without a class. */
  static final Map<String, String> WITHOUT_CLASS =
      Map.ofEntries(
          // Structures that no command or response holds.
          Map.entry(
              "TPMS_ALGORITHM_DESCRIPTION",
              "nothing refers to it; TPMS_ALG_PROPERTY is what is answered"),
          Map.entry(
              "TPMT_ASYM_SCHEME",
              "internal: what TPMT_RSA_SCHEME and TPMT_ECC_SCHEME have in common"),
          Map.entry(
              "TPMS_ASYM_PARMS", "internal: what TPMS_RSA_PARMS and TPMS_ECC_PARMS have in common"),
          Map.entry("_PRIVATE", "internal: the layout within TPM2B_PRIVATE"),
          Map.entry("TPMS_ID_OBJECT", "internal: the layout within TPM2B_ID_OBJECT"),
          Map.entry("TPMS_SET_CAPABILITY_DATA", "read as TPM2B_SET_CAPABILITY_DATA"),
          Map.entry(
              "TPM2B_SET_CAPABILITY_DATA",
              "the Library defines nothing that it could hold, see SetCapabilityTest"),
          // Unions that are never marshalled.
          Map.entry("TPMU_KEM_CIPHERTEXT", "only its size counts, in TPM2B_KEM_CIPHERTEXT"),
          Map.entry("TPMU_SIGNATURE_CTX", "only its size counts, in TPM2B_SIGNATURE_CTX"),
          Map.entry("TPMU_NAME", "internal: what is within TPM2B_NAME"),
          Map.entry("TPMU_SENSITIVE_CREATE", "internal: what is within TPM2B_SENSITIVE_DATA"),
          Map.entry("TPMU_ENCRYPTED_SECRET", "only its size counts, in TPM2B_ENCRYPTED_SECRET"),
          Map.entry("TPMU_SYM_DETAILS", "no arm holds anything, and no structure has the union"),
          // Constants that are none of a wire type.
          Map.entry("(logic)", "Java's boolean"),
          Map.entry("(registry)", "HashAlgTest and TestLimits hold them"),
          Map.entry("TPM_SPEC", "values of fixed properties, which the TPM itself states"),
          Map.entry("TPM_GENERATED", "TpmsAttest.GENERATED_VALUE, see SpecialValuesTest"),
          Map.entry("TPM_HC", "HandleRange, see HandleRangeTest"),
          // Parts of numbers.
          Map.entry("TPM_NV_INDEX", "a handle: TpmHandle"),
          Map.entry("TPM_CC", "as a bit field: TpmCc is the whole number"));

  private Covered() {}

  /** The structures that must have a reader. */
  static Stream<String> structures() {
    return Spec.STRUCTURES.keySet().stream()
        .filter(type -> type.matches("_?TPM[SLT2]B?_.*|_PRIVATE"))
        .filter(type -> !isAliasWithoutReader(type))
        .filter(type -> !WITHOUT_CLASS.containsKey(type));
  }

  private static boolean isAliasWithoutReader(String type) {
    // The aliases of TPM2B_DIGEST have names of their own in Tpm2b; those of schemes and
    // signatures are arms of unions and are read by what they stand for.
    return Spec.STRUCTURES.get(type).get(0).is("kind", "alias") && !type.startsWith("TPM2B_");
  }

  /** The types of constants that must have a class. */
  static Stream<String> constants() {
    return Spec.constantTypes().stream()
        .filter(type -> !WITHOUT_CLASS.containsKey(type) || type.equals("TPM_CC"))
        .sorted();
  }

  /** The class of a type of constants. */
  static Class<?> constantClass(String type) {
    return type.equals("TPM_RH")
        ? TpmHandle.class
        : WireTypes.classOf(type).orElseThrow(() -> new AssertionError(type + " has no class"));
  }

  /** The attribute types that must have a class. */
  static Stream<String> attributes() {
    return Spec.ATTRIBUTES.keySet().stream().filter(type -> !WITHOUT_CLASS.containsKey(type));
  }
}
