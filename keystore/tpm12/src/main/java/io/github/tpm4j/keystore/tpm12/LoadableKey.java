package io.github.tpm4j.keystore.tpm12;

import io.github.tpm4j.tpm12.commands.storage.LoadKey2;
import io.github.tpm4j.tpm12.constants.EntityConstants;
import io.github.tpm4j.tpm12.session.AuthSecret;
import io.github.tpm4j.tpm12.structures.TpmKey;
import io.github.tpm4j.tpm12.wire.Bytes;
import java.util.function.Supplier;

/**
 * A key as TPM_LoadKey2 takes it.
 *
 * @param key the key, encrypted by the TPM
 * @param id what it is known by among loaded keys: its encrypted part
 * @param parentSecret asks for the secret of the SRK; the receiver closes it
 */
record LoadableKey(TpmKey key, Bytes id, Supplier<AuthSecret> parentSecret) {
  /** What the SRK is known by. */
  static final String PARENT_ID = "SRK";

  static LoadableKey of(TpmKey key, Supplier<AuthSecret> parentSecret) {
    return new LoadableKey(key, key.encData(), parentSecret);
  }

  LoadKey2.Request load() {
    return new LoadKey2.Request(EntityConstants.KH_SRK, key);
  }
}
