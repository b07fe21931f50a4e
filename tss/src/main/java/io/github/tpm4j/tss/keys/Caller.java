package io.github.tpm4j.tss.keys;

import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.wire.Bytes;
import io.github.tpm4j.tss.wire.SecretBytes;
import java.util.Optional;
import java.util.function.Supplier;

/** Who uses a TPM: what he gives, and what he demands. */
public interface Caller {
  /** Gives nothing and demands nothing. */
  Caller ANYBODY =
      new Caller() {
        @Override
        public Supplier<SecretBytes> hierarchyAuth(TpmHandle hierarchy) {
          return () -> SecretBytes.EMPTY;
        }

        @Override
        public Optional<Bytes> storageKeyName() {
          return Optional.empty();
        }

        @Override
        public boolean sessionless() {
          return false;
        }
      };

  /**
   * {@return the authValue of a hierarchy; what it supplies is wiped}
   *
   * @param hierarchy TPM_RH_OWNER, TPM_RH_ENDORSEMENT, TPM_RH_PLATFORM, TPM_RH_LOCKOUT or
   *     TPM_RH_NULL
   */
  Supplier<SecretBytes> hierarchyAuth(TpmHandle hierarchy);

  /** {@return the Name of the key that secrets are encrypted to; empty if it is not known} */
  Optional<Bytes> storageKeyName();

  /** {@return whether authValues are sent in the clear, and nothing is protected on its way} */
  boolean sessionless();
}
