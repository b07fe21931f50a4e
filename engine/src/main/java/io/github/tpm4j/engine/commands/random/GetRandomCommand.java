package io.github.tpm4j.engine.commands.random;

import io.github.tpm4j.engine.core.TpmState;
import io.github.tpm4j.engine.dispatch.Command;
import io.github.tpm4j.tss.commands.random.GetRandom;
import io.github.tpm4j.tss.wire.Limit;
import io.github.tpm4j.tss.wire.SecretBytes;

/** TPM2_GetRandom (Part 3, 16.1): at most as many octets as the largest digest has. */
final class GetRandomCommand implements Command<GetRandom.Request, GetRandom.Response> {

  @Override
  public GetRandom.Response run(TpmState tpm, GetRandom.Request in) {
    int count = Math.min(in.bytesRequested(), tpm.profile().of(Limit.MAX_DIGEST_SIZE));
    return new GetRandom.Response(SecretBytes.adopt(tpm.random().bytes(count)));
  }
}
