package io.github.tpm4j.attest.eventlog.ima;

import java.util.List;
import java.util.Map;

/** Which fields a template has, by its name or its format string. */
final class ImaTemplates {
  /** The first one: its digest has no length, and its name is not in a field of its own. */
  static final String IMA = "ima";

  private static final Map<String, List<String>> FIELDS =
      Map.of(
          IMA,
          List.of("d", "n"),
          "ima-ng",
          List.of("d-ng", "n-ng"),
          "ima-sig",
          List.of("d-ng", "n-ng", "sig"),
          "ima-buf",
          List.of("d-ng", "n-ng", "buf"),
          "ima-modsig",
          List.of("d-ng", "n-ng", "sig", "d-modsig", "modsig"),
          "ima-ngv2",
          List.of("d-ngv2", "n-ng"),
          "ima-sigv2",
          List.of("d-ngv2", "n-ng", "sig"),
          "evm-sig",
          List.of(
              "d-ng",
              "n-ng",
              "evmsig",
              "xattrnames",
              "xattrlengths",
              "xattrvalues",
              "iuid",
              "igid",
              "imode"));

  private ImaTemplates() {}

  /** Whether the template is one of the kernel's own. */
  static boolean isKnown(String template) {
    return FIELDS.containsKey(template);
  }

  /** The names of the fields; of a name that is unknown, what the bars in it part. */
  static List<String> fields(String template) {
    List<String> fields = FIELDS.get(template);
    return fields != null ? fields : List.of(template.split("\\|", -1));
  }
}
