package io.github.tpm4j.tpm12.engine.commands.changeauth;

import io.github.tpm4j.tpm12.commands.CommandSpec;
import io.github.tpm4j.tpm12.commands.changeauth.ChangeAuth;
import io.github.tpm4j.tpm12.constants.EntityConstants;
import io.github.tpm4j.tpm12.constants.TpmResult;
import io.github.tpm4j.tpm12.engine.core.TpmState;
import io.github.tpm4j.tpm12.engine.dispatch.Command;
import io.github.tpm4j.tpm12.engine.keys.KeyBlobs;
import io.github.tpm4j.tpm12.engine.keys.LoadedKey;
import io.github.tpm4j.tpm12.engine.pipeline.Invocation;
import io.github.tpm4j.tpm12.engine.response.TpmFailure;
import io.github.tpm4j.tpm12.engine.seal.SealedData;
import io.github.tpm4j.tpm12.engine.session.AuthEntity;
import io.github.tpm4j.tpm12.structures.KeyConstants;
import io.github.tpm4j.tpm12.structures.TpmStoreAsymkey;
import io.github.tpm4j.tpm12.wire.Bytes;
import java.security.MessageDigest;
import java.util.Arrays;

/** TPM_ChangeAuth (Part 3, 17.1). */
public final class ChangeAuthCommand implements Command<ChangeAuth.Request, ChangeAuth.Response> {

  @Override
  public CommandSpec<ChangeAuth.Request, ChangeAuth.Response> spec() {
    return ChangeAuth.SPEC;
  }

  @Override
  public ChangeAuth.Response execute(ChangeAuth.Request request, Invocation call) {
    TpmState tpm = call.tpm();
    LoadedKey parent = tpm.keys().get(request.parentHandle());
    parent.requireUsable(tpm.pcrs(), call.locality());
    call.authorizeByOsap(0, parent.entity());
    TpmFailure.require(request.protocolId() == EntityConstants.PID_ADCP, TpmResult.BAD_PARAMETER);
    TpmFailure.require(parent.isOf(KeyConstants.USAGE_STORAGE), TpmResult.INVALID_KEYUSAGE);
    Bytes outData =
        switch (request.entityType()) {
          case EntityConstants.ET_KEY -> key(request, parent, call);
          case EntityConstants.ET_DATA -> data(request, parent, call);
          default -> throw new TpmFailure(TpmResult.WRONG_ENTITYTYPE);
        };
    call.endSession(0);
    call.endSession(1);
    return new ChangeAuth.Response(outData);
  }

  private static Bytes key(ChangeAuth.Request request, LoadedKey parent, Invocation call) {
    TpmStoreAsymkey old = KeyBlobs.decrypt(request.encData(), parent);
    call.authorizeByOiap(1, AuthEntity.unbound(AuthEntity.Kind.KEY, old.usageSecret()));
    TpmStoreAsymkey changed =
        new TpmStoreAsymkey(
            old.payload(),
            call.newSecret(0, request.newAuth()),
            old.migrationSecret(),
            old.publicDigest(),
            old.prime());
    Bytes outData = KeyBlobs.encrypt(changed, parent, call.tpm().random());
    wipe(old.usageSecret(), old.migrationSecret(), old.prime(), changed.usageSecret());
    return outData;
  }

  private static Bytes data(ChangeAuth.Request request, LoadedKey parent, Invocation call) {
    SealedData old = SealedData.decrypt(request.encData(), parent);
    boolean isOwn = MessageDigest.isEqual(old.tpmProof(), call.tpm().owner().tpmProof());
    TpmFailure.require(isOwn, TpmResult.AUTHFAIL);
    call.authorizeByOiap(1, AuthEntity.unbound(AuthEntity.Kind.DATA, old.secret()));
    SealedData changed =
        new SealedData(
            old.payload(),
            call.newSecret(0, request.newAuth()),
            old.tpmProof(),
            old.storedDigest(),
            old.data());
    Bytes outData = changed.encrypt(parent, call.tpm().random());
    wipe(old.secret());
    changed.wipe();
    return outData;
  }

  private static void wipe(byte[]... secrets) {
    for (byte[] secret : secrets) {
      Arrays.fill(secret, (byte) 0);
    }
  }
}
