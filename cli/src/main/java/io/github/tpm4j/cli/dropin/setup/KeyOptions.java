package io.github.tpm4j.cli.dropin.setup;

import io.github.tpm4j.cli.dropin.LongOptions.Parsed;
import io.github.tpm4j.cli.dropin.Refusal;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads which keys a command line of {@code swtpm_setup} asks for. */
final class KeyOptions {
  private KeyOptions() {}

  /**
   * What it asks for.
   *
   * @param endorsement whether endorsement keys
   */
  static WantedKeys wanted(Parsed parsed, boolean endorsement, SetupConfig config) throws Refusal {
    KeyAlgorithm rsa = rsa(parsed.value("rsa-keysize").or(() -> config.value("rsa_keysize")));
    KeyAlgorithm first = algorithm("ek1keyalgo", parsed, config).orElse(rsa);
    KeyAlgorithm second = algorithm("ek2keyalgo", parsed, config).orElse(KeyAlgorithm.P384);
    Map<DeviceKeyKind, KeyAlgorithm> device = new EnumMap<>(DeviceKeyKind.class);
    algorithm("iakkeyalgo", parsed, config).ifPresent(it -> device.put(DeviceKeyKind.IAK, it));
    algorithm("idevidkeyalgo", parsed, config)
        .ifPresent(it -> device.put(DeviceKeyKind.IDEVID, it));
    if (!device.isEmpty() && !parsed.has("create-ek-cert")) {
      throw new Refusal(
          "When creating IAK and/or IDevID keys, then an EK certificate must be created as well.");
    }
    Set<KeyAlgorithm> both = new LinkedHashSet<>(List.of(first));
    both.add(second);
    return new WantedKeys(
        parsed.has("create-spk"),
        parsed.has("ecc"),
        rsa.rsaBits(),
        endorsement ? List.copyOf(both) : List.of(),
        EkUse.of(parsed.has("allow-signing"), parsed.has("decryption")),
        device);
  }

  private static Optional<KeyAlgorithm> algorithm(String name, Parsed parsed, SetupConfig config)
      throws Refusal {
    Optional<String> text = parsed.value(name).or(() -> config.value(name));
    return text.isPresent() ? Optional.of(KeyAlgorithm.of(text.get())) : Optional.empty();
  }

  /** What swtpm 0.7.1 takes as the largest is the largest that its clients know. */
  private static KeyAlgorithm rsa(Optional<String> size) throws Refusal {
    return switch (size.orElse("2048")) {
      case "2048" -> KeyAlgorithm.RSA_2048;
      case "3072", "max" -> KeyAlgorithm.RSA_3072;
      case "4096" -> KeyAlgorithm.RSA_4096;
      default -> throw new Refusal("Unsupported RSA key size " + size.get() + ".");
    };
  }
}
