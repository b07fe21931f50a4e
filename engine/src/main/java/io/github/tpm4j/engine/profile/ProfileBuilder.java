package io.github.tpm4j.engine.profile;

import io.github.tpm4j.engine.crypto.ecc.EccCurve;
import io.github.tpm4j.engine.crypto.edwards.EdwardsCurve;
import io.github.tpm4j.tss.algorithms.PssSalt;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.constants.TpmCc;
import io.github.tpm4j.tss.constants.TpmEccCurve;
import io.github.tpm4j.tss.wire.Limit;
import io.github.tpm4j.tss.wire.Revision;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Changes the PC Client profile into another. */
public final class ProfileBuilder {
  static final Set<TpmAlg> HASHES =
      Set.of(
          TpmAlg.SHA1,
          TpmAlg.SHA256,
          TpmAlg.SHA384,
          TpmAlg.SHA512,
          TpmAlg.SM3_256,
          TpmAlg.SHA3_256,
          TpmAlg.SHA3_384,
          TpmAlg.SHA3_512);

  /** TPM_RH_ACT_0 to TPM_RH_ACT_F. */
  private static final int MAX_COUNTDOWN_TIMERS = 16;

  private final Map<TpmAlg, Boolean> algorithmChanges = new HashMap<>();
  private final Map<TpmEccCurve, Boolean> curveChanges = new HashMap<>();
  private final Set<TpmCc> removedCommands = new HashSet<>();
  final Map<TpmAlg, Set<Integer>> keyBits = new HashMap<>();
  final Map<Limit, Integer> limits = new EnumMap<>(Limit.class);
  Revision revision = Revision.V185;
  List<TpmAlg> pcrBanks = List.of(TpmAlg.SHA1, TpmAlg.SHA256, TpmAlg.SHA384, TpmAlg.SHA512);
  PssSalt pssSalt = PssSalt.DIGEST_LENGTH;
  TpmIdentity identity = TpmIdentity.BUNDLED;

  ProfileBuilder() {
    keyBits.put(TpmAlg.RSA, Set.of(1024, 2048, 3072, 4096));
    keyBits.put(TpmAlg.AES, Set.of(128, 192, 256));
    keyBits.put(TpmAlg.CAMELLIA, Set.of(128, 192, 256));
    keyBits.put(TpmAlg.SM4, Set.of(128));
    keyBits.put(TpmAlg.TDES, Set.of(128, 192));
    // The numbers of the parameter sets, as TPMI_MLKEM_PARMS and TPMI_MLDSA_PARMS have them.
    keyBits.put(TpmAlg.MLKEM, Set.of(1, 2, 3));
    keyBits.put(TpmAlg.MLDSA, Set.of(1, 2, 3));
  }

  /** A copy, of which a profile may be made anew. */
  ProfileBuilder(ProfileBuilder original) {
    algorithmChanges.putAll(original.algorithmChanges);
    curveChanges.putAll(original.curveChanges);
    removedCommands.addAll(original.removedCommands);
    keyBits.putAll(original.keyBits);
    limits.putAll(original.limits);
    revision = original.revision;
    pcrBanks = original.pcrBanks;
    pssSalt = original.pssSalt;
    identity = original.identity;
  }

  /**
   * The revision of the library that the TPM follows: what else is on by default.
   *
   * @param value of a new TPM; one whose state is there keeps its own
   * @return this builder
   */
  public ProfileBuilder revision(Revision value) {
    revision = value;
    return this;
  }

  /**
   * Switches algorithms on.
   *
   * @param added none of them needs to be off
   * @return this builder
   */
  public ProfileBuilder with(TpmAlg... added) {
    List.of(added).forEach(algorithm -> algorithmChanges.put(algorithm, true));
    return this;
  }

  /**
   * Switches algorithms off.
   *
   * @param removed none of them needs to be on
   * @return this builder
   */
  public ProfileBuilder without(TpmAlg... removed) {
    List.of(removed).forEach(algorithm -> algorithmChanges.put(algorithm, false));
    return this;
  }

  /**
   * Switches curves on.
   *
   * @param added none of them needs to be off
   * @return this builder
   */
  public ProfileBuilder with(TpmEccCurve... added) {
    List.of(added).forEach(curve -> curveChanges.put(curve, true));
    return this;
  }

  /**
   * Switches curves off.
   *
   * @param removed none of them needs to be on
   * @return this builder
   */
  public ProfileBuilder without(TpmEccCurve... removed) {
    List.of(removed).forEach(curve -> curveChanges.put(curve, false));
    return this;
  }

  /**
   * Switches commands off.
   *
   * @param removed none of them needs to be on
   * @return this builder
   */
  public ProfileBuilder without(TpmCc... removed) {
    removedCommands.addAll(List.of(removed));
    return this;
  }

  /**
   * The key sizes of RSA or a block cipher, in bits.
   *
   * @param algorithm a block cipher or TPM_ALG_RSA
   * @param bits all sizes that it has
   * @return this builder
   */
  public ProfileBuilder keyBits(TpmAlg algorithm, Set<Integer> bits) {
    keyBits.put(algorithm, Set.copyOf(bits));
    return this;
  }

  Set<TpmAlg> algorithms() {
    return changed(RevisionFacts.algorithms(revision), algorithmChanges);
  }

  Set<TpmEccCurve> curves() {
    return changed(RevisionFacts.curves(algorithms()), curveChanges);
  }

  private static <T> Set<T> changed(Set<T> defaults, Map<T, Boolean> changes) {
    Set<T> all = new HashSet<>(defaults);
    changes.forEach((one, isOn) -> change(all, one, isOn));
    return all;
  }

  private static <T> Stream<T> on(Map<T, Boolean> changes) {
    return changes.entrySet().stream().filter(Map.Entry::getValue).map(Map.Entry::getKey);
  }

  private void requireKnown(TpmAlg algorithm) {
    if (!RevisionFacts.isBuilt(algorithm)) {
      throw new IllegalArgumentException("The bundled TPM does not implement " + algorithm);
    }
    if (!revision.isAtLeast(algorithm.since())) {
      throw new IllegalArgumentException(
          algorithm
              + " came with revision "
              + algorithm.since().number()
              + " of the TPM 2.0 Library; this TPM follows "
              + revision.number());
    }
  }

  private void requireImplemented(TpmEccCurve curve) {
    boolean isLater = EdwardsCurve.find(curve).isPresent();
    if (isLater && !RevisionFacts.isOfLaterCurves(algorithms())) {
      throw new IllegalArgumentException(
          curve + " comes with EDDSA, HASH_EDDSA or HKDF only, which this TPM does not have");
    }
    if (EccCurve.find(curve).isEmpty() && !isLater) {
      throw new IllegalArgumentException("The bundled TPM does not implement " + curve);
    }
  }

  private static <T> void change(Set<T> all, T one, boolean isOn) {
    if (isOn) {
      all.add(one);
    } else {
      all.remove(one);
    }
  }

  Set<TpmCc> commands() {
    Set<TpmCc> all = RevisionFacts.commands(revision);
    if (countdownTimers() > 0) {
      all.add(TpmCc.ACT_SET_TIMEOUT);
    } else {
      all.remove(TpmCc.ACT_SET_TIMEOUT);
    }
    all.removeAll(removedCommands);
    return all;
  }

  int countdownTimers() {
    return limits.getOrDefault(Limit.COUNTDOWN_TIMERS, RevisionFacts.countdownTimers(revision));
  }

  /**
   * How many Authenticated Countdown Timers there are (Part 1, 43); without any, the TPM lacks
   * TPM2_ACT_SetTimeout.
   *
   * @param count 0 to 16
   * @return this builder
   * @throws IllegalArgumentException if there are no handles for so many
   */
  public ProfileBuilder countdownTimers(int count) {
    if (count < 0 || count > MAX_COUNTDOWN_TIMERS) {
      throw new IllegalArgumentException(
          count + " countdown timers: a TPM has 0 to " + MAX_COUNTDOWN_TIMERS);
    }
    return limit(Limit.COUNTDOWN_TIMERS, count);
  }

  /**
   * The PCR banks of a new TPM; each must be an implemented hash.
   *
   * @param banks the hashes
   * @return this builder
   */
  public ProfileBuilder pcrBanks(TpmAlg... banks) {
    pcrBanks = List.of(banks);
    return this;
  }

  /**
   * How long the salts of signatures by RSASSA-PSS are; by default as long as the digest.
   *
   * @param value which length
   * @return this builder
   */
  public ProfileBuilder pssSalt(PssSalt value) {
    pssSalt = value;
    return this;
  }

  /**
   * Signs with the largest salt that fits, as some chips do (Part 1, B.7).
   *
   * @return this builder
   */
  public ProfileBuilder maximumPssSalt() {
    return pssSalt(PssSalt.MAXIMUM);
  }

  /**
   * Who made the TPM, and which firmware runs on it.
   *
   * @param value manufacturer, vendor's text and firmware version
   * @return this builder
   */
  public ProfileBuilder identity(TpmIdentity value) {
    identity = value;
    return this;
  }

  /**
   * Sets a size or a count of Part 2.
   *
   * @param limit which one
   * @param value bytes or a count, as the limit is
   * @return this builder
   */
  public ProfileBuilder limit(Limit limit, int value) {
    limits.put(limit, value);
    return this;
  }

  /**
   * {@return the profile}
   *
   * @throws IllegalArgumentException if a PCR bank is no hash here; if an algorithm or curve was
   *     switched on that is not implemented, or that the revision does not know
   */
  public Profile build() {
    on(algorithmChanges).forEach(this::requireKnown);
    on(curveChanges).forEach(this::requireImplemented);
    if (!algorithms().containsAll(pcrBanks) || !HASHES.containsAll(pcrBanks)) {
      throw new IllegalArgumentException("PCR banks " + pcrBanks + " are not all of a hash here");
    }
    return new Profile(this);
  }
}
