package io.github.tpm4j.keystore.tpm12;

import io.github.tpm4j.keystore.KeyAuth;
import io.github.tpm4j.keystore.PassphraseEncoding;
import io.github.tpm4j.keystore.TpmSettings;
import io.github.tpm4j.tpm12.session.AuthSecret;
import io.github.tpm4j.tss.wire.SecretBytes;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Secrets of a TPM 1.2, made of passwords as the settings say. */
final class Secrets {
  /** What the owner is known by among those whose secrets were refused. */
  static final String OWNER_ID = "owner";

  private Secrets() {}

  /**
   * The secret that a password stands for; where none was given, the well-known one.
   *
   * @param auth the password
   * @param whose names it to whoever is asked
   */
  static AuthSecret of(KeyAuth auth, String whose, TpmSettings settings) {
    if (auth.isNone()) {
      return AuthSecret.wellKnown();
    }
    try (SecretBytes password = auth.value(whose)) {
      return of(password, settings.passphraseEncoding());
    }
  }

  /** The secret of the storage root key. */
  static AuthSecret ofStorageRoot(KeyAuth own, TpmSettings settings) {
    KeyAuth auth = own.isNone() ? settings.parentAuth().auth() : own;
    return of(auth, "the TPM's storage root key", settings);
  }

  static AuthSecret of(SecretBytes password, PassphraseEncoding encoding) {
    CharBuffer decoded = StandardCharsets.UTF_8.decode(ByteBuffer.wrap(password.borrow()));
    char[] passphrase = new char[decoded.remaining()];
    decoded.duplicate().get(passphrase);
    try {
      return switch (encoding) {
        case UTF_8 -> AuthSecret.ofUtf8(passphrase);
        case UTF_16LE -> AuthSecret.ofUtf16(passphrase);
        case UTF_16LE_NUL -> AuthSecret.ofUtf16WithNul(passphrase);
      };
    } finally {
      Arrays.fill(passphrase, '\0');
      Arrays.fill(decoded.array(), '\0');
    }
  }
}
