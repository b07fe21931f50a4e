package io.github.tpm4j.cli.dropin.setup;

import io.github.tpm4j.cli.dropin.FileModes;
import io.github.tpm4j.cli.dropin.Refusal;
import io.github.tpm4j.cli.dropin.SystemMessage;
import io.github.tpm4j.tss.objects.TpmtPublic;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/** Has certificates made by the program that the configuration names. */
final class Certificates {
  /** Public, but not for all of a machine's users, as swtpm's. */
  private static final int FILE_MODE = 0640;

  private final SetupSettings settings;
  private final SetupTpm tpm;
  private final Path folder;
  private final SetupLog log;

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
  byte[] endorsement(TpmtPublic key) throws Refusal {
    return made("ek", key);
  }

  /** That of the platform which the TPM with this endorsement key is in, DER. */
  byte[] platform(TpmtPublic key) throws Refusal {
    return made("platform", key);
  }

  private byte[] made(String type, TpmtPublic key) throws Refusal {
    Optional<String> tool = settings.config().certificateTool();
    if (tool.isEmpty()) {
      throw new Refusal("The configuration names no create_certs_tool.");
    }
    return new CertificateTool(settings, tpm.facts(), folder, log).make(tool.get(), type, key);
  }

  /** Writes a copy, if a folder for these was named. */
  void copy(byte[] certificate, String label) throws Refusal {
    if (settings.certificateFolder().isEmpty()) {
      return;
    }
    String name = "ek-" + label + ".crt";
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
