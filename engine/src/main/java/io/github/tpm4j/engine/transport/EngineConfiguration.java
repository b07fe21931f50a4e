package io.github.tpm4j.engine.transport;

import io.github.tpm4j.engine.TpmConfiguration;
import io.github.tpm4j.engine.manufacture.EkCertificates;
import io.github.tpm4j.engine.profile.Profile;
import io.github.tpm4j.engine.profile.RevisionName;
import io.github.tpm4j.engine.store.Durability;
import io.github.tpm4j.engine.store.StateStore;
import io.github.tpm4j.transport.RealPath;
import io.github.tpm4j.transport.TctiConfiguration;
import io.github.tpm4j.transport.TctiKeys;
import io.github.tpm4j.transport.TpmIdentity;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** What the text of an {@code engine} TCTI asks for. */
final class EngineConfiguration {
  private static final String DIRECTORY = "dir";
  private static final String MEMORY = "memory";
  private static final String NAME = "name";
  private static final String DURABILITY = "durability";
  private static final String EK_CERTIFICATES = "ek-certificates";
  private static final String PROFILE = "profile";
  private static final String YES = "yes";
  private static final String NO = "no";
  private static final String ALL = "all";

  private final TctiConfiguration configuration;
  private final TctiKeys keys;

  private EngineConfiguration(TctiConfiguration configuration) {
    this.configuration = configuration;
    this.keys =
        TctiKeys.parse(
            configuration, DIRECTORY, MEMORY, NAME, DURABILITY, EK_CERTIFICATES, PROFILE);
  }

  /**
   * Parses.
   *
   * @throws IllegalArgumentException if a key is unknown, a value is bad, or they do not go
   *     together
   */
  static EngineConfiguration parse(TctiConfiguration configuration) {
    EngineConfiguration parsed = new EngineConfiguration(configuration);
    parsed.check();
    return parsed;
  }

  private void check() {
    if (inMemory()) {
      require(!keys.has(DIRECTORY) && !keys.has(DURABILITY), "memory has no place or durability");
    } else {
      require(!keys.has(NAME), "only a TPM in memory has a name");
      requireOneOf(DURABILITY, List.of("power", "process"));
    }
    requireOneOf(EK_CERTIFICATES, List.of(YES, NO, ALL));
    boolean isKnown =
        keys.value(PROFILE).map(RevisionName::find).map(Optional::isPresent).orElse(true);
    require(isKnown, PROFILE + " is one of " + RevisionName.all());
  }

  private void requireOneOf(String key, List<String> words) {
    String word = keys.text(key, words.get(0));
    require(words.contains(word), key + " is " + String.join(" or ", words));
  }

  private void require(boolean condition, String problem) {
    if (!condition) {
      throw new IllegalArgumentException("TCTI \"" + configuration + "\": " + problem);
    }
  }

  boolean inMemory() {
    return keys.has(MEMORY);
  }

  /** Of a TPM in memory that the connections of this process share. */
  Optional<String> name() {
    return keys.value(NAME);
  }

  /** Where the state is, as it was written. */
  Path directory() {
    return keys.value(DIRECTORY).map(Path::of).orElseGet(DefaultDirectory::path);
  }

  /** Where the state is, without links. */
  Path realDirectory() {
    return RealPath.of(directory());
  }

  Durability durability() {
    return keys.text(DURABILITY, "power").equals("power")
        ? Durability.POWER_LOSS
        : Durability.PROCESS_KILL;
  }

  /** Those of a new TPM. */
  private EkCertificates ekCertificates() {
    String choice = ekCertificatesChoice();
    if (choice.equals(NO)) {
      return EkCertificates.NONE;
    }
    EkCertificates chosen =
        choice.equals(ALL) ? EkCertificates.all(profile()) : EkCertificates.standard();
    return inMemory() ? chosen : chosen.withAuthorityFileIn(realDirectory());
  }

  /** A TPM with its state in {@code store}. */
  TpmConfiguration over(StateStore store) {
    return TpmConfiguration.of(store).withProfile(profile()).withEkCertificates(ekCertificates());
  }

  /** Of a new TPM. */
  private Profile profile() {
    return keys.value(PROFILE)
        .flatMap(RevisionName::find)
        .map(Profile.pcClient()::in)
        .orElseGet(Profile::pcClient);
  }

  private String ekCertificatesChoice() {
    return keys.text(EK_CERTIFICATES, inMemory() ? NO : YES);
  }

  /** TPMs in memory without a name are told apart by what is asked of them, as each is new. */
  TpmIdentity identity() {
    return new TpmIdentity(
        configuration.scheme(), inMemory() ? memory() : DIRECTORY + "=" + realDirectory());
  }

  private String memory() {
    String choice = ekCertificatesChoice();
    String plain = choice.equals(NO) ? MEMORY : MEMORY + "," + EK_CERTIFICATES + "=" + choice;
    String unnamed = plain + keys.value(PROFILE).map(it -> "," + PROFILE + "=" + it).orElse("");
    return name().map(name -> MEMORY + "," + NAME + "=" + name).orElse(unnamed);
  }
}
