package io.github.tpm4j.differential.compare;

/**
 * A divergence that is as it should be.
 *
 * @param command the command's name, or * for all
 * @param item as in {@link Divergence}
 * @param reference what the reference answers, or * for anything
 * @param candidate what the candidate answers, or * for anything
 * @param clause the clause of the specification or of its errata
 * @param reason why the candidate is right, or both are
 */
public record KnownDivergence(
    String command, String item, String reference, String candidate, String clause, String reason) {
  private static final String ANY = "*";

  boolean covers(Divergence divergence) {
    return matches(command, divergence.command())
        && matches(item, divergence.item())
        && matches(reference, divergence.reference())
        && matches(candidate, divergence.candidate());
  }

  private static boolean matches(String pattern, String text) {
    return pattern.equals(ANY) || pattern.equals(text);
  }
}
