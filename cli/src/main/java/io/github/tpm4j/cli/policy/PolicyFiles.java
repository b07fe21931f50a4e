package io.github.tpm4j.cli.policy;

import io.github.tpm4j.cli.tpm.TpmOption;
import io.github.tpm4j.keystore.policy.PublicKeyPem;
import io.github.tpm4j.keystore.policy.text.PolicyEnvironment;
import io.github.tpm4j.keystore.policy.text.PolicyFormatException;
import io.github.tpm4j.keystore.policy.text.PolicyText;
import io.github.tpm4j.tss.device.TpmDevice;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PublicKey;
import java.security.spec.InvalidKeySpecException;

/** Reads the files of the commands; {@code -} is the standard input. */
public final class PolicyFiles {
  private static final int MAX_BYTES = 1 << 20;

  private PolicyFiles() {}

  /**
   * A policy. The TPM is asked only where the text leaves open what it knows.
   *
   * @throws IOException if the file is no policy, or cannot be read, or there is no TPM
   */
  public static PolicyText policy(Path file, TpmOption tpm) throws IOException {
    String json = text(file);
    try {
      return PolicyText.read(json, PolicyEnvironment.offline());
    } catch (PolicyFormatException e) {
      if (!e.needsTpm()) {
        throw refused(file, e);
      }
    }
    try (TpmDevice device = TpmDevice.open(tpm.tcti())) {
      return policy(file, json, device);
    }
  }

  /**
   * A policy, with what it leaves open as a TPM has it now.
   *
   * @throws IOException as {@link #policy(Path, TpmOption)}
   */
  public static PolicyText policy(Path file, TpmDevice device) throws IOException {
    return policy(file, text(file), device);
  }

  private static PolicyText policy(Path file, String json, TpmDevice device) throws IOException {
    try {
      return PolicyText.read(json, PolicyEnvironment.of(device));
    } catch (PolicyFormatException e) {
      throw refused(file, e);
    }
  }

  private static IOException refused(Path file, PolicyFormatException e) {
    return new IOException(file + ": " + e.getMessage(), e);
  }

  /** A public key in PEM, or that of a certificate. */
  static PublicKey publicKey(Path file) throws IOException {
    try {
      return PublicKeyPem.readKeyOrCertificate(text(file));
    } catch (InvalidKeySpecException e) {
      throw new IOException(file + ": " + e.getMessage(), e);
    }
  }

  /**
   * A text.
   *
   * @param file of 1 MiB at the most
   * @throws IOException if it cannot be read, or is none in UTF-8
   */
  public static String text(Path file) throws IOException {
    byte[] bytes;
    if (file.toString().equals("-")) {
      bytes = System.in.readNBytes(MAX_BYTES + 1);
    } else {
      try (InputStream in = Files.newInputStream(file)) {
        bytes = in.readNBytes(MAX_BYTES + 1);
      }
    }
    if (bytes.length > MAX_BYTES) {
      throw new IOException(file + " has more than " + MAX_BYTES + " bytes");
    }
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw new IOException(file + " is no text in UTF-8", e);
    }
  }
}
