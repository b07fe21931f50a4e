package io.github.tpm4j.keystore;

import io.github.tpm4j.tss.device.DeviceOptions;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.wire.Bytes;
import java.nio.file.Path;
import java.util.Optional;
import javax.security.auth.callback.CallbackHandler;

/**
 * How a TPM is reached and used. Immutable.
 *
 * @param tcti a TCTI configuration string such as {@code device:/dev/tpmrm0}; empty to discover the
 *     TPM of this machine
 * @param parent where new keys are made: a hierarchy, for its standard storage key, or a persistent
 *     storage key
 * @param storageKeyName the Name of the owner's storage key; a TPM that shows another is refused.
 *     Empty if it is not known
 * @param ownerPassword is asked for the password of the owner hierarchy when it is needed: to make
 *     the storage key, or a key persistent. Empty if the hierarchy has none
 */
public record TpmSettings(
    Optional<String> tcti,
    TpmHandle parent,
    Optional<Bytes> storageKeyName,
    Optional<CallbackHandler> ownerPassword) {
  /** The TPM of this machine, with new keys under the owner's storage key. */
  public static final TpmSettings DEFAULT =
      new TpmSettings(Optional.empty(), TpmHandle.OWNER, Optional.empty(), Optional.empty());

  /** The TPM that a TCTI configuration string names. */
  public static TpmSettings of(String tcti) {
    return DEFAULT.withTcti(tcti);
  }

  /** These settings, for the TPM that a TCTI configuration string names. */
  public TpmSettings withTcti(String newTcti) {
    return new TpmSettings(Optional.of(newTcti), parent, storageKeyName, ownerPassword);
  }

  /** These settings, with another parent of new keys. */
  public TpmSettings withParent(TpmHandle newParent) {
    return new TpmSettings(tcti, newParent, storageKeyName, ownerPassword);
  }

  /**
   * These settings, with the storage key that the TPM must show before a secret is sent to it.
   *
   * @param name as {@link TpmConnection#storageKeyName} tells it, or {@code tpm2_readpublic}
   */
  public TpmSettings withStorageKeyName(Bytes name) {
    return new TpmSettings(tcti, parent, Optional.of(name), ownerPassword);
  }

  /**
   * These settings, and who is asked for the owner's password each time it is needed.
   *
   * @param handler answers a {@link javax.security.auth.callback.PasswordCallback}
   */
  public TpmSettings withOwnerPassword(CallbackHandler handler) {
    return new TpmSettings(tcti, parent, storageKeyName, Optional.of(handler));
  }

  /**
   * These settings, and the owner's password, which stays in memory with them.
   *
   * @param password is copied; the caller wipes its own
   */
  public TpmSettings withOwnerPassword(char[] password) {
    return withOwnerPassword(new GivenPassword(password));
  }

  /** These settings, and the owner's password in the first line of a file. */
  public TpmSettings withOwnerPasswordFile(Path file) {
    return withOwnerPassword(new PasswordFile(file));
  }

  /** What of the settings concerns the use of a TPM that is connected. */
  DeviceOptions deviceOptions() {
    DeviceOptions options = DeviceOptions.DEFAULT;
    if (storageKeyName.isPresent()) {
      options = options.withStorageKeyName(storageKeyName.get());
    }
    return ownerPassword.isEmpty()
        ? options
        : options.withHierarchyAuth(
            TpmHandle.OWNER, () -> PasswordPrompt.ask(ownerPassword.get(), "the TPM's owner"));
  }
}
