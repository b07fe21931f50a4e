package io.github.tpm4j.cli.serve;

import io.github.tpm4j.engine.profile.Profile;
import io.github.tpm4j.engine.profile.ProfileBuilder;
import io.github.tpm4j.engine.profile.RevisionName;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.constants.TpmCc;
import io.github.tpm4j.tss.constants.TpmEccCurve;
import io.github.tpm4j.tss.wire.Revision;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;

/** The options that change which algorithms the TPM has. */
public final class ProfileOptions {
  /** How long the salt of an RSASSA-PSS signature is: chips differ (Part 1, B.7). */
  private enum Salt {
    DIGEST,
    MAXIMUM
  }

  private final OptionSpec revision =
      OptionSpec.builder("--profile")
          .type(String.class)
          .paramLabel("REVISION")
          .defaultValue("185")
          .description(
              "The revision of the TPM 2.0 Library that a new TPM follows: 159, 183, 184 or 185. A"
                  + " TPM whose state is there keeps its own. Default: ${DEFAULT-VALUE}.")
          .build();

  private final OptionSpec added =
      names("--with")
          .description(
              "Algorithms and curves that are off by default, such as mlkem, mldsa, hash_mldsa,"
                  + " sha3_256, tdes, sm4, sm3_256, nist_p192, nist_p224, bn_p638, sm2_p256. Give an old state the same ones each time.")
          .build();

  private final OptionSpec removed =
      names("--without")
          .description(
              "Algorithms and curves that this TPM is to lack, such as sha1, camellia, nist_p521.")
          .build();

  private final OptionSpec salt =
      OptionSpec.builder("--pss-salt")
          .type(Salt.class)
          .paramLabel("digest|maximum")
          .defaultValue("digest")
          .description(
              "The length of the salt in RSASSA-PSS signatures: the digest's, or the largest that"
                  + " fits, as some chips have it. Default: ${DEFAULT-VALUE}.")
          .build();

  private final OptionSpec countdownTimers =
      OptionSpec.builder("--countdown-timers")
          .type(Integer.class)
          .paramLabel("COUNT")
          .description(
              "How many Authenticated Countdown Timers (ACT) the TPM has, 0 to 16. Default: one,"
                  + " none with --profile 159.")
          .build();

  private final CommandSpec command;

  /** Adds them. */
  public ProfileOptions(CommandSpec command) {
    this.command = command;
    command.addOption(revision).addOption(added).addOption(removed);
    command.addOption(salt).addOption(countdownTimers);
  }

  private static OptionSpec.Builder names(String option) {
    return OptionSpec.builder(option)
        .type(List.class)
        .auxiliaryTypes(String.class)
        .splitRegex(",")
        .paramLabel("NAME");
  }

  private static List<String> given(OptionSpec names) {
    List<String> given = names.getValue();
    return given == null ? List.of() : given;
  }

  /**
   * The profile of a served TPM with these changes; a hash that is switched off has no PCR bank.
   *
   * @throws ParameterException if a name is none of an algorithm or a curve, or of one that the
   *     revision does not know
   */
  public Profile profile() {
    ProfileBuilder profile = Profile.servedBuilder().revision(revision());
    for (String name : given(added)) {
      requireKnown(name);
      algorithms(name).forEach(profile::with);
      curves(name).forEach(profile::with);
    }
    List<TpmAlg> banks = new ArrayList<>(Profile.pcClient().pcrBanks());
    for (String name : given(removed)) {
      requireKnown(name);
      algorithms(name).forEach(profile::without);
      curves(name).forEach(profile::without);
      banks.removeAll(algorithms(name));
    }
    if (salt.getValue() == Salt.MAXIMUM) {
      profile.maximumPssSalt();
    }
    try {
      if (countdownTimers.getValue() != null) {
        profile.countdownTimers(countdownTimers.<Integer>getValue());
      }
      return profile.pcrBanks(banks.toArray(TpmAlg[]::new)).build();
    } catch (IllegalArgumentException e) {
      throw new ParameterException(command.commandLine(), e.getMessage(), e);
    }
  }

  private Revision revision() {
    String name = revision.getValue();
    return RevisionName.find(name)
        .orElseThrow(
            () ->
                new ParameterException(
                    command.commandLine(),
                    "'" + name + "' is no profile: there are " + RevisionName.all()));
  }

  private static List<TpmAlg> algorithms(String name) {
    return named("TPM_ALG_", name, TpmAlg.values());
  }

  private static List<TpmEccCurve> curves(String name) {
    return named("TPM_ECC_", name, TpmEccCurve.values());
  }

  private static <T> List<T> named(String prefix, String name, Collection<T> all) {
    String wanted = prefix + name.toUpperCase(Locale.ROOT);
    return all.stream().filter(one -> one.toString().equals(wanted)).toList();
  }

  private void refuseCommand(TpmCc code) {
    String place =
        Arrays.stream(Revision.values())
            .filter(it -> Profile.pcClient().in(it).implemented(code))
            .findFirst()
            .map(it -> "a TPM has it with --profile " + it.number() + " or later")
            .orElse("the bundled TPM leaves it out");
    throw new ParameterException(
        command.commandLine(), code + " is a command, which --with does not take: " + place);
  }

  private void requireKnown(String name) {
    TpmCc.values().stream()
        .filter(code -> code.toString().equalsIgnoreCase("TPM_CC_" + name))
        .forEach(this::refuseCommand);
    if (algorithms(name).isEmpty() && curves(name).isEmpty()) {
      throw new ParameterException(
          command.commandLine(),
          "'"
              + name
              + "' is no algorithm and no curve: names are those of TPM_ALG_ID and TPM_ECC_CURVE,"
              + " such as sha3_256 or nist_p192");
    }
  }
}
