package io.github.tpm4j.cli.attestation;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.github.tpm4j.keystore.KeyAuth;
import io.github.tpm4j.keystore.attestation.TpmAttestation;
import io.github.tpm4j.keystore.file.AtomicFile;
import io.github.tpm4j.keystore.pem.Tss2Pem;
import io.github.tpm4j.keystore.pem.Tss2PrivateKey;
import io.github.tpm4j.tss.device.TpmKey;
import io.github.tpm4j.tss.wire.Bytes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.spec.InvalidKeySpecException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An attestation key in a file: TSS2 PRIVATE KEY, and in a line before it, which other programs
 * pass over (RFC 7468, 5.2), the Name of the storage key that it was made under. By that another
 * TPM is known that answers in the place of the first one, before it is sent anything of a
 * password.
 */
public final class AttestationKeyFile {
  private static final String LINE = "Storage-Key-Name: ";

  /** The hash and the digest of a Name: 2 bytes, and 20 to 64. */
  private static final Pattern NAME = Pattern.compile("^" + LINE + "(.*)$", Pattern.MULTILINE);

  private static final Pattern DIGITS = Pattern.compile("([0-9a-f]{2}){22,66}");

  private AttestationKeyFile() {}

  /**
   * Writes a key that was just made.
   *
   * @param storageKeyName of the storage key that it was made under
   */
  static void write(Path file, Tss2PrivateKey key, Bytes storageKeyName) throws IOException {
    byte[] text = (LINE + storageKeyName.toHex() + "\n" + Tss2Pem.encode(key)).getBytes(US_ASCII);
    AtomicFile.replace(file, out -> out.write(text));
  }

  /**
   * Opens a key of a file; one without the line is taken as it is.
   *
   * @param auth its password; the caller closes it
   * @throws IOException if it cannot be read, or is damaged
   */
  public static TpmKey open(TpmAttestation attestation, Path file, KeyAuth auth)
      throws IOException {
    String text = Files.readString(file);
    Tss2PrivateKey key = Tss2Pem.decode(text);
    Optional<Bytes> name = storageKeyName(text);
    try {
      return name.isPresent() ? attestation.key(key, name.get(), auth) : attestation.key(key, auth);
    } catch (InvalidKeySpecException e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  private static Optional<Bytes> storageKeyName(String text) throws IOException {
    Matcher line = NAME.matcher(text.substring(0, Math.max(0, text.indexOf("-----BEGIN"))));
    if (!line.find()) {
      return Optional.empty();
    }
    if (!DIGITS.matcher(line.group(1).strip()).matches()) {
      throw new IOException("The line " + LINE.strip() + " of the key file holds no Name");
    }
    return Optional.of(Bytes.ofHex(line.group(1).strip()));
  }
}
