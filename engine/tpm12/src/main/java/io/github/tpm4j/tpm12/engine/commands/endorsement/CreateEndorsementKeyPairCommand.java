package io.github.tpm4j.tpm12.engine.commands.endorsement;

import io.github.tpm4j.tpm12.commands.CommandSpec;
import io.github.tpm4j.tpm12.commands.endorsement.CreateEndorsementKeyPair;
import io.github.tpm4j.tpm12.engine.core.TpmState;
import io.github.tpm4j.tpm12.engine.dispatch.Command;
import io.github.tpm4j.tpm12.engine.keys.LoadedKey;
import io.github.tpm4j.tpm12.engine.pipeline.Invocation;
import io.github.tpm4j.tpm12.structures.PermanentFlag;
import io.github.tpm4j.tpm12.structures.TpmPubkey;
import io.github.tpm4j.tpm12.wire.Sha1;

/** TPM_CreateEndorsementKeyPair (Part 3, 14.1). */
public final class CreateEndorsementKeyPairCommand
    implements Command<CreateEndorsementKeyPair.Request, CreateEndorsementKeyPair.Response> {

  @Override
  public CommandSpec<CreateEndorsementKeyPair.Request, CreateEndorsementKeyPair.Response> spec() {
    return CreateEndorsementKeyPair.SPEC;
  }

  @Override
  public CreateEndorsementKeyPair.Response execute(
      CreateEndorsementKeyPair.Request request, Invocation call) {
    TpmState tpm = call.tpm();
    LoadedKey made = EndorsementKeys.make(request.keyInfo(), tpm);
    tpm.endorsement().set(made);
    tpm.flags().set(PermanentFlag.CEKP_USED, true);
    tpm.flags().set(PermanentFlag.ENABLE_REVOKE_EK, false);
    TpmPubkey pubkey = made.publicPart().pubkey();
    return new CreateEndorsementKeyPair.Response(
        pubkey, Sha1.of(pubkey.toBytes(), request.antiReplay()));
  }
}
