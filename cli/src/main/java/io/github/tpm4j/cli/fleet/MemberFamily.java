package io.github.tpm4j.cli.fleet;

import io.github.tpm4j.engine.Tpm;
import io.github.tpm4j.engine.TpmConfiguration;
import io.github.tpm4j.engine.server.EngineTpm;
import io.github.tpm4j.engine.server.ServedTpm;
import io.github.tpm4j.engine.store.StateLocation;
import io.github.tpm4j.engine.store.StateProtection;
import io.github.tpm4j.engine.store.StateStore;
import io.github.tpm4j.tpm12.engine.Tpm12;
import io.github.tpm4j.tpm12.engine.Tpm12Configuration;
import io.github.tpm4j.tpm12.engine.server.EngineTpm12;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Which TPM of a fleet one is. */
enum MemberFamily {
  /** A TPM 2.0, of the fleet's profile and with its certificates. */
  TPM_2_0("2.0") {
    @Override
    StateLocation state(Path directory) {
      return StateLocation.in(directory);
    }

    @Override
    ServedTpm tpm(StateStore store, Path directory, boolean encrypted, FleetSettings settings) {
      Tpm tpm =
          new Tpm(
              TpmConfiguration.of(store)
                  .withProfile(settings.profile())
                  .withEkCertificates(settings.certificates().apply(directory)));
      return new EngineTpm(tpm, store, encrypted, StateProtection.none());
    }
  },
  /** A TPM 1.2, which has neither. */
  TPM_1_2("1.2") {
    @Override
    StateLocation state(Path directory) {
      return StateLocation.ofTpm12(directory);
    }

    @Override
    ServedTpm tpm(StateStore store, Path directory, boolean encrypted, FleetSettings settings) {
      Tpm12 tpm = new Tpm12(Tpm12Configuration.of(store));
      return new EngineTpm12(tpm, store, encrypted, StateProtection.none());
    }
  };

  private final String word;

  MemberFamily(String word) {
    this.word = word;
  }

  /** In settings, such as {@code 1.2}. */
  String word() {
    return word;
  }

  /**
   * The one of a word.
   *
   * @throws IOException if there is none
   */
  static MemberFamily named(String word) throws IOException {
    for (MemberFamily family : values()) {
      if (family.word.equals(word)) {
        return family;
      }
    }
    throw new IOException("family=" + word + " is none of 2.0, 1.2");
  }

  /**
   * Looks that a TPM does not become another one, which would leave its keys behind unseen.
   *
   * @throws IOException if the directory has a state of the other family
   */
  void requireNoOther(Path directory) throws IOException {
    for (MemberFamily other : values()) {
      if (other != this && Files.exists(other.state(directory).statePath())) {
        throw new IOException(
            ("%1$s has a TPM %2$s, which does not become a TPM %3$s: leave it with family=%2$s, or"
                    + " take another name")
                .formatted(directory.getFileName(), other.word, word));
      }
    }
  }

  /** Where its state is. */
  abstract StateLocation state(Path directory);

  /** A TPM that is off. */
  abstract ServedTpm tpm(
      StateStore store, Path directory, boolean encrypted, FleetSettings settings);
}
