package io.github.tpm4j.provider;

import io.github.tpm4j.keystore.PassphraseEncoding;
import io.github.tpm4j.keystore.TpmSettings;
import io.github.tpm4j.keystore.policy.text.PolicyFormatException;
import io.github.tpm4j.keystore.policy.text.PolicyText;
import io.github.tpm4j.transport.Transports;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.policy.PolicyInputs;
import io.github.tpm4j.tss.wire.Bytes;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.ProviderException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Properties;

/**
 * Reads the argument of the provider: a TCTI configuration string, or the path of a properties file
 * with any of these keys.
 *
 * <dl>
 *   <dt>{@code tcti}
 *   <dd>the TCTI configuration string; without it the TPM of this machine is discovered
 *   <dt>{@code parent}
 *   <dd>the handle under which new keys are made, in hexadecimal: 40000001 (owner, the default),
 *       another hierarchy, or a persistent storage key such as 81000001
 *   <dt>{@code storageKeyName}
 *   <dd>the Name of the owner's storage key in hexadecimal, as {@code tpm2_readpublic} prints it; a
 *       TPM that shows another is refused
 *   <dt>{@code ownerPasswordFile}
 *   <dd>a file, relative to this one, whose first line is the password of the owner hierarchy, or
 *       the secret of a TPM 1.2's owner
 *   <dt>{@code parentPasswordFile}
 *   <dd>a file, relative to this one, whose first line is the password of {@code parent}, or, if
 *       that is a hierarchy, of the persistent storage keys of key files; empty for one that counts
 *       wrong passwords and has none
 *   <dt>{@code policyApprovals}
 *   <dd>a file with a policy that was approved ({@code tpm4j policy approve}), or a folder of them,
 *       relative to this one; for keys that are bound to what a key approves
 *   <dt>{@code passphraseEncoding}
 *   <dd>how a TPM 1.2's secrets are made of passwords: UTF_8 (the default), UTF_16LE (tpm-tools
 *       with {@code --unicode}) or UTF_16LE_NUL
 * </dl>
 */
public final class ProviderSettings {
  private static final int HEX = 16;

  private ProviderSettings() {}

  static TpmSettings parse(String argument) {
    Optional<Path> file = file(argument);
    if (file.isPresent()) {
      return read(file.get());
    }
    if (argument.startsWith("/") || argument.endsWith(".properties")) {
      throw new ProviderException("There is no file " + argument);
    }
    return TpmSettings.of(known(argument.strip()));
  }

  /** The TCTI configuration string, if such a TPM can be; nothing is opened. */
  private static String known(String tcti) {
    try {
      Transports.identity(tcti);
      return tcti;
    } catch (IllegalArgumentException e) {
      throw new ProviderException("The provider's argument names no TPM: " + e.getMessage(), e);
    }
  }

  private static Optional<Path> file(String argument) {
    try {
      return Optional.of(Path.of(argument)).filter(Files::isRegularFile);
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }

  private static TpmSettings read(Path file) {
    Properties properties = new Properties();
    try (Reader in = Files.newBufferedReader(file)) {
      properties.load(in);
    } catch (IOException | IllegalArgumentException e) {
      throw refusal(file, "cannot be read: " + e.getMessage(), e);
    }
    TpmSettings settings = TpmSettings.DEFAULT;
    for (String key : properties.stringPropertyNames()) {
      settings = with(file, settings, key, properties.getProperty(key).strip());
    }
    return settings;
  }

  private static TpmSettings with(Path file, TpmSettings settings, String key, String value) {
    return switch (key) {
      case "tcti" -> settings.withTcti(tcti(file, value));
      case "parent" -> settings.withParent(handle(file, value));
      case "storageKeyName" -> settings.withStorageKeyName(name(file, value));
      case "ownerPasswordFile" -> settings.withOwnerPasswordFile(file.resolveSibling(value));
      case "parentPasswordFile" -> settings.withParentPasswordFile(file.resolveSibling(value));
      case "policyApprovals" ->
          settings.withPolicyInputs(
              settings.policyInputs().and(approvals(file, file.resolveSibling(value))));
      case "passphraseEncoding" -> settings.withPassphraseEncoding(encoding(file, value));
      default -> throw refusal(file, "has the unknown key " + key, null);
    };
  }

  private static PassphraseEncoding encoding(Path file, String value) {
    try {
      return PassphraseEncoding.valueOf(value);
    } catch (IllegalArgumentException e) {
      String known = Arrays.toString(PassphraseEncoding.values());
      throw refusal(file, "has a passphraseEncoding that is none of " + known, e);
    }
  }

  private static PolicyInputs approvals(Path file, Path approvals) {
    try {
      return PolicyText.approvals(approvals);
    } catch (IOException | PolicyFormatException e) {
      throw refusal(file, "has policyApprovals that cannot be used: " + e.getMessage(), e);
    }
  }

  private static String tcti(Path file, String value) {
    try {
      return known(value);
    } catch (ProviderException e) {
      throw refusal(file, "has a wrong tcti: " + e.getMessage(), e);
    }
  }

  private static TpmHandle handle(Path file, String hex) {
    try {
      return TpmHandle.of(
          Integer.parseUnsignedInt(hex.startsWith("0x") ? hex.substring(2) : hex, HEX));
    } catch (NumberFormatException e) {
      throw refusal(file, "has a parent that is no hexadecimal handle", e);
    }
  }

  private static Bytes name(Path file, String hex) {
    try {
      return Bytes.of(HexFormat.of().parseHex(hex));
    } catch (IllegalArgumentException e) {
      throw refusal(file, "has a storageKeyName that is not hexadecimal", e);
    }
  }

  private static ProviderException refusal(Path file, String problem, Exception cause) {
    return new ProviderException("The provider's settings " + file + ' ' + problem, cause);
  }
}
