package io.github.tpm4j.tpm12.engine.commands.storage;

import io.github.tpm4j.tpm12.constants.TpmResult;
import io.github.tpm4j.tpm12.engine.core.TpmState;
import io.github.tpm4j.tpm12.engine.keys.LoadedKey;
import io.github.tpm4j.tpm12.engine.pipeline.Invocation;
import io.github.tpm4j.tpm12.engine.response.TpmFailure;
import io.github.tpm4j.tpm12.engine.seal.SealedData;
import io.github.tpm4j.tpm12.engine.seal.StoredData;
import io.github.tpm4j.tpm12.structures.KeyConstants;
import io.github.tpm4j.tpm12.structures.TpmStoredData;
import io.github.tpm4j.tpm12.wire.Bytes;
import java.util.Arrays;

/** Seals data to a storage key (Part 3, 10.1). */
final class Sealing {
  private Sealing() {}

  /**
   * {@return the sealed data; the session that brought the secret ends}
   *
   * @param entityType of TPM_STORED_DATA12
   */
  static TpmStoredData seal(
      LoadedKey parent,
      Bytes encAuth,
      Bytes pcrInfo,
      int entityType,
      byte[] data,
      Invocation call) {
    TpmState tpm = call.tpm();
    TpmFailure.require(data.length > 0, TpmResult.BAD_PARAMETER);
    requireParent(parent);
    TpmStoredData open = StoredData.open(pcrInfo, entityType, tpm.pcrs(), call.locality());
    SealedData sealed =
        new SealedData(
            SealedData.PT_SEAL,
            call.newSecret(0, encAuth),
            tpm.owner().tpmProof(),
            StoredData.digest(open),
            data);
    Bytes encData = sealed.encrypt(parent, tpm.random());
    Arrays.fill(sealed.secret(), (byte) 0);
    call.endSession(0);
    return new TpmStoredData(open.beginning(), open.sealInfo(), encData);
  }

  static void requireParent(LoadedKey parent) {
    TpmFailure.require(parent.isOf(KeyConstants.USAGE_STORAGE), TpmResult.INVALID_KEYUSAGE);
    boolean isFixed = !parent.publicPart().isMigratable();
    TpmFailure.require(isFixed, TpmResult.INVALID_KEYUSAGE);
  }
}
