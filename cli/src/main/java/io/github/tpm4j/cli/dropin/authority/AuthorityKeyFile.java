package io.github.tpm4j.cli.dropin.authority;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.github.tpm4j.cli.secret.PrivateKeyPem;
import io.github.tpm4j.keystore.KeyAuth;
import java.io.IOException;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.util.Arrays;

/** The private key of an authority in its file, for this user alone. */
final class AuthorityKeyFile {
  private AuthorityKeyFile() {}

  static PrivateKey read(AuthorityConfig config) throws IOException, GeneralSecurityException {
    return PrivateKeyPem.read(
        Files.readString(config.keyFile(), US_ASCII), password(config), "signingkey_password");
  }

  /** Encrypts it if the configuration has a password. */
  static void write(PrivateKey key, AuthorityConfig config)
      throws IOException, GeneralSecurityException {
    byte[] pem = PrivateKeyPem.write(key, password(config));
    try {
      NewFile.write(config.keyFile(), pem, NewFile.SECRET);
    } finally {
      Arrays.fill(pem, (byte) 0);
    }
  }

  private static KeyAuth password(AuthorityConfig config) {
    return config
        .password()
        .map(text -> KeyAuth.password(text.toCharArray()))
        .orElseGet(KeyAuth::none);
  }
}
