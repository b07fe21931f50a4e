package io.github.tpm4j.tpm12.engine.commands.pcr;

import io.github.tpm4j.tpm12.commands.CommandSpec;
import io.github.tpm4j.tpm12.commands.pcr.Quote;
import io.github.tpm4j.tpm12.engine.core.TpmState;
import io.github.tpm4j.tpm12.engine.dispatch.Command;
import io.github.tpm4j.tpm12.engine.keys.Attesting;
import io.github.tpm4j.tpm12.engine.keys.LoadedKey;
import io.github.tpm4j.tpm12.engine.keys.RsaKeys;
import io.github.tpm4j.tpm12.engine.pipeline.Invocation;
import io.github.tpm4j.tpm12.structures.TpmPcrComposite;
import io.github.tpm4j.tpm12.structures.TpmQuoteInfo;

/** TPM_Quote (Part 3, 16.3). */
public final class QuoteCommand implements Command<Quote.Request, Quote.Response> {

  @Override
  public CommandSpec<Quote.Request, Quote.Response> spec() {
    return Quote.SPEC;
  }

  @Override
  public Quote.Response execute(Quote.Request request, Invocation call) {
    TpmState tpm = call.tpm();
    LoadedKey key = tpm.keys().get(request.keyHandle());
    call.authorizeKey(0, key);
    Attesting.requireAttests(key);
    TpmPcrComposite composite = tpm.pcrs().composite(request.targetPcr());
    TpmQuoteInfo info = new TpmQuoteInfo(composite.digest(), request.externalData());
    return new Quote.Response(composite, RsaKeys.signDigest(key.rsa(), info.digest()));
  }
}
