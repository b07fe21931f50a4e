package io.github.tpm4j.tpm12.engine.commands.identity;

import io.github.tpm4j.engine.crypto.rsa.RsaPrivateKey;
import io.github.tpm4j.tpm12.commands.CommandSpec;
import io.github.tpm4j.tpm12.commands.identity.MakeIdentity;
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
import io.github.tpm4j.tpm12.structures.TpmIdentityContents;
import io.github.tpm4j.tpm12.structures.TpmKey;
import io.github.tpm4j.tpm12.structures.TpmStoreAsymkey;
import io.github.tpm4j.tpm12.wire.Bytes;

/** TPM_MakeIdentity (Part 3, 15.1). */
public final class MakeIdentityCommand
    implements Command<MakeIdentity.Request, MakeIdentity.Response> {

  @Override
  public CommandSpec<MakeIdentity.Request, MakeIdentity.Response> spec() {
    return MakeIdentity.SPEC;
  }

  @Override
  public MakeIdentity.Response execute(MakeIdentity.Request request, Invocation call) {
    TpmState tpm = call.tpm();
    LoadedKey srk = tpm.owner().storageRoot();
    // The SRK's session is the first of two, the owner's the last.
    int ownerIndex = call.sessions() - 1;
    if (ownerIndex > 0) {
      call.authorizeKey(0, srk);
    } else {
      call.authorizeKey(call.sessions(), srk);
    }
    call.authorizeByOsap(ownerIndex, tpm.owner().entity());
    TpmKey template = request.idKeyParams();
    KeyRules.check(template);
    boolean isIdentity =
        template.keyUsage() == KeyConstants.USAGE_IDENTITY && !template.isMigratable();
    TpmFailure.require(isIdentity, TpmResult.INVALID_KEYUSAGE);
    byte[] secret = call.newSecret(ownerIndex, request.identityAuth());
    LoadedKey made = make(template, secret, srk, call);
    call.endSession(ownerIndex);
    try {
      TpmIdentityContents contents =
          new TpmIdentityContents(request.labelPrivCaDigest(), made.publicPart().pubkey());
      Bytes binding = RsaKeys.signDigest(made.rsa(), contents.digest());
      return new MakeIdentity.Response(KeyBlobs.wrap(made, srk, tpm.random()), binding);
    } finally {
      made.wipe();
    }
  }

  private static LoadedKey make(TpmKey template, byte[] secret, LoadedKey srk, Invocation call) {
    TpmState tpm = call.tpm();
    TpmKey bound = CreationInfo.of(template, tpm.pcrs(), call.locality());
    RsaPrivateKey rsa = RsaKeys.generate(bound.algorithmParms(), tpm.random());
    return new LoadedKey(
        KeyParts.with(bound, RsaKeys.modulus(rsa), Bytes.EMPTY),
        TpmStoreAsymkey.PT_ASYM,
        secret,
        tpm.owner().tpmProof().clone(),
        srk.pcrStatus(),
        rsa);
  }
}
