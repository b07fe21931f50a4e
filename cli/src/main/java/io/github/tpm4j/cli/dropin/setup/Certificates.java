package io.github.tpm4j.cli.dropin.setup;

import io.github.tpm4j.cli.dropin.FileModes;
import io.github.tpm4j.cli.dropin.Refusal;
import io.github.tpm4j.cli.dropin.SystemMessage;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.PublicKey;
import java.util.Optional;
import java.util.Set;

/**
 * Has certificates made by the program that the configuration names, or by the machine's own
 * authority where there is none.
 */
final class Certificates {
  /** Public, but not for all of a machine's users, as swtpm's. */
  private static final int FILE_MODE = 0640;

  private static final Set<String> SWTPMS = Set.of("swtpm_localca", "swtpm-localca");

  private final SetupSettings settings;
  private final SetupTpm tpm;
  private final Path folder;
  private final SetupLog log;
  private OwnCertificates own;

  /**
   * For one TPM.
   *
   * @param folder for the files that the program makes
   */
  Certificates(SetupSettings settings, SetupTpm tpm, Path folder, SetupLog log) {
    this.settings = settings;
    this.tpm = tpm;
    this.folder = folder;
    this.log = log;
  }

  /** That of an endorsement key, DER. */
  byte[] endorsement(PublicKey key) throws Refusal {
    Optional<String> tool = tool();
    return tool.isPresent() ? made(tool.get(), "ek", key) : ownCertificates().endorsement(key);
  }

  /** That of the platform which the TPM with this endorsement key is in, DER. */
  byte[] platform(PublicKey key) throws Refusal {
    Optional<String> tool = tool();
    return tool.isPresent() ? made(tool.get(), "platform", key) : ownCertificates().platform(key);
  }

  /**
   * That of a key by which the device is known, DER. A swtpm_localca that knows such is younger
   * than the command line here; its authority certifies them.
   *
   * @param ekCertificate of the TPM
   */
  byte[] device(PublicKey key, DeviceKeyKind kind, byte[] ekCertificate) throws Refusal {
    Optional<String> tool = tool().filter(it -> !isSwtpms(it));
    if (tool.isPresent()) {
      throw new Refusal(
          "%s is not asked for certificates of %s keys: swtpm_localca makes them"
              .formatted(tool.get(), kind.label()));
    }
    return ownCertificates().device(key, kind, ekCertificate);
  }

  private byte[] made(String tool, String type, PublicKey key) throws Refusal {
    return new CertificateTool(settings, tpm.facts(), folder, log).make(tool, type, key);
  }

  /** None if it is swtpm's own, whose package is not installed: its configuration still counts. */
  private Optional<String> tool() {
    return settings
        .config()
        .certificateTool()
        .filter(it -> !isSwtpms(it) || Programs.inPath(it, System.getenv()).isPresent());
  }

  private static boolean isSwtpms(String tool) {
    return SWTPMS.contains(Path.of(tool).getFileName().toString());
  }

  private OwnCertificates ownCertificates() throws Refusal {
    if (own == null) {
      own = OwnCertificates.of(settings, tpm.facts(), log);
    }
    return own;
  }

  /** Writes a copy, if a folder for these was named. */
  void copy(byte[] certificate, String label) throws Refusal {
    if (settings.certificateFolder().isEmpty()) {
      return;
    }
    String name = label + ".crt";
    Path file = settings.certificateFolder().get().resolve(name);
    Path other = file.resolveSibling(name + ".new");
    try {
      Files.deleteIfExists(other);
      try (OutputStream out = FileModes.write(other, FILE_MODE)) {
        out.write(certificate);
      }
      Files.move(other, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new Refusal("Could not write to file " + file + ": " + SystemMessage.of(e), e);
    }
  }
}
