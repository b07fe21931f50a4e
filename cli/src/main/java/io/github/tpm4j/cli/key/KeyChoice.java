package io.github.tpm4j.cli.key;

import io.github.tpm4j.cli.policy.PolicyFiles;
import io.github.tpm4j.cli.secret.PasswordOption;
import io.github.tpm4j.cli.tpm.ConnectionOption;
import io.github.tpm4j.cli.tpm.EitherFamily;
import io.github.tpm4j.keystore.KeyAuth;
import io.github.tpm4j.keystore.KeyOrigin;
import io.github.tpm4j.keystore.TpmConnection;
import io.github.tpm4j.keystore.TpmPrivateKey;
import io.github.tpm4j.keystore.TpmResidentKey;
import io.github.tpm4j.keystore.TpmSecretKey;
import io.github.tpm4j.keystore.family.KeyInTpm;
import io.github.tpm4j.keystore.family.PrivateKeyInTpm;
import io.github.tpm4j.keystore.family.TpmFamilies;
import io.github.tpm4j.keystore.pem.Tss2Pem;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.keys.KeyAuthorization;
import io.github.tpm4j.tss.policy.PolicyInputs;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.spec.InvalidKeySpecException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options that name a key of the TPM: in a file, in a KeyStore, or at a handle. */
final class KeyChoice {
  private static final Set<TpmAlg> SECRET = Set.of(TpmAlg.SYMCIPHER, TpmAlg.KEYEDHASH);

  @Mixin private ConnectionOption connection;
  @Mixin private PasswordOption password;

  @ArgGroup(multiplicity = "1")
  private Place place;

  /** One of them. */
  private static final class Place {
    @Option(
        names = "--key",
        paramLabel = "FILE|HANDLE",
        description = "The key: a TSS2 PRIVATE KEY, or a handle such as 0x81000010.")
    private String key;

    @ArgGroup(exclusive = false)
    private StoreEntry entry;
  }

  @Option(
      names = "--policy",
      paramLabel = "FILE",
      description = "The policy of a key at a handle, where the TPM does not keep it.")
  private Path policy;

  @Option(
      names = "--approval",
      paramLabel = "FILE",
      description =
          "A policy that was approved since (tpm4j policy approve), for a key that is bound to one"
              + " that a key approves. May be repeated.")
  private List<Path> approvals = List.of();

  /** What is done with the key. */
  @FunctionalInterface
  interface Work {
    /**
     * Does it.
     *
     * @throws GeneralSecurityException if the key cannot do it
     * @throws IOException if a file cannot be read or written
     */
    void with(TpmConnection tpm, KeyInTpm key) throws GeneralSecurityException, IOException;
  }

  /** The entry of a KeyStore that is meant; empty if the key is elsewhere. */
  Optional<StoreEntry> entry() {
    return Optional.ofNullable(place.entry);
  }

  /** Whether the key's password comes from the standard input. */
  boolean usesStandardInput() {
    return password.usesStandardInput();
  }

  /**
   * Opens the key, does something, and gives the TPM back.
   *
   * @throws IOException if there is no such key or no TPM, or the key does not do it
   */
  void use(Work work) throws IOException {
    try (KeyAuth auth = password.given()) {
      connection.use(
          tpm -> {
            try {
              work.with(tpm, opened(tpm, auth).with(approved(tpm)));
            } catch (GeneralSecurityException e) {
              throw new IOException(e.getMessage(), e);
            }
          });
    }
  }

  private KeyInTpm opened(TpmConnection tpm, KeyAuth auth)
      throws IOException, InvalidKeySpecException {
    if (place.entry != null) {
      return place.entry.key(tpm, auth);
    }
    if (KeyHandle.isOne(place.key)) {
      return persistent(tpm, KeyHandle.of(place.key), auth);
    }
    Path file = Path.of(place.key);
    return TpmFamilies.key(
        tpm,
        Tss2Pem.decode(PolicyFiles.text(file)),
        KeyOrigin.UNKNOWN,
        String.valueOf(file.getFileName()),
        auth);
  }

  private TpmResidentKey persistent(TpmConnection tpm, TpmHandle handle, KeyAuth auth)
      throws IOException, InvalidKeySpecException {
    EitherFamily.require20(tpm, "it keeps no keys at handles; they are in files and KeyStores");
    if (policy != null) {
      return TpmPrivateKey.ofPersistent(
          tpm, handle.value(), auth, PolicyFiles.policy(policy, tpm.device()).policy());
    }
    TpmAlg type = tpm.device().persistentKey(handle, KeyAuthorization.NONE).publicArea().type();
    return SECRET.contains(type)
        ? TpmSecretKey.ofPersistent(tpm, handle.value(), auth)
        : TpmPrivateKey.ofPersistent(tpm, handle.value(), auth);
  }

  private PolicyInputs approved(TpmConnection tpm) throws IOException {
    PolicyInputs inputs = PolicyInputs.NONE;
    for (Path approval : approvals) {
      inputs = inputs.and(PolicyFiles.policy(approval, tpm.device()).inputs());
    }
    return inputs;
  }

  /**
   * A private key.
   *
   * @throws InvalidKeySpecException if it is a secret key
   */
  static PrivateKeyInTpm privateKey(KeyInTpm key) throws InvalidKeySpecException {
    if (key instanceof PrivateKeyInTpm known) {
      return known;
    }
    throw new InvalidKeySpecException(key.alias() + " is a secret key: it has no public one");
  }

  /**
   * A key of a TPM 2.0.
   *
   * @param why a TPM 1.2 has no such keys; ends a sentence
   * @throws InvalidKeySpecException if it is a TPM 1.2's
   */
  static TpmResidentKey ofTpm20(KeyInTpm key, String why) throws InvalidKeySpecException {
    if (key instanceof TpmResidentKey known) {
      return known;
    }
    throw new InvalidKeySpecException(key.alias() + " is a key of a TPM 1.2: " + why);
  }
}
