package io.github.tpm4j.keystore.policy.text;

import java.util.Locale;

/** The kinds of elements, in the order of their numbers, which begin with 1 (TPMI_POLICYTYPE). */
enum ElementKind {
  OR,
  SIGNED,
  SECRET,
  PCR,
  LOCALITY,
  NV,
  COUNTERTIMER,
  COMMANDCODE,
  PHYSICALPRESENCE,
  CPHASH,
  NAMEHASH,
  DUPLICATIONSELECT,
  AUTHORIZE,
  AUTHVALUE,
  PASSWORD,
  NVWRITTEN,
  TEMPLATE,
  AUTHORIZENV,
  ACTION;

  static ElementKind read(JsonValue value) {
    if (value.content() instanceof String text && !text.matches("[0-9].*")) {
      String name = text.toUpperCase(Locale.ROOT).replaceFirst("^(TPM2_|TPM_)?POLICY_?", "");
      for (ElementKind kind : values()) {
        if (kind.name().equals(name)) {
          return kind;
        }
      }
      throw value.wrong("this kind of element is unknown here");
    }
    int number = (int) value.number(values().length);
    if (number == 0) {
      throw value.wrong("this kind of element is unknown here");
    }
    return values()[number - 1];
  }

  /** As it is written. */
  String text() {
    return "POLICY" + name();
  }
}
