package io.github.tpm4j.transport;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The TPM of a Linux machine, as its files show it. No device is opened to look: the raw one of a
 * TPM 2.0 keeps what a program leaves behind, and keeps others out.
 *
 * @param managed the device with the kernel's resource manager, which only a TPM 2.0 has
 * @param raw the device without, which is all that a TPM 1.2 has
 * @param facts the folder in which the kernel tells of the TPM
 */
record LinuxDevices(Path managed, Path raw, Path facts) {

  /** Those of this machine. */
  static LinuxDevices ofMachine() {
    return new LinuxDevices(
        Path.of("/dev/tpmrm0"), Path.of("/dev/tpm0"), Path.of("/sys/class/tpm/tpm0"));
  }

  /** Whatever is there, so that a device that may not be used is an error. */
  Optional<Path> find() {
    if (exists(managed)) {
      return Optional.of(managed);
    }
    return exists(raw) && isTpm12() ? Optional.of(raw) : Optional.empty();
  }

  /** Why there is none, in words. */
  String absence() {
    String missing = "there is no " + managed;
    return exists(raw) ? missing + ", and " + raw + " is not known to be a TPM 1.2" : missing;
  }

  private static boolean exists(Path device) {
    return Files.exists(device, LinkOption.NOFOLLOW_LINKS);
  }

  /** Linux says so since 5.6; before, only a TPM 1.2 had the file of capabilities. */
  private boolean isTpm12() {
    Path version = facts.resolve("tpm_version_major");
    try {
      return Files.exists(version)
          ? Files.readString(version).strip().equals("1")
          : Files.exists(facts.resolve("caps"));
    } catch (IOException e) {
      return false;
    }
  }
}
