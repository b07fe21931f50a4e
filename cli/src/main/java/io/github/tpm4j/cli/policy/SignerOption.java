package io.github.tpm4j.cli.policy;

import io.github.tpm4j.cli.secret.PasswordOption;
import io.github.tpm4j.cli.tpm.ConnectionOption;
import io.github.tpm4j.cli.tpm.TpmOption;
import io.github.tpm4j.keystore.KeyAuth;
import io.github.tpm4j.keystore.SoftwarePublicKey;
import io.github.tpm4j.keystore.TpmConnection;
import io.github.tpm4j.keystore.TpmKeyStoreParameter;
import io.github.tpm4j.keystore.TpmPrivateKey;
import io.github.tpm4j.keystore.pem.Tss2Pem;
import io.github.tpm4j.keystore.policy.PolicyApprover;
import io.github.tpm4j.provider.TpmProvider;
import io.github.tpm4j.tss.wire.SecretBytes;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.KeySpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import javax.crypto.Cipher;
import javax.crypto.EncryptedPrivateKeyInfo;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
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
    private Entry entry;
  }

  /** Both of them. */
  private static final class Entry {
    @Option(
        names = "--keystore",
        required = true,
        paramLabel = "FILE",
        description = "A KeyStore of type TPM with the key.")
    private Path file;

    @Option(
        names = "--alias",
        required = true,
        paramLabel = "NAME",
        description = "The name of the key in the KeyStore.")
    private String alias;
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
        PrivateKey key = software(pem, auth);
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
    KeyStore store = KeyStore.getInstance("TPM", new TpmProvider(tpm));
    store.load(new TpmKeyStoreParameter(place.entry.file, null));
    char[] chars = chars(auth);
    try {
      Key key = store.getKey(place.entry.alias, chars);
      if (key instanceof TpmPrivateKey known) {
        return known;
      }
      throw new InvalidKeySpecException(
          "there is no private key " + place.entry.alias + " in " + place.entry.file);
    } finally {
      wipe(chars);
    }
  }

  private static PrivateKey software(String pem, KeyAuth auth) throws GeneralSecurityException {
    String kind = pem.lines().findFirst().orElse("");
    KeySpec spec =
        switch (kind) {
          case "-----BEGIN PRIVATE KEY-----" -> new PKCS8EncodedKeySpec(der(pem));
          case "-----BEGIN ENCRYPTED PRIVATE KEY-----" -> decrypted(der(pem), auth);
          default ->
              throw new InvalidKeySpecException(
                  "the file must have a PRIVATE KEY; openssl pkcs8 -topk8 makes one of others");
        };
    for (String algorithm : List.of("EC", "RSA")) {
      try {
        return KeyFactory.getInstance(algorithm).generatePrivate(spec);
      } catch (InvalidKeySpecException otherKind) {
        continue;
      }
    }
    throw new InvalidKeySpecException("the file has no private key of RSA or EC");
  }

  private static byte[] der(String pem) throws InvalidKeySpecException {
    String body = String.join("", pem.lines().filter(line -> !line.startsWith("-----")).toList());
    try {
      return Base64.getDecoder().decode(body.strip());
    } catch (IllegalArgumentException e) {
      throw new InvalidKeySpecException("the file is no PEM", e);
    }
  }

  private static KeySpec decrypted(byte[] der, KeyAuth auth) throws GeneralSecurityException {
    char[] chars = chars(auth);
    if (chars == null) {
      throw new InvalidKeySpecException("the key file has a password: --password-file gives it");
    }
    PBEKeySpec passphrase = new PBEKeySpec(chars);
    try {
      EncryptedPrivateKeyInfo info = new EncryptedPrivateKeyInfo(der);
      // Of PBES2 only the parameters know which cipher it is.
      String algorithm = info.getAlgParameters().toString();
      Key key = SecretKeyFactory.getInstance(algorithm).generateSecret(passphrase);
      Cipher cipher = Cipher.getInstance(algorithm);
      cipher.init(Cipher.DECRYPT_MODE, key, info.getAlgParameters());
      return info.getKeySpec(cipher);
    } catch (IOException e) {
      throw new InvalidKeySpecException("the key file is damaged", e);
    } finally {
      passphrase.clearPassword();
      wipe(chars);
    }
  }

  private static char[] chars(KeyAuth auth) {
    if (auth.isNone()) {
      return null;
    }
    try (SecretBytes value = auth.value("approver")) {
      CharBuffer text = StandardCharsets.UTF_8.decode(ByteBuffer.wrap(value.borrow()));
      char[] chars = new char[text.remaining()];
      text.get(chars);
      wipe(text.array());
      return chars;
    }
  }

  private static void wipe(char[] chars) {
    if (chars != null) {
      Arrays.fill(chars, '\0');
    }
  }
}
