package io.github.tpm4j.tpm12.engine.commands.endorsement;

import io.github.tpm4j.tpm12.commands.CommandSpec;
import io.github.tpm4j.tpm12.commands.endorsement.CreateRevocableEk;
import io.github.tpm4j.tpm12.engine.core.TpmState;
import io.github.tpm4j.tpm12.engine.dispatch.Command;
import io.github.tpm4j.tpm12.engine.keys.LoadedKey;
import io.github.tpm4j.tpm12.engine.pipeline.Invocation;
import io.github.tpm4j.tpm12.structures.PermanentFlag;
import io.github.tpm4j.tpm12.structures.TpmPubkey;
import io.github.tpm4j.tpm12.wire.Bytes;
import io.github.tpm4j.tpm12.wire.Sha1;
import io.github.tpm4j.tpm12.wire.TpmReader;

/** TPM_CreateRevocableEK (Part 3, 14.2). */
public final class CreateRevocableEkCommand
    implements Command<CreateRevocableEk.Request, CreateRevocableEk.Response> {

  @Override
  public CommandSpec<CreateRevocableEk.Request, CreateRevocableEk.Response> spec() {
    return CreateRevocableEk.SPEC;
  }

  @Override
  public CreateRevocableEk.Response execute(CreateRevocableEk.Request request, Invocation call) {
    TpmState tpm = call.tpm();
    LoadedKey made = EndorsementKeys.make(request.keyInfo(), tpm);
    Bytes secret =
        request.generateReset()
            ? Bytes.of(tpm.random().bytes(TpmReader.DIGEST_SIZE_BYTES))
            : request.inputEkReset();
    tpm.endorsement().setRevocable(made, Sha1.of(secret));
    tpm.flags().set(PermanentFlag.ENABLE_REVOKE_EK, true);
    TpmPubkey pubkey = made.publicPart().pubkey();
    return new CreateRevocableEk.Response(
        pubkey, Sha1.of(pubkey.toBytes(), request.antiReplay()), secret);
  }
}
