package io.github.tpm4j.engine.profile;

import io.github.tpm4j.engine.crypto.edwards.EdwardsCurve;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.constants.TpmCc;
import io.github.tpm4j.tss.constants.TpmEccCurve;
import io.github.tpm4j.tss.wire.Revision;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a TPM has because of the revision that it follows.
 *
 * @param dayOfYear of the publication; since version 185 the number of the errata
 * @param year of the publication; since version 185 always 0
 */
public record RevisionFacts(int dayOfYear, int year) {

  /** Broken (TDES), or of use in one country: to be asked for. */
  private static final Set<TpmAlg> OPTIONAL_ALGORITHMS =
      Set.of(TpmAlg.TDES, TpmAlg.SM3_256, TpmAlg.SM4, TpmAlg.NULL, TpmAlg.ERROR);

  /** What the bundled TPM has of the algorithms that came after revision 1.59. */
  private static final Set<TpmAlg> LATER_ALGORITHMS =
      Set.of(
          TpmAlg.HKDF,
          TpmAlg.EDDSA,
          TpmAlg.HASH_EDDSA,
          TpmAlg.MLKEM,
          TpmAlg.MLDSA,
          TpmAlg.HASH_MLDSA);

  private static final Set<TpmAlg> CURVE_25519_SCHEMES =
      Set.of(TpmAlg.EDDSA, TpmAlg.HASH_EDDSA, TpmAlg.HKDF);

  private static final Set<TpmEccCurve> CURVES =
      Set.of(
          TpmEccCurve.NIST_P256, TpmEccCurve.NIST_P384, TpmEccCurve.NIST_P521, TpmEccCurve.BN_P256);

  /** What firmware that can be replaced would have. */
  private static final Set<TpmCc> ABSENT_COMMANDS =
      Set.of(TpmCc.FIELD_UPGRADE_START, TpmCc.FIELD_UPGRADE_DATA, TpmCc.FIRMWARE_READ);

  /** A TPM of revision 1.59 has no components. */
  private static final Set<TpmCc> ABSENT_COMMANDS_159 =
      Set.of(TpmCc.AC_GET_CAPABILITY, TpmCc.AC_SEND, TpmCc.POLICY_AC_SEND_SELECT);

  /** What revision 1.59 lacks and such a TPM has all the same, as libtpms. */
  private static final Set<TpmCc> EARLY_COMMANDS =
      Set.of(
          TpmCc.ECC_ENCRYPT, TpmCc.ECC_DECRYPT, TpmCc.POLICY_CAPABILITY, TpmCc.POLICY_PARAMETERS);

  /**
   * {@return what TPM_PT_DAY_OF_YEAR and TPM_PT_YEAR state}
   *
   * @param revision of the library
   */
  public static RevisionFacts of(Revision revision) {
    return switch (revision) {
      case V159 -> new RevisionFacts(312, 2019);
      case V183 -> new RevisionFacts(25, 2024);
      case V184 -> new RevisionFacts(79, 2025);
      case V185 -> new RevisionFacts(1, 0);
    };
  }

  /** The algorithms that are on by default. */
  static Set<TpmAlg> algorithms(Revision revision) {
    return TpmAlg.values().stream()
        .filter(algorithm -> isBuilt(algorithm) && revision.isAtLeast(algorithm.since()))
        .filter(algorithm -> !OPTIONAL_ALGORITHMS.contains(algorithm))
        .collect(Collectors.toSet());
  }

  /** Whether the bundled TPM implements an algorithm, by default or where asked. */
  static boolean isBuilt(TpmAlg algorithm) {
    return LATER_ALGORITHMS.contains(algorithm) || !algorithm.since().isAtLeast(Revision.V183);
  }

  /** The algorithms that a revision after 1.59 has brought. */
  static TpmAlg[] laterAlgorithms() {
    return LATER_ALGORITHMS.toArray(TpmAlg[]::new);
  }

  /** The curves that are on by default; those of later schemes only with one of them. */
  static Set<TpmEccCurve> curves(Set<TpmAlg> algorithms) {
    return isOfLaterCurves(algorithms)
        ? Stream.concat(CURVES.stream(), Arrays.stream(EdwardsCurve.values()).map(EdwardsCurve::id))
            .collect(Collectors.toSet())
        : CURVES;
  }

  /** Whether version 185's schemes for the curves 25519 and 448 are among these. */
  static boolean isOfLaterCurves(Set<TpmAlg> algorithms) {
    return algorithms.stream().anyMatch(CURVE_25519_SCHEMES::contains);
  }

  /** The commands that are on by default. */
  static Set<TpmCc> commands(Revision revision) {
    return TpmCc.values().stream()
        .filter(command -> has(revision, command) && !ABSENT_COMMANDS.contains(command))
        .collect(Collectors.toSet());
  }

  /**
   * How many Authenticated Countdown Timers there are by default: none in a TPM of revision 1.59,
   * as in libtpms.
   */
  static int countdownTimers(Revision revision) {
    return revision == Revision.V159 ? 0 : 1;
  }

  private static boolean has(Revision revision, TpmCc command) {
    return revision == Revision.V159
        ? EARLY_COMMANDS.contains(command)
            || command.since() == Revision.V159 && !ABSENT_COMMANDS_159.contains(command)
        : revision.isAtLeast(command.since());
  }
}
