package io.github.tpm4j.tss.policy;

import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.wire.Bytes;
import java.util.Optional;

/** What a TPM says of the entities that policies name. */
public interface EntitySource {
  /** Of no entity anything is known. */
  EntitySource UNKNOWN =
      new EntitySource() {
        @Override
        public boolean hasEmptyAuth(TpmHandle entity) {
          return false;
        }

        @Override
        public Optional<TpmHandle> named(Bytes name) {
          return Optional.empty();
        }
      };

  /**
   * {@return whether an entity is known to have no password, and an empty one may be tried: a
   * hierarchy, whose wrong tries are not counted}
   *
   * @param entity permanent, persistent or an NV Index
   */
  boolean hasEmptyAuth(TpmHandle entity);

  /**
   * {@return the handle of the persistent object or the NV Index with a Name; empty if there is
   * none}
   *
   * @param name nameAlg and digest
   */
  Optional<TpmHandle> named(Bytes name);
}
