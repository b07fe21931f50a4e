package io.github.tpm4j.engine.profile;

import io.github.tpm4j.engine.crypto.rsa.RsaPss;
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

  /** Off by default: broken (TDES), or of use in one country. */
  private static final Set<TpmAlg> OPTIONAL_ALGORITHMS =
      Set.of(TpmAlg.TDES, TpmAlg.SM3_256, TpmAlg.SM4, TpmAlg.NULL, TpmAlg.ERROR);

  /** What needs hardware or firmware that is not there: components, timers, upgrades. */
  private static final Set<TpmCc> ABSENT_COMMANDS =
      Set.of(
          TpmCc.AC_GET_CAPABILITY,
          TpmCc.AC_SEND,
          TpmCc.POLICY_AC_SEND_SELECT,
          TpmCc.ACT_SET_TIMEOUT,
          TpmCc.FIELD_UPGRADE_START,
          TpmCc.FIELD_UPGRADE_DATA,
          TpmCc.FIRMWARE_READ);

  /** What revision 1.59 lacks and the TPM has all the same, as TPM2_PolicyCapability. */
  private static final TpmCc LAST_COMMAND = TpmCc.POLICY_PARAMETERS;

  final Set<TpmAlg> algorithms = new HashSet<>(TpmAlg.values());
  final Set<TpmEccCurve> curves =
      new HashSet<>(
          Set.of(
              TpmEccCurve.NIST_P256,
              TpmEccCurve.NIST_P384,
              TpmEccCurve.NIST_P521,
              TpmEccCurve.BN_P256));
  final Map<TpmAlg, Set<Integer>> keyBits = new HashMap<>();
  final Set<TpmCc> commands = new HashSet<>(TpmCc.values());
  final Map<Limit, Integer> limits = new EnumMap<>(Limit.class);
  List<TpmAlg> pcrBanks = List.of(TpmAlg.SHA1, TpmAlg.SHA256, TpmAlg.SHA384, TpmAlg.SHA512);
  RsaPss.Salt pssSalt = RsaPss.Salt.DIGEST;

  ProfileBuilder() {
    algorithms.removeIf(algorithm -> algorithm.since().isAtLeast(Revision.V183));
    algorithms.removeAll(OPTIONAL_ALGORITHMS);
    keyBits.put(TpmAlg.RSA, Set.of(1024, 2048, 3072, 4096));
    keyBits.put(TpmAlg.AES, Set.of(128, 192, 256));
    keyBits.put(TpmAlg.CAMELLIA, Set.of(128, 192, 256));
    keyBits.put(TpmAlg.SM4, Set.of(128));
    keyBits.put(TpmAlg.TDES, Set.of(128, 192));
    commands.removeIf(command -> command.value() > LAST_COMMAND.value());
    commands.removeAll(ABSENT_COMMANDS);
  }

  /** Switches algorithms on. */
  public ProfileBuilder with(TpmAlg... added) {
    algorithms.addAll(List.of(added));
    return this;
  }

  /** Switches algorithms off. */
  public ProfileBuilder without(TpmAlg... removed) {
    List.of(removed).forEach(algorithms::remove);
    return this;
  }

  /** Switches curves on. */
  public ProfileBuilder with(TpmEccCurve... added) {
    curves.addAll(List.of(added));
    return this;
  }

  /** Switches curves off. */
  public ProfileBuilder without(TpmEccCurve... removed) {
    List.of(removed).forEach(curves::remove);
    return this;
  }

  /** Switches commands off. */
  public ProfileBuilder without(TpmCc... removed) {
    List.of(removed).forEach(commands::remove);
    return this;
  }

  /** The key sizes of RSA or a block cipher, in bits. */
  public ProfileBuilder keyBits(TpmAlg algorithm, Set<Integer> bits) {
    keyBits.put(algorithm, Set.copyOf(bits));
    return this;
  }

  /** The PCR banks of a new TPM; each must be an implemented hash. */
  public ProfileBuilder pcrBanks(TpmAlg... banks) {
    pcrBanks = List.of(banks);
    return this;
  }

  public ProfileBuilder pssSalt(RsaPss.Salt value) {
    pssSalt = value;
    return this;
  }

  /** Signs with the largest salt that fits, as some chips do (Part 1, B.7). */
  public ProfileBuilder maximumPssSalt() {
    return pssSalt(RsaPss.Salt.MAXIMUM);
  }

  public ProfileBuilder limit(Limit limit, int value) {
    limits.put(limit, value);
    return this;
  }

  public Profile build() {
    if (!algorithms.containsAll(pcrBanks) || !HASHES.containsAll(pcrBanks)) {
      throw new IllegalArgumentException("PCR banks " + pcrBanks + " are not all of a hash here");
    }
    return new Profile(this);
  }
}
