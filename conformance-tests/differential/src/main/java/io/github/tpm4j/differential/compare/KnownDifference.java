package io.github.tpm4j.differential.compare;

/**
 * A difference that is as it should be.
 *
 * @param command the command's name, or * for all
 * @param item as in {@link Difference}
 * @param reference what the reference answers, or * for anything
 * @param candidate what the candidate answers, or * for anything
 * @param clause the clause of the specification or of its errata
 * @param reason why the candidate is right, or both are
 */
public record KnownDifference(
    String command, String item, String reference, String candidate, String clause, String reason) {
  private static final String ANY = "*";

  boolean covers(Difference difference) {
    return matches(command, difference.command())
        && matches(item, difference.item())
        && matches(reference, difference.reference())
        && matches(candidate, difference.candidate());
  }

  private static boolean matches(String pattern, String text) {
    return pattern.equals(ANY) || pattern.equals(text);
  }
}
