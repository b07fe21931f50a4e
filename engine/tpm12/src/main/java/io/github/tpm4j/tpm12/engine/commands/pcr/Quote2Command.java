package io.github.tpm4j.tpm12.engine.commands.pcr;

import io.github.tpm4j.tpm12.commands.CommandSpec;
import io.github.tpm4j.tpm12.commands.pcr.Quote2;
import io.github.tpm4j.tpm12.engine.capability.Version;
import io.github.tpm4j.tpm12.engine.core.TpmState;
import io.github.tpm4j.tpm12.engine.dispatch.Command;
import io.github.tpm4j.tpm12.engine.keys.Attesting;
import io.github.tpm4j.tpm12.engine.keys.LoadedKey;
import io.github.tpm4j.tpm12.engine.keys.RsaKeys;
import io.github.tpm4j.tpm12.engine.pipeline.Invocation;
import io.github.tpm4j.tpm12.structures.TpmPcrInfoShort;
import io.github.tpm4j.tpm12.structures.TpmQuoteInfo2;
import io.github.tpm4j.tpm12.wire.Bytes;
import io.github.tpm4j.tpm12.wire.Sha1;

/** TPM_Quote2 (Part 3, 16.5). */
public final class Quote2Command implements Command<Quote2.Request, Quote2.Response> {

  @Override
  public CommandSpec<Quote2.Request, Quote2.Response> spec() {
    return Quote2.SPEC;
  }

  @Override
  public Quote2.Response execute(Quote2.Request request, Invocation call) {
    TpmState tpm = call.tpm();
    LoadedKey key = tpm.keys().get(request.keyHandle());
    call.authorizeKey(0, key);
    Attesting.requireAttests(key);
    TpmPcrInfoShort pcrs =
        new TpmPcrInfoShort(
            request.targetPcr(),
            1 << call.locality(),
            tpm.pcrs().compositeDigest(request.targetPcr()));
    Bytes quoted = new TpmQuoteInfo2(request.externalData(), pcrs).toBytes();
    Bytes version = request.addVersion() ? Version.INFO : Bytes.EMPTY;
    Bytes signature = RsaKeys.signDigest(key.rsa(), Sha1.of(quoted, version));
    return new Quote2.Response(pcrs, version, signature);
  }
}
