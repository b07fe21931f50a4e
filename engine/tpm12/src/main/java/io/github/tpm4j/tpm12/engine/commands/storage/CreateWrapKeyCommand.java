package io.github.tpm4j.tpm12.engine.commands.storage;

import io.github.tpm4j.engine.crypto.rsa.RsaPrivateKey;
import io.github.tpm4j.tpm12.commands.CommandSpec;
import io.github.tpm4j.tpm12.commands.storage.CreateWrapKey;
import io.github.tpm4j.tpm12.constants.TpmResult;
import io.github.tpm4j.tpm12.engine.core.TpmState;
import io.github.tpm4j.tpm12.engine.dispatch.Command;
import io.github.tpm4j.tpm12.engine.keys.KeyBlobs;
import io.github.tpm4j.tpm12.engine.keys.KeyParts;
import io.github.tpm4j.tpm12.engine.keys.KeyRules;
import io.github.tpm4j.tpm12.engine.keys.LoadedKey;
import io.github.tpm4j.tpm12.engine.keys.RsaKeys;
import io.github.tpm4j.tpm12.engine.pcr.CreationInfo;
import io.github.tpm4j.tpm12.engine.pipeline.Invocation;
import io.github.tpm4j.tpm12.engine.response.TpmFailure;
import io.github.tpm4j.tpm12.structures.KeyConstants;
import io.github.tpm4j.tpm12.structures.TpmKey;
import io.github.tpm4j.tpm12.structures.TpmStoreAsymkey;
import io.github.tpm4j.tpm12.wire.Bytes;

/** TPM_CreateWrapKey (Part 3, 10.4). */
public final class CreateWrapKeyCommand
    implements Command<CreateWrapKey.Request, CreateWrapKey.Response> {

  @Override
  public CommandSpec<CreateWrapKey.Request, CreateWrapKey.Response> spec() {
    return CreateWrapKey.SPEC;
  }

  @Override
  public CreateWrapKey.Response execute(CreateWrapKey.Request request, Invocation call) {
    TpmState tpm = call.tpm();
    LoadedKey parent = tpm.keys().get(request.parentHandle());
    parent.requireUsable(tpm.pcrs(), call.locality());
    call.authorizeByOsap(0, parent.entity());
    TpmFailure.require(parent.isOf(KeyConstants.USAGE_STORAGE), TpmResult.INVALID_KEYUSAGE);
    requireChild(request.keyInfo(), parent);
    byte[] usageSecret = call.newSecret(0, request.dataUsageAuth());
    byte[] migrationSecret =
        request.keyInfo().isMigratable()
            ? call.secondNewSecret(0, request.dataMigrationAuth())
            : tpm.owner().tpmProof().clone();
    TpmKey bound = CreationInfo.of(request.keyInfo(), tpm.pcrs(), call.locality());
    RsaPrivateKey rsa = RsaKeys.generate(bound.algorithmParms(), tpm.random());
    LoadedKey key =
        new LoadedKey(
            KeyParts.with(bound, RsaKeys.modulus(rsa), Bytes.EMPTY),
            TpmStoreAsymkey.PT_ASYM,
            usageSecret,
            migrationSecret,
            parent.pcrStatus(),
            rsa);
    call.endSession(0);
    try {
      return new CreateWrapKey.Response(KeyBlobs.wrap(key, parent, tpm.random()));
    } finally {
      key.wipe();
    }
  }

  private static void requireChild(TpmKey template, LoadedKey parent) {
    KeyRules.check(template);
    boolean isIdentity = template.keyUsage() == KeyConstants.USAGE_IDENTITY;
    TpmFailure.require(!isIdentity, TpmResult.INVALID_KEYUSAGE);
    boolean fits = !parent.publicPart().isMigratable() || template.isMigratable();
    TpmFailure.require(fits, TpmResult.INVALID_KEYUSAGE);
  }
}
