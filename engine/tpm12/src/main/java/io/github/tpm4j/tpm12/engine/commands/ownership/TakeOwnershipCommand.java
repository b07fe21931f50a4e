package io.github.tpm4j.tpm12.engine.commands.ownership;

import io.github.tpm4j.engine.crypto.rsa.RsaPrivateKey;
import io.github.tpm4j.tpm12.commands.CommandSpec;
import io.github.tpm4j.tpm12.commands.ownership.TakeOwnership;
import io.github.tpm4j.tpm12.constants.EntityConstants;
import io.github.tpm4j.tpm12.constants.TpmResult;
import io.github.tpm4j.tpm12.engine.core.TpmState;
import io.github.tpm4j.tpm12.engine.dispatch.Command;
import io.github.tpm4j.tpm12.engine.keys.KeyParts;
import io.github.tpm4j.tpm12.engine.keys.KeyRules;
import io.github.tpm4j.tpm12.engine.keys.LoadedKey;
import io.github.tpm4j.tpm12.engine.keys.RsaKeys;
import io.github.tpm4j.tpm12.engine.pcr.CreationInfo;
import io.github.tpm4j.tpm12.engine.pipeline.Invocation;
import io.github.tpm4j.tpm12.engine.response.TpmFailure;
import io.github.tpm4j.tpm12.engine.session.AuthEntity;
import io.github.tpm4j.tpm12.structures.KeyConstants;
import io.github.tpm4j.tpm12.structures.PermanentFlag;
import io.github.tpm4j.tpm12.structures.TpmKey;
import io.github.tpm4j.tpm12.structures.TpmStoreAsymkey;
import io.github.tpm4j.tpm12.wire.Bytes;
import io.github.tpm4j.tpm12.wire.TpmReader;

/** TPM_TakeOwnership (Part 3, 6.1). */
public final class TakeOwnershipCommand
    implements Command<TakeOwnership.Request, TakeOwnership.Response> {

  @Override
  public CommandSpec<TakeOwnership.Request, TakeOwnership.Response> spec() {
    return TakeOwnership.SPEC;
  }

  @Override
  public TakeOwnership.Response execute(TakeOwnership.Request request, Invocation call) {
    TpmState tpm = call.tpm();
    requireAllowed(tpm);
    TpmFailure.require(request.protocolId() == EntityConstants.PID_OWNER, TpmResult.BAD_PARAMETER);
    byte[] ownerSecret = secret(request.encOwnerAuth(), tpm);
    AuthEntity owner = AuthEntity.unbound(AuthEntity.Kind.OWNER, ownerSecret);
    call.authorizeByOiap(0, owner);
    requireStorageRoot(request.srkParams());
    byte[] srkSecret = secret(request.encSrkAuth(), tpm);
    byte[] proof = tpm.random().bytes(TpmReader.DIGEST_SIZE_BYTES);
    LoadedKey srk = storageRoot(request.srkParams(), srkSecret, proof, call);
    tpm.owner().install(ownerSecret, srk, proof);
    tpm.flags().set(PermanentFlag.READ_PUBEK, false);
    return new TakeOwnership.Response(srk.publicPart());
  }

  private static void requireAllowed(TpmState tpm) {
    TpmFailure.require(!tpm.owner().isInstalled(), TpmResult.OWNER_SET);
    TpmFailure.require(tpm.flags().is(PermanentFlag.OWNERSHIP), TpmResult.INSTALL_DISABLED);
    TpmFailure.require(tpm.endorsement().exists(), TpmResult.NO_ENDORSEMENT);
  }

  private static byte[] secret(Bytes encrypted, TpmState tpm) {
    byte[] plain =
        RsaKeys.decryptOaep(tpm.endorsement().key().rsa(), encrypted)
            .orElseThrow(() -> new TpmFailure(TpmResult.DECRYPT_ERROR));
    TpmFailure.require(plain.length == TpmReader.DIGEST_SIZE_BYTES, TpmResult.BAD_KEY_PROPERTY);
    return plain;
  }

  private static void requireStorageRoot(TpmKey template) {
    boolean isStorage = template.keyUsage() == KeyConstants.USAGE_STORAGE;
    TpmFailure.require(isStorage, TpmResult.INVALID_KEYUSAGE);
    TpmFailure.require(!template.isMigratable(), TpmResult.INVALID_KEYUSAGE);
    KeyRules.check(template);
  }

  private static LoadedKey storageRoot(
      TpmKey template, byte[] secret, byte[] proof, Invocation call) {
    TpmKey bound = CreationInfo.of(template, call.tpm().pcrs(), call.locality());
    RsaPrivateKey rsa = RsaKeys.generate(template.algorithmParms(), call.tpm().random());
    return new LoadedKey(
        KeyParts.with(bound, RsaKeys.modulus(rsa), Bytes.EMPTY),
        TpmStoreAsymkey.PT_ASYM,
        secret,
        proof.clone(),
        false,
        rsa);
  }
}
