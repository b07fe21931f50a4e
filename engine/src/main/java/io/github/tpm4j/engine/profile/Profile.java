package io.github.tpm4j.engine.profile;

import io.github.tpm4j.tss.algorithms.PssSalt;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.constants.TpmCc;
import io.github.tpm4j.tss.constants.TpmEccCurve;
import io.github.tpm4j.tss.wire.Limit;
import io.github.tpm4j.tss.wire.Limits;
import io.github.tpm4j.tss.wire.Revision;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** What a TPM implements: its algorithms, curves, key sizes, commands and limits. Immutable. */
public final class Profile implements Limits {
  private final ProfileBuilder source;
  private final Set<TpmAlg> algorithms;
  private final Set<TpmEccCurve> curves;
  private final Map<TpmAlg, Set<Integer>> keyBits;
  private final Set<TpmCc> commands;
  private final List<TpmAlg> pcrBanks;
  private final PssSalt pssSalt;
  private final int[] limits = new int[Limit.values().length];

  Profile(ProfileBuilder builder) {
    source = new ProfileBuilder(builder);
    algorithms = Set.copyOf(builder.algorithms());
    curves = Set.copyOf(builder.curves());
    keyBits = Map.copyOf(builder.keyBits);
    commands = Set.copyOf(builder.commands());
    pcrBanks = List.copyOf(builder.pcrBanks);
    pssSalt = builder.pssSalt;
    Map<Limit, Integer> chosen = PcClientLimits.create(hashes().size());
    if (hasPostQuantumKeys()) {
      PcClientLimits.addPostQuantum(chosen);
    }
    chosen.put(Limit.COUNTDOWN_TIMERS, builder.countdownTimers());
    chosen.putAll(builder.limits);
    chosen.forEach((limit, value) -> limits[limit.ordinal()] = value);
  }

  /** {@return a TPM of a PC (TCG PC Client Platform TPM Profile): what is on by default} */
  public static Profile pcClient() {
    return builder().build();
  }

  /**
   * Starts from the PC Client profile.
   *
   * @return a builder
   */
  public static ProfileBuilder builder() {
    return new ProfileBuilder();
  }

  /**
   * Starts from what a TPM has that other programs use: the PC Client profile without SHA-3 and
   * without what came after 1.59, as libtpms. libtss2 3.2 and tpm2-tools 5.4 do not know these
   * algorithms and stop where one is listed.
   *
   * @return a builder
   */
  public static ProfileBuilder servedBuilder() {
    return builder()
        .without(TpmAlg.SHA3_256, TpmAlg.SHA3_384, TpmAlg.SHA3_512)
        .without(RevisionFacts.laterAlgorithms());
  }

  @Override
  public Revision revision() {
    return source.revision;
  }

  /**
   * {@return whether the TPM follows this revision of the library or a later one}
   *
   * @param other to compare with
   */
  public boolean isAtLeast(Revision other) {
    return revision().isAtLeast(other);
  }

  /**
   * {@return whether commands do what a later revision changed}
   *
   * @param change of a certain revision
   */
  public boolean has(RevisionChange change) {
    return isAtLeast(change.since());
  }

  /**
   * {@return the same choices for a TPM that follows another revision}
   *
   * @param revision of the library
   * @throws IllegalArgumentException if it does not know an algorithm that was switched on
   */
  public Profile in(Revision revision) {
    return revision == revision() ? this : new ProfileBuilder(source).revision(revision).build();
  }

  @Override
  public boolean checksValues() {
    return true;
  }

  @Override
  public int of(Limit limit) {
    return limits[limit.ordinal()];
  }

  @Override
  public boolean hasAlgorithm(int algorithm) {
    return implemented(TpmAlg.of(algorithm));
  }

  @Override
  public boolean hasCurve(int curve) {
    return implemented(TpmEccCurve.of(curve));
  }

  @Override
  public boolean hasKeyBits(int algorithm, int bits) {
    return implemented(TpmAlg.of(algorithm), bits);
  }

  /**
   * {@return whether the TPM has an algorithm}
   *
   * @param algorithm any
   */
  public boolean implemented(TpmAlg algorithm) {
    return algorithms.contains(algorithm);
  }

  /**
   * {@return whether the TPM has a curve}
   *
   * @param curve any
   */
  public boolean implemented(TpmEccCurve curve) {
    return curves.contains(curve);
  }

  /**
   * {@return whether keys of {@code bits} bits are implemented for a symmetric algorithm or RSA}
   *
   * @param algorithm a block cipher or TPM_ALG_RSA
   * @param bits the size of the key
   */
  public boolean implemented(TpmAlg algorithm, int bits) {
    return implemented(algorithm) && keyBits.getOrDefault(algorithm, Set.of()).contains(bits);
  }

  /**
   * {@return whether the TPM has a command}
   *
   * @param command any
   */
  public boolean implemented(TpmCc command) {
    return commands.contains(command);
  }

  private boolean hasPostQuantumKeys() {
    return Stream.of(TpmAlg.MLKEM, TpmAlg.MLDSA, TpmAlg.HASH_MLDSA).anyMatch(this::implemented);
  }

  /** {@return all algorithms, by rising number} */
  public List<TpmAlg> algorithms() {
    return algorithms.stream().sorted(Comparator.comparingInt(TpmAlg::value)).toList();
  }

  /** {@return the hash algorithms, by rising number} */
  public List<TpmAlg> hashes() {
    return algorithms().stream().filter(ProfileBuilder.HASHES::contains).toList();
  }

  /** {@return the curves, by rising number} */
  public List<TpmEccCurve> curves() {
    return curves.stream().sorted(Comparator.comparingInt(TpmEccCurve::value)).toList();
  }

  /**
   * {@return the key sizes of RSA or a block cipher, in bits, rising}
   *
   * @param algorithm a block cipher or TPM_ALG_RSA
   */
  public Set<Integer> keyBits(TpmAlg algorithm) {
    return new TreeSet<>(keyBits.getOrDefault(algorithm, Set.of()));
  }

  /** {@return the PCR banks of a new TPM; TPM2_PCR_Allocate changes them} */
  public List<TpmAlg> pcrBanks() {
    return pcrBanks;
  }

  /** {@return how long the salt of an RSASSA-PSS signature is} */
  public PssSalt pssSalt() {
    return pssSalt;
  }

  /**
   * MAX_LOADED_SESSIONS: the sessions that are in the TPM's memory at a time.
   *
   * @return how many
   */
  public int maxLoadedSessions() {
    return 3;
  }

  /**
   * TPM_PT_CONTEXT_GAP_MAX: how many session contexts may be saved after the oldest one.
   *
   * @return how many
   */
  public int contextGapMax() {
    return 0xFFFF;
  }

  /**
   * TPM_PT_CLOCK_UPDATE: how many milliseconds Clock may run ahead of its stored value.
   *
   * @return milliseconds
   */
  public long clockUpdateMillis() {
    return 4096;
  }

  /** {@return the hash of context integrity, tickets and proofs (CONTEXT_INTEGRITY_HASH_ALG)} */
  public TpmAlg contextHash() {
    return TpmAlg.SHA512;
  }

  /** {@return the size of primary seeds and proofs in octets (PRIMARY_SEED_SIZE, PROOF_SIZE)} */
  public int seedBytes() {
    return 64;
  }

  /** {@return who made the TPM, and which firmware runs on it} */
  public TpmIdentity identity() {
    return source.identity;
  }

  /**
   * TPM_PT_MAX_COMMAND_SIZE and TPM_PT_MAX_RESPONSE_SIZE.
   *
   * @return bytes
   */
  public int maxCommandBytes() {
    return hasPostQuantumKeys() ? 8192 : 4096;
  }

  @Override
  public String toString() {
    return "Profile[" + revision() + ", algorithms=" + algorithms() + ", curves=" + curves() + "]";
  }
}
