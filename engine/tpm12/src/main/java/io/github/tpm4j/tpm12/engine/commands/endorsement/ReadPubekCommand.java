package io.github.tpm4j.tpm12.engine.commands.endorsement;

import io.github.tpm4j.tpm12.commands.CommandSpec;
import io.github.tpm4j.tpm12.commands.endorsement.ReadPubek;
import io.github.tpm4j.tpm12.constants.TpmResult;
import io.github.tpm4j.tpm12.engine.core.TpmState;
import io.github.tpm4j.tpm12.engine.dispatch.Command;
import io.github.tpm4j.tpm12.engine.pipeline.Invocation;
import io.github.tpm4j.tpm12.engine.response.TpmFailure;
import io.github.tpm4j.tpm12.structures.PermanentFlag;
import io.github.tpm4j.tpm12.structures.TpmPubkey;
import io.github.tpm4j.tpm12.wire.Sha1;

/** TPM_ReadPubek (Part 3, 14.4). */
public final class ReadPubekCommand implements Command<ReadPubek.Request, ReadPubek.Response> {

  @Override
  public CommandSpec<ReadPubek.Request, ReadPubek.Response> spec() {
    return ReadPubek.SPEC;
  }

  @Override
  public ReadPubek.Response execute(ReadPubek.Request request, Invocation call) {
    TpmState tpm = call.tpm();
    TpmFailure.require(tpm.flags().is(PermanentFlag.READ_PUBEK), TpmResult.DISABLED_CMD);
    TpmPubkey pubkey = tpm.endorsement().key().publicPart().pubkey();
    return new ReadPubek.Response(pubkey, Sha1.of(pubkey.toBytes(), request.antiReplay()));
  }
}
