package io.github.tpm4j.transport;

import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * What the person who runs the program has set.
 *
 * @param property gives a system property, or null
 * @param variable gives an environment variable, or null
 */
record Settings(UnaryOperator<String> property, UnaryOperator<String> variable) {
  private static final String TCTI_PROPERTY = "tpm4j.tcti";
  private static final String TCTI_VARIABLE = "TPM4J_TCTI";

  /** Variables whose values are for libtss2, which knows more names than this program. */
  private static final String[] LIBTSS2_VARIABLES = {"TPM2TOOLS_TCTI", "TSS2_TCTI"};

  private static final String HARDWARE_PROPERTY = "tpm4j.requireHardware";
  private static final String HARDWARE_VARIABLE = "TPM4J_REQUIRE_HARDWARE";

  static Settings ofProcess() {
    return new Settings(System::getProperty, System::getenv);
  }

  /** The TCTI that a setting of this program's own names. */
  Optional<String> tcti() {
    return set(property, TCTI_PROPERTY).or(() -> set(variable, TCTI_VARIABLE));
  }

  /** The TCTI that a variable of libtss2 names, in libtss2's words. */
  Optional<String> libtss2Tcti() {
    for (String name : LIBTSS2_VARIABLES) {
      Optional<String> value = set(variable, name);
      if (value.isPresent()) {
        return value;
      }
    }
    return Optional.empty();
  }

  /**
   * Whether a software TPM is to be refused: either setting suffices, so that what an administrator
   * demands in one place cannot be undone in the other.
   *
   * @throws IllegalArgumentException if a value is neither true nor false: a slip of the pen must
   *     not switch a protection off
   */
  boolean requireHardware() {
    boolean byProperty = isTrue(property, HARDWARE_PROPERTY);
    boolean byVariable = isTrue(variable, HARDWARE_VARIABLE);
    return byProperty || byVariable;
  }

  private static boolean isTrue(UnaryOperator<String> source, String name) {
    String value = set(source, name).orElse("false").toLowerCase(Locale.ROOT);
    if (!value.equals("true") && !value.equals("false")) {
      throw new IllegalArgumentException(name + "=" + value + " is neither true nor false");
    }
    return value.equals("true");
  }

  private static Optional<String> set(UnaryOperator<String> source, String name) {
    return Optional.ofNullable(source.apply(name)).map(String::strip).filter(v -> !v.isEmpty());
  }
}
