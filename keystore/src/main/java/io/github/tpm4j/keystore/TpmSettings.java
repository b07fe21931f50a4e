package io.github.tpm4j.keystore;

import io.github.tpm4j.tss.constants.TpmHt;
import io.github.tpm4j.tss.device.DeviceOptions;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.policy.Policy;
import io.github.tpm4j.tss.policy.PolicyInputs;
import io.github.tpm4j.tss.wire.Bytes;
import io.github.tpm4j.tss.wire.SecretBytes;
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
 * @param parentAuth how {@code parent} is authorised if it is persistent; if it is a hierarchy, how
 *     the persistent storage keys of key files are
 * @param policyInputs what the policies of keys ask for, beyond the state of the TPM
 * @param passphraseEncoding how a TPM 1.2's secrets are made of passwords
 */
public record TpmSettings(
    Optional<String> tcti,
    TpmHandle parent,
    Optional<Bytes> storageKeyName,
    Optional<CallbackHandler> ownerPassword,
    ParentAuth parentAuth,
    PolicyInputs policyInputs,
    PassphraseEncoding passphraseEncoding) {
  /** The TPM of this machine, with new keys under the owner's storage key. */
  public static final TpmSettings DEFAULT =
      new TpmSettings(
          Optional.empty(),
          TpmHandle.OWNER,
          Optional.empty(),
          Optional.empty(),
          ParentAuth.NONE,
          PolicyInputs.NONE,
          PassphraseEncoding.UTF_8);

  /**
   * {@return the TPM that a TCTI configuration string names}
   *
   * @param tcti such as {@code device:/dev/tpmrm0} or {@code swtpm:host=127.0.0.1,port=2321}
   */
  public static TpmSettings of(String tcti) {
    return DEFAULT.withTcti(tcti);
  }

  /**
   * These settings, for the TPM that a TCTI configuration string names.
   *
   * @param newTcti such as {@code device:/dev/tpmrm0} or {@code swtpm:host=127.0.0.1,port=2321}
   * @return new settings; these stay as they are
   */
  public TpmSettings withTcti(String newTcti) {
    return new TpmSettings(
        Optional.of(newTcti),
        parent,
        storageKeyName,
        ownerPassword,
        parentAuth,
        policyInputs,
        passphraseEncoding);
  }

  /**
   * These settings, with another parent of new keys.
   *
   * @param newParent a hierarchy, for its standard storage key, or the handle of a persistent one
   * @return new settings; these stay as they are
   */
  public TpmSettings withParent(TpmHandle newParent) {
    return new TpmSettings(
        tcti,
        newParent,
        storageKeyName,
        ownerPassword,
        parentAuth,
        policyInputs,
        passphraseEncoding);
  }

  /**
   * These settings, with the storage key that the TPM must show before a secret is sent to it.
   *
   * @param name as {@link TpmConnection#storageKeyName} tells it, or {@code tpm2_readpublic}
   * @return new settings; these stay as they are
   */
  public TpmSettings withStorageKeyName(Bytes name) {
    return new TpmSettings(
        tcti,
        parent,
        Optional.of(name),
        ownerPassword,
        parentAuth,
        policyInputs,
        passphraseEncoding);
  }

  /**
   * These settings, and who is asked for the owner's password each time it is needed.
   *
   * @param handler answers a {@link javax.security.auth.callback.PasswordCallback}
   * @return new settings; these stay as they are
   */
  public TpmSettings withOwnerPassword(CallbackHandler handler) {
    return new TpmSettings(
        tcti,
        parent,
        storageKeyName,
        Optional.of(handler),
        parentAuth,
        policyInputs,
        passphraseEncoding);
  }

  /**
   * These settings, and the owner's password, which stays in memory with them.
   *
   * @param password is copied; the caller wipes its own
   * @return new settings; these stay as they are
   */
  public TpmSettings withOwnerPassword(char[] password) {
    return withOwnerPassword(new GivenPassword(password));
  }

  /**
   * These settings, and the owner's password in the first line of a file.
   *
   * @param file its first line is the password
   * @return new settings; these stay as they are
   */
  public TpmSettings withOwnerPasswordFile(Path file) {
    return withOwnerPassword(new PasswordFile(file));
  }

  /**
   * These settings, and who is asked for the password of a persistent storage key each time it is
   * needed: to make a key under it, or to load one.
   *
   * @param handler answers a {@link javax.security.auth.callback.PasswordCallback}
   * @return new settings; these stay as they are
   */
  public TpmSettings withParentPassword(CallbackHandler handler) {
    return withParentAuth(new ParentAuth(KeyAuth.callback(handler), parentAuth.policy()));
  }

  /**
   * These settings, and the password of a persistent storage key, which stays in memory with them.
   *
   * @param password is copied; the caller wipes its own. An empty one for a storage key that counts
   *     wrong passwords and has none
   * @return new settings; these stay as they are
   */
  public TpmSettings withParentPassword(char[] password) {
    return withParentAuth(new ParentAuth(KeyAuth.password(password), parentAuth.policy()));
  }

  /**
   * These settings, and the password of a persistent storage key in the first line of a file.
   *
   * @param file its first line is the password
   * @return new settings; these stay as they are
   */
  public TpmSettings withParentPasswordFile(Path file) {
    return withParentPassword(new PasswordFile(file));
  }

  /**
   * These settings, and the policy by which a persistent storage key is used.
   *
   * @param policy the policy of the storage key
   * @return new settings; these stay as they are
   */
  public TpmSettings withParentPolicy(Policy policy) {
    return withParentAuth(parentAuth.by(policy));
  }

  /**
   * These settings, and how a persistent storage key is authorised.
   *
   * @param auth its password, its policy, or both
   * @return new settings; these stay as they are
   */
  public TpmSettings withParentAuth(ParentAuth auth) {
    return new TpmSettings(
        tcti, parent, storageKeyName, ownerPassword, auth, policyInputs, passphraseEncoding);
  }

  /** How a persistent storage key is authorised; one that is not meant is given no password. */
  ParentAuth parentAuthOf(TpmHandle storageKey) {
    boolean isMeant = !parent.is(TpmHt.PERSISTENT) || parent.equals(storageKey);
    return isMeant ? parentAuth : ParentAuth.NONE;
  }

  /**
   * These settings, with what policies ask for: passwords of other entities, signers, approvals.
   * They serve every key; {@link TpmPrivateKey#with(PolicyInputs)} serves one.
   *
   * @param inputs passwords of other entities, signers, approvals
   * @return new settings; these stay as they are
   */
  public TpmSettings withPolicyInputs(PolicyInputs inputs) {
    return new TpmSettings(
        tcti, parent, storageKeyName, ownerPassword, parentAuth, inputs, passphraseEncoding);
  }

  /**
   * These settings, with how a TPM 1.2's secrets are made of passwords: of the owner, the storage
   * root key, and keys.
   *
   * @param encoding what the program had that set them
   * @return new settings; these stay as they are
   */
  public TpmSettings withPassphraseEncoding(PassphraseEncoding encoding) {
    return new TpmSettings(
        tcti, parent, storageKeyName, ownerPassword, parentAuth, policyInputs, encoding);
  }

  /** The inputs of policies, with the owner's password if that was given. */
  PolicyInputs allPolicyInputs() {
    return ownerPassword.isEmpty()
        ? policyInputs
        : PolicyInputs.NONE.withSecret(TpmHandle.OWNER, this::ownerAuth).and(policyInputs);
  }

  private SecretBytes ownerAuth() {
    return PasswordPrompt.ask(ownerPassword.orElseThrow(), "the TPM's owner");
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
