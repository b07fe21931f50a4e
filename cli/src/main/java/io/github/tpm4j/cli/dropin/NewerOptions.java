package io.github.tpm4j.cli.dropin;

import io.github.tpm4j.cli.dropin.LongOptions.Parsed;
import java.util.LinkedHashMap;
import java.util.Map;

/** Options of swtpm 0.8 to 0.11 that this TPM does not carry out: each is refused by its reason. */
public final class NewerOptions {
  private static final String NO_PROFILES =
      "libtpms' profiles say what libtpms leaves out; this TPM has one set of algorithms and"
          + " commands, and 'tpm4j serve' chooses others";

  private static final Map<String, String> REASONS = new LinkedHashMap<>();

  static {
    REASONS.put("chroot", "a JVM cannot change its root directory: start it by 'chroot'");
    REASONS.put("pcap", "commands and responses are not recorded");
    REASONS.put("profile", NO_PROFILES);
    REASONS.put("profile-name", NO_PROFILES);
    REASONS.put("profile-file", NO_PROFILES);
    REASONS.put("profile-file-fd", NO_PROFILES);
    REASONS.put("profile-remove-disabled", NO_PROFILES);
  }

  private NewerOptions() {}

  /**
   * Refuses the first of them that is there.
   *
   * @param program whose options they are
   */
  public static void refuse(Parsed parsed, String program) throws Refusal {
    for (Map.Entry<String, String> option : REASONS.entrySet()) {
      if (parsed.has(option.getKey())) {
        throw new Refusal("%s: --%s: %s".formatted(program, option.getKey(), option.getValue()));
      }
    }
  }
}
