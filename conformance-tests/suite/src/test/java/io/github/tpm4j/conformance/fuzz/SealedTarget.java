package io.github.tpm4j.conformance.fuzz;

import io.github.tpm4j.keystore.KeyAuth;
import io.github.tpm4j.keystore.TpmConnection;
import io.github.tpm4j.keystore.TpmSettings;
import io.github.tpm4j.keystore.seal.ClevisJwe;
import io.github.tpm4j.keystore.seal.SealedDataException;
import io.github.tpm4j.keystore.seal.SystemdCredential;
import io.github.tpm4j.keystore.seal.SystemdPcrSignatures;
import io.github.tpm4j.keystore.seal.SystemdToken;
import io.github.tpm4j.tss.error.TpmException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;

/**
 * What other programs are said to have sealed: files of clevis, credentials, tokens and signatures
 * of systemd. They are opened, or refused with the exceptions that their readers name.
 */
public final class SealedTarget {
  static final int CLEVIS = 0;
  static final int CLEVIS_HEADER = 1;
  static final int TOKEN = 2;
  static final int CREDENTIAL = 3;
  static final int SIGNATURES = 4;
  static final int KINDS = 5;

  /** After the header: no key, 12 bytes of IV, data, 16 bytes of tag. */
  private static final String CLEVIS_REST = "..AAAAAAAAAAAAAAAA.AAAA.AAAAAAAAAAAAAAAAAAAAAA";

  private static final TpmConnection TPM =
      TpmConnection.of(TpmSettings.of("engine:memory,name=sealed-target"));

  private SealedTarget() {}

  /** The first byte says what the others are. */
  public static void fuzzerTestOneInput(byte[] input) {
    if (input.length == 0) {
      return;
    }
    byte[] rest = Arrays.copyOfRange(input, 1, input.length);
    try {
      open(Byte.toUnsignedInt(input[0]) % KINDS, rest);
    } catch (SealedDataException | TpmException refused) {
      if (refused.getMessage() == null || refused.getMessage().isBlank()) {
        throw new AssertionError("refused without a word", refused);
      }
    }
  }

  private static void open(int kind, byte[] input) throws SealedDataException {
    String text = new String(input, StandardCharsets.UTF_8);
    switch (kind) {
      case CLEVIS -> ClevisJwe.with(TPM).decrypt(text).close();
      // What is within base64 would seldom be reached.
      case CLEVIS_HEADER ->
          ClevisJwe.with(TPM)
              .decrypt(Base64.getUrlEncoder().withoutPadding().encodeToString(input) + CLEVIS_REST)
              .close();
      case TOKEN -> SystemdToken.with(TPM).passphrase(text, KeyAuth.none()).close();
      case CREDENTIAL ->
          SystemdCredential.with(TPM)
              .decrypt(Base64.getEncoder().encodeToString(input), "name")
              .close();
      default -> SystemdPcrSignatures.read(text);
    }
  }
}
