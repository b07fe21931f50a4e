package io.github.tpm4j.cli.dropin.setup;

import io.github.tpm4j.cli.dropin.LongOptions.Parsed;
import io.github.tpm4j.cli.dropin.Refusal;
import io.github.tpm4j.cli.dropin.SocketFamily;
import java.util.List;
import java.util.Optional;

/** Of which family a TPM is made: with {@code --tpm2} or without. */
enum SetupFamily {
  /** A TPM 1.2, which swtpm makes where nothing is said. */
  TPM_1_2("TPM 1.2", "tpm-1.2", List.of(), "tpm-00.volatilestate", SocketFamily.TPM_1_2) {
    @Override
    void require(Parsed parsed) throws Refusal {
      Tpm12Options.require(parsed);
    }

    @Override
    WantedKeys keys(Parsed parsed, boolean endorsement, SetupConfig config) throws Refusal {
      return Tpm12Options.keys(parsed, endorsement);
    }

    @Override
    Optional<OwnerSecrets> owner(Parsed parsed) {
      return Tpm12Options.owner(parsed);
    }

    @Override
    Manufacture manufacture(SetupSettings settings, Certificates certificates, SetupLog log) {
      return new Tpm12Manufacture(settings, certificates, log);
    }
  },
  /** A TPM 2.0. */
  TPM_2_0("TPM 2", "tpm-2.0", List.of("--tpm2"), "tpm2-00.volatilestate", SocketFamily.TPM_2_0) {
    @Override
    void require(Parsed parsed) throws Refusal {
      if (parsed.has("take-ownership")) {
        throw new Refusal("Taking ownership is not supported for TPM 2.");
      }
    }

    @Override
    WantedKeys keys(Parsed parsed, boolean endorsement, SetupConfig config) throws Refusal {
      return KeyOptions.wanted(parsed, endorsement, config);
    }

    @Override
    Optional<OwnerSecrets> owner(Parsed parsed) {
      return Optional.empty();
    }

    @Override
    Manufacture manufacture(SetupSettings settings, Certificates certificates, SetupLog log) {
      return new Tpm20Manufacture(settings, certificates, log);
    }
  };

  private final String label;
  private final String capability;
  private final List<String> words;
  private final String volatileState;
  private final SocketFamily served;

  SetupFamily(
      String label,
      String capability,
      List<String> words,
      String volatileState,
      SocketFamily served) {
    this.label = label;
    this.capability = capability;
    this.words = words;
    this.volatileState = volatileState;
    this.served = served;
  }

  static SetupFamily of(boolean tpm2) {
    return tpm2 ? TPM_2_0 : TPM_1_2;
  }

  /** In messages. */
  String label() {
    return label;
  }

  /** Which of {@code swtpm --print-capabilities} is the family's. */
  String capability() {
    return capability;
  }

  /** What programs are given that make the family. */
  List<String> words() {
    return words;
  }

  /** The file that swtpm has beside the state of a TPM that was suspended. */
  String volatileState() {
    return volatileState;
  }

  /** The same for {@code swtpm socket}. */
  SocketFamily served() {
    return served;
  }

  /** Refuses the options of the other family. */
  abstract void require(Parsed parsed) throws Refusal;

  /**
   * Which keys are asked for.
   *
   * @param endorsement whether endorsement keys, or what has need of them
   */
  abstract WantedKeys keys(Parsed parsed, boolean endorsement, SetupConfig config) throws Refusal;

  /** The secrets of the owner who is asked for. */
  abstract Optional<OwnerSecrets> owner(Parsed parsed);

  /** The work on a new TPM. */
  abstract Manufacture manufacture(SetupSettings settings, Certificates certificates, SetupLog log);
}
