package io.github.tpm4j.cli.policy;

import io.github.tpm4j.cli.key.StoreEntry;
import io.github.tpm4j.cli.secret.PasswordOption;
import io.github.tpm4j.cli.secret.PrivateKeyPem;
import io.github.tpm4j.cli.tpm.ConnectionOption;
import io.github.tpm4j.cli.tpm.TpmOption;
import io.github.tpm4j.keystore.KeyAuth;
import io.github.tpm4j.keystore.SoftwarePublicKey;
import io.github.tpm4j.keystore.TpmConnection;
import io.github.tpm4j.keystore.TpmPrivateKey;
import io.github.tpm4j.keystore.pem.Tss2Pem;
import io.github.tpm4j.keystore.policy.PolicyApprover;
import io.github.tpm4j.provider.TpmProvider;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.spec.InvalidKeySpecException;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options that name the key that approves: in a file, or in a KeyStore of type TPM. */
final class SignerOption {
  @Mixin private ConnectionOption connection;
  @Mixin private PasswordOption password;

  @ArgGroup(multiplicity = "1")
  private Place place;

  /** One of them. */
  private static final class Place {
    @Option(
        names = "--key",
        paramLabel = "PEM",
        description =
            "A private key: PRIVATE KEY, ENCRYPTED PRIVATE KEY, or TSS2 PRIVATE KEY of this TPM.")
    private Path file;

    @ArgGroup(exclusive = false)
    private StoreEntry entry;
  }

  /** Where the TPM is, for what a policy has "as now". */
  TpmOption tpm() {
    return connection.tpm();
  }

  /** What is done with the key. */
  @FunctionalInterface
  interface Work {
    /**
     * Does it.
     *
     * @throws GeneralSecurityException if the key does not sign
     */
    void with(PolicyApprover approver) throws GeneralSecurityException, IOException;
  }

  /**
   * Opens the key, does something, and gives it back.
   *
   * @throws IOException if there is no such key, or it does not sign
   */
  void use(Work work) throws IOException {
    try (KeyAuth auth = password.given()) {
      if (place.file == null) {
        inTpm(tpm -> entry(tpm, auth), work);
        return;
      }
      String pem = PolicyFiles.text(place.file).strip();
      if (pem.startsWith("-----BEGIN " + Tss2Pem.LABEL)) {
        inTpm(tpm -> TpmPrivateKey.of(tpm, Tss2Pem.decode(pem), "approver", auth), work);
      } else {
        PrivateKey key = PrivateKeyPem.read(pem, auth, "--password-file");
        work.with(PolicyApprover.of(key, SoftwarePublicKey.of(key)));
      }
    } catch (GeneralSecurityException e) {
      throw new IOException("The key did not approve the policy: " + e.getMessage(), e);
    }
  }

  /** Finds a key of a TPM. */
  @FunctionalInterface
  private interface Finder {
    TpmPrivateKey of(TpmConnection tpm) throws GeneralSecurityException, IOException;
  }

  private void inTpm(Finder finder, Work work) throws IOException {
    connection.use(
        tpm -> {
          try {
            TpmPrivateKey key = finder.of(tpm);
            work.with(PolicyApprover.of(key, key.publicKey()).with(new TpmProvider(tpm)));
          } catch (GeneralSecurityException e) {
            throw new IOException("The key did not approve the policy: " + e.getMessage(), e);
          }
        });
  }

  private TpmPrivateKey entry(TpmConnection tpm, KeyAuth auth)
      throws GeneralSecurityException, IOException {
    if (place.entry.key(tpm, auth) instanceof TpmPrivateKey known) {
      return known;
    }
    throw new InvalidKeySpecException(place.entry + " is no private key of a TPM 2.0");
  }
}
