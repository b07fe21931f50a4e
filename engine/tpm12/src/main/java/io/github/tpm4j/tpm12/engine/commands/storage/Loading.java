package io.github.tpm4j.tpm12.engine.commands.storage;

import io.github.tpm4j.tpm12.constants.TpmResult;
import io.github.tpm4j.tpm12.engine.core.TpmState;
import io.github.tpm4j.tpm12.engine.keys.KeyBlobs;
import io.github.tpm4j.tpm12.engine.keys.KeyRules;
import io.github.tpm4j.tpm12.engine.keys.LoadedKey;
import io.github.tpm4j.tpm12.engine.pipeline.Invocation;
import io.github.tpm4j.tpm12.engine.response.TpmFailure;
import io.github.tpm4j.tpm12.structures.KeyConstants;
import io.github.tpm4j.tpm12.structures.TpmKey;

/** Loads a key of a storage key. */
final class Loading {
  private Loading() {}

  /** {@return the handle of the loaded key} */
  static int load(int parentHandle, TpmKey blob, Invocation call) {
    TpmState tpm = call.tpm();
    LoadedKey parent = tpm.keys().get(parentHandle);
    call.authorizeKey(0, parent);
    TpmFailure.require(parent.isOf(KeyConstants.USAGE_STORAGE), TpmResult.INVALID_KEYUSAGE);
    KeyRules.check(blob);
    requireOwnIdentity(blob);
    tpm.keys().requireFree();
    return tpm.keys().load(KeyBlobs.unwrap(blob, parent, tpm.owner().tpmProof()));
  }

  /** Whoever trusts in identity keys trusts that no other TPM, and no program, has them. */
  private static void requireOwnIdentity(TpmKey blob) {
    boolean isIdentity = blob.keyUsage() == KeyConstants.USAGE_IDENTITY;
    boolean isAllowed = !isIdentity || !blob.isMigratable();
    TpmFailure.require(isAllowed, TpmResult.INVALID_KEYUSAGE);
  }
}
