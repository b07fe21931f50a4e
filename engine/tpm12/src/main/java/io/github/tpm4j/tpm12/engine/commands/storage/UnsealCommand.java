package io.github.tpm4j.tpm12.engine.commands.storage;

import io.github.tpm4j.tpm12.commands.CommandSpec;
import io.github.tpm4j.tpm12.commands.storage.Unseal;
import io.github.tpm4j.tpm12.constants.TpmResult;
import io.github.tpm4j.tpm12.engine.core.TpmState;
import io.github.tpm4j.tpm12.engine.dispatch.Command;
import io.github.tpm4j.tpm12.engine.keys.LoadedKey;
import io.github.tpm4j.tpm12.engine.pipeline.Invocation;
import io.github.tpm4j.tpm12.engine.response.TpmFailure;
import io.github.tpm4j.tpm12.engine.seal.DataMask;
import io.github.tpm4j.tpm12.engine.seal.SealedData;
import io.github.tpm4j.tpm12.engine.seal.StoredData;
import io.github.tpm4j.tpm12.engine.session.AuthEntity;
import io.github.tpm4j.tpm12.engine.session.SessionKind;
import io.github.tpm4j.tpm12.structures.TpmStoredData;
import io.github.tpm4j.tpm12.wire.SecretBytes;
import java.security.MessageDigest;

/** TPM_Unseal (Part 3, 10.2). */
public final class UnsealCommand implements Command<Unseal.Request, Unseal.Response> {

  @Override
  public CommandSpec<Unseal.Request, Unseal.Response> spec() {
    return Unseal.SPEC;
  }

  @Override
  public Unseal.Response execute(Unseal.Request request, Invocation call) {
    TpmState tpm = call.tpm();
    LoadedKey parent = tpm.keys().get(request.parentHandle());
    int dataIndex = call.sessions() - 1;
    if (dataIndex > 0) {
      call.authorizeKey(0, parent);
    } else {
      call.authorizeKey(call.sessions(), parent);
    }
    Sealing.requireParent(parent);
    TpmStoredData stored = request.inData();
    SealedData sealed = SealedData.decrypt(stored.encData(), parent);
    try {
      return opened(sealed, stored, dataIndex, call);
    } finally {
      sealed.wipe();
    }
  }

  private static Unseal.Response opened(
      SealedData sealed, TpmStoredData stored, int dataIndex, Invocation call) {
    TpmState tpm = call.tpm();
    TpmFailure.require(sealed.payload() == SealedData.PT_SEAL, TpmResult.NOTSEALED_BLOB);
    boolean isOwn =
        MessageDigest.isEqual(sealed.tpmProof(), tpm.owner().tpmProof())
            && sealed.storedDigest().equals(StoredData.digest(stored));
    TpmFailure.require(isOwn, TpmResult.NOTSEALED_BLOB);
    StoredData.binding(stored).ifPresent(binding -> binding.require(tpm.pcrs(), call.locality()));
    call.authorizeByOiap(dataIndex, AuthEntity.unbound(AuthEntity.Kind.DATA, sealed.secret()));
    return new Unseal.Response(shown(sealed, stored, call));
  }

  /** What TPM_Sealx has sealed leaves the TPM encrypted by the parent's session. */
  private static SecretBytes shown(SealedData sealed, TpmStoredData stored, Invocation call) {
    if (StoredData.entityType(stored) == 0) {
      return SecretBytes.of(sealed.data());
    }
    boolean isOsap = call.sessions() > 1 && call.session(0).kind() == SessionKind.OSAP;
    TpmFailure.require(isOsap, TpmResult.BAD_MODE);
    return SecretBytes.of(
        DataMask.apply(
            sealed.data(),
            call.session(0).nonceEven(),
            call.nonceOdd(0),
            call.session(0).sharedSecret()));
  }
}
