package io.github.tpm4j.tpm12.engine.transportsession;

import io.github.tpm4j.tpm12.commands.CommandSpec;
import io.github.tpm4j.tpm12.constants.EntityConstants;
import io.github.tpm4j.tpm12.engine.core.TpmState;
import io.github.tpm4j.tpm12.engine.keys.LoadedKey;
import io.github.tpm4j.tpm12.structures.TpmPubkey;
import io.github.tpm4j.tpm12.transportsession.KeyHandles;
import java.util.List;

/** The keys that a wrapped command names by handles. */
public final class NamedKeys {
  private NamedKeys() {}

  /**
   * {@return the public parts, in the order of the handles}
   *
   * @param command decrypted
   * @throws io.github.tpm4j.tpm12.engine.response.TpmFailure with TPM_INVALID_KEYHANDLE if there is
   *     no such key
   */
  public static List<TpmPubkey> of(CommandSpec<?, ?> spec, byte[] command, TpmState tpm) {
    return KeyHandles.of(spec, command).stream()
        .map(handle -> key(handle, tpm).publicPart().pubkey())
        .toList();
  }

  private static LoadedKey key(int handle, TpmState tpm) {
    return handle == EntityConstants.KH_EK && tpm.endorsement().exists()
        ? tpm.endorsement().key()
        : tpm.keys().get(handle);
  }
}
