package io.github.tpm4j.cli.dropin.setup;

import io.github.tpm4j.cli.dropin.LongOptions.Parsed;
import io.github.tpm4j.cli.dropin.Refusal;
import io.github.tpm4j.tpm12.session.AuthSecret;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads what a command line of {@code swtpm_setup} asks of a TPM 1.2. */
final class Tpm12Options {
  /** In the order in which swtpm_setup looks. */
  private static final List<String> OF_TPM_2 =
      List.of(
          "ecc",
          "create-spk",
          "reconfigure",
          "ek1keyalgo",
          "ek2keyalgo",
          "iakkeyalgo",
          "idevidkeyalgo");

  /** The passwords of swtpm_setup(8). */
  private static final String DEFAULT_OWNER_PASSWORD = "ooo";

  private static final String DEFAULT_SRK_PASSWORD = "sss";

  private Tpm12Options() {}

  /** Refuses what only a TPM 2.0 has. */
  static void require(Parsed parsed) throws Refusal {
    for (String option : OF_TPM_2) {
      if (parsed.has(option)) {
        throw new Refusal("--" + option + " requires --tpm2.");
      }
    }
  }

  /**
   * An endorsement key, or none.
   *
   * @param endorsement whether one is asked for; to take ownership it takes one too
   */
  static WantedKeys keys(Parsed parsed, boolean endorsement) throws Refusal {
    KeyAlgorithm algorithm = algorithm(parsed.value("rsa-keysize").orElse("max"));
    boolean isWanted = endorsement || parsed.has("take-ownership");
    return new WantedKeys(
        false,
        false,
        algorithm.rsaBits(),
        isWanted ? List.of(algorithm) : List.of(),
        EkUse.DECRYPTION,
        Map.of());
  }

  private static KeyAlgorithm algorithm(String size) throws Refusal {
    return switch (size) {
      case "2048", "max" -> KeyAlgorithm.RSA_2048;
      case "3072", "4096" ->
          throw new Refusal(size + " bit RSA keys are not supported by libtpms.");
      default -> throw new Refusal("Unsupported RSA key size " + size + ".");
    };
  }

  /** The secrets of the owner who is asked for. */
  static Optional<OwnerSecrets> owner(Parsed parsed) {
    if (!parsed.has("take-ownership")) {
      return Optional.empty();
    }
    return Optional.of(
        new OwnerSecrets(
            secret(parsed, "owner-well-known", "ownerpass", DEFAULT_OWNER_PASSWORD),
            secret(parsed, "srk-well-known", "srkpass", DEFAULT_SRK_PASSWORD)));
  }

  /**
   * A password counts more than the word that there is none, as with swtpm_setup. Without a
   * password it is 20 zeros, which swtpm_setup 0.7.1 hashes first, so that nobody's -z fits.
   */
  private static AuthSecret secret(
      Parsed parsed, String wellKnown, String password, String otherwise) {
    if (parsed.has(wellKnown) && !parsed.has(password)) {
      return AuthSecret.wellKnown();
    }
    return AuthSecret.ofUtf8(parsed.value(password).orElse(otherwise).toCharArray());
  }
}
