package io.github.tpm4j.cli.attestation;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.github.tpm4j.attest.AttestationKey;
import io.github.tpm4j.keystore.KeyAuth;
import io.github.tpm4j.keystore.TpmConnection;
import io.github.tpm4j.keystore.TpmSettings;
import io.github.tpm4j.keystore.pem.Tss2Pem;
import io.github.tpm4j.keystore.pem.Tss2PrivateKey;
import io.github.tpm4j.keystore.tpm12.Tpm12Attestation;
import io.github.tpm4j.keystore.tpm12.Tpm12PrivateKey;
import io.github.tpm4j.tss.objects.TpmtPublic;
import io.github.tpm4j.tss.wire.Bytes;
import io.github.tpm4j.tss.wire.Limits;
import io.github.tpm4j.tss.wire.TpmReader;
import io.github.tpm4j.tss.wire.WireException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.List;

/** An attestation key that the user trusts, in a file. */
final class KnownKey {
  private static final int MAX_BYTES = 1 << 16;
  private static final String PUBLIC_KEY = "PUBLIC KEY";
  private static final int IDENTITY_BITS = 2048;
  private static final String NO_IDENTITY =
      "%s is no identity key of a TPM 1.2: TSS2 PRIVATE KEY or PUBLIC KEY, of RSA with 2048 bits";

  private KnownKey() {}

  /**
   * Reads one of the forms in which such keys are kept: a TSS2 PRIVATE KEY, of which the public
   * area counts; a PUBLIC KEY in PEM; a TPM2B_PUBLIC, as tpm2_createak writes it.
   *
   * @throws IOException if it cannot be read, or has none of the forms
   */
  static AttestationKey read(Path file) throws IOException {
    byte[] content;
    try (InputStream in = Files.newInputStream(file)) {
      content = in.readNBytes(MAX_BYTES);
    }
    String text = new String(content, ISO_8859_1);
    try {
      if (text.contains("-----BEGIN " + Tss2Pem.LABEL)) {
        return AttestationKey.of(area(Tss2Pem.decode(text).publicArea()));
      }
      if (text.contains("-----BEGIN " + PUBLIC_KEY)) {
        return AttestationKey.vouchedFor(publicKey(text));
      }
      return AttestationKey.of(area(Bytes.adopt(content)));
    } catch (WireException | GeneralSecurityException | IllegalArgumentException e) {
      throw new IOException(
          file + " is no attestation key: TSS2 PRIVATE KEY, PUBLIC KEY or TPM2B_PUBLIC", e);
    }
  }

  /**
   * Reads an identity key of a TPM 1.2: a TSS2 PRIVATE KEY of such a key, or a PUBLIC KEY in PEM.
   *
   * @throws IOException if it cannot be read, or is none
   */
  static RSAPublicKey identity(Path file) throws IOException {
    String text = text(file);
    try {
      PublicKey key =
          text.contains("-----BEGIN " + Tss2Pem.LABEL)
              ? inTpm12(Tss2Pem.decode(text)).publicKey()
              : publicKey(text);
      if (key instanceof RSAPublicKey rsa && rsa.getModulus().bitLength() == IDENTITY_BITS) {
        return rsa;
      }
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      throw new IOException(NO_IDENTITY.formatted(file), e);
    }
    throw new IOException(NO_IDENTITY.formatted(file));
  }

  /** The key in a file; no TPM is asked. */
  private static Tpm12PrivateKey inTpm12(Tss2PrivateKey file) throws InvalidKeySpecException {
    TpmConnection none = TpmConnection.of(TpmSettings.DEFAULT);
    return Tpm12Attestation.with(none).key(file, KeyAuth.none());
  }

  private static String text(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return new String(in.readNBytes(MAX_BYTES), ISO_8859_1);
    }
  }

  private static TpmtPublic area(Bytes tpm2b) {
    return TpmtPublic.readSized(new TpmReader(tpm2b.borrow(), Limits.ANY));
  }

  private static PublicKey publicKey(String pem) throws GeneralSecurityException {
    int from = pem.indexOf("-----BEGIN " + PUBLIC_KEY + "-----") + PUBLIC_KEY.length() + 16;
    int to = pem.indexOf("-----END", from);
    byte[] der = Base64.getMimeDecoder().decode(pem.substring(from, Math.max(from, to)));
    GeneralSecurityException last = null;
    for (String algorithm : List.of("EC", "RSA")) {
      try {
        return KeyFactory.getInstance(algorithm).generatePublic(new X509EncodedKeySpec(der));
      } catch (GeneralSecurityException e) {
        last = e;
      }
    }
    throw last;
  }
}
