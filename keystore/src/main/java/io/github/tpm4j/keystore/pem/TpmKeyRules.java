package io.github.tpm4j.keystore.pem;

import io.github.tpm4j.tss.wire.Bytes;
import java.util.Optional;
import java.util.Set;

/** What draft-bottomley-tpm2-keys demands of a {@code TPMKey} beyond its syntax. */
final class TpmKeyRules {
  /** TPM_HT of permanent, transient and persistent handles (Part 2, 7.2). */
  private static final Set<Integer> PARENT_HANDLE_TYPES = Set.of(0x40, 0x80, 0x81);

  private static final int PERSISTENT_HANDLE_TYPE = 0x81;

  /** TPM_KH_SRK (TPM Main 1.2, Part 2, 4.4.1). */
  private static final int STORAGE_ROOT_KEY = 0x4000_0000;

  private TpmKeyRules() {}

  /** What is wrong with the fields, if anything is. */
  static Optional<String> problem(Tss2PrivateKeyBuilder key) {
    return switch (key.type) {
      case PERSISTENT -> persistentProblem(key);
      case TPM_1_2, TPM_1_2_SEALED -> tpm12Problem(key);
      case LOADABLE, IMPORTABLE, SEALED -> wrappedProblem(key);
    };
  }

  private static Optional<String> tpm12Problem(Tss2PrivateKeyBuilder key) {
    if (key.parent != STORAGE_ROOT_KEY) {
      return Optional.of(
          "parent 0x%08X is not the storage root key of a TPM 1.2".formatted(key.parent));
    }
    if (!key.privateArea.isEmpty() || key.secret != null || !key.policy.isEmpty()) {
      return Optional.of("what is of a TPM 1.2 has no privkey, secret or policy");
    }
    return key.publicArea.isEmpty() ? Optional.of("pubkey is empty") : Optional.empty();
  }

  private static Optional<String> persistentProblem(Tss2PrivateKeyBuilder key) {
    if (key.parent >>> 24 != PERSISTENT_HANDLE_TYPE) {
      return Optional.of("0x%08X is no persistent handle".formatted(key.parent));
    }
    return !key.privateArea.isEmpty() || key.secret != null
        ? Optional.of("a key in the TPM's own memory has neither privkey nor secret")
        : framing("pubkey", key.publicArea);
  }

  private static Optional<String> wrappedProblem(Tss2PrivateKeyBuilder key) {
    if (!PARENT_HANDLE_TYPES.contains(key.parent >>> 24)) {
      return Optional.of(
          "parent 0x%08X is neither a persistent handle nor a hierarchy".formatted(key.parent));
    }
    if (key.type == Tss2KeyType.IMPORTABLE && key.secret == null) {
      return Optional.of("an importable key needs the field secret");
    }
    if (key.type == Tss2KeyType.LOADABLE && key.secret != null) {
      return Optional.of("the field secret belongs to what is imported, not to a loadable key");
    }
    return framing("pubkey", key.publicArea)
        .or(() -> framing("privkey", key.privateArea))
        .or(() -> key.secret == null ? Optional.empty() : framing("secret", key.secret));
  }

  /** A TPM2B starts with its own size, a UINT16; a cut or doubled blob shows here. */
  private static Optional<String> framing(String field, Bytes tpm2b) {
    if (tpm2b.size() < 3) {
      return Optional.of(field + " is empty");
    }
    int announced = (tpm2b.get(0) & 0xFF) << 8 | tpm2b.get(1) & 0xFF;
    int present = tpm2b.size() - 2;
    return announced == present
        ? Optional.empty()
        : Optional.of(
            "%s says that it has %d bytes but has %d".formatted(field, announced, present));
  }
}
