package io.github.tpm4j.tpm12.engine.commands.ticks;

import io.github.tpm4j.tpm12.commands.CommandSpec;
import io.github.tpm4j.tpm12.commands.ticks.TickStampBlob;
import io.github.tpm4j.tpm12.engine.dispatch.Command;
import io.github.tpm4j.tpm12.engine.keys.Attesting;
import io.github.tpm4j.tpm12.engine.keys.LoadedKey;
import io.github.tpm4j.tpm12.engine.keys.RsaKeys;
import io.github.tpm4j.tpm12.engine.pipeline.Invocation;
import io.github.tpm4j.tpm12.structures.TpmCurrentTicks;
import io.github.tpm4j.tpm12.structures.TpmSignInfo;
import io.github.tpm4j.tpm12.wire.Bytes;
import io.github.tpm4j.tpm12.wire.TpmWriter;
import java.nio.charset.StandardCharsets;

/** TPM_TickStampBlob (Part 3, 23.2). */
public final class TickStampBlobCommand
    implements Command<TickStampBlob.Request, TickStampBlob.Response> {
  private static final Bytes FIXED = Bytes.of("TSTP".getBytes(StandardCharsets.US_ASCII));

  @Override
  public CommandSpec<TickStampBlob.Request, TickStampBlob.Response> spec() {
    return TickStampBlob.SPEC;
  }

  @Override
  public TickStampBlob.Response execute(TickStampBlob.Request request, Invocation call) {
    LoadedKey key = call.tpm().keys().get(request.keyHandle());
    call.authorizeKey(0, key);
    Attesting.requireSigns(key);
    Attesting.requireAttests(key);
    TpmCurrentTicks now = call.tpm().ticks().now();
    TpmWriter data = new TpmWriter();
    data.digest(request.digestToStamp());
    now.write(data);
    Bytes digest =
        new TpmSignInfo(FIXED, request.antiReplay(), Bytes.of(data.toByteArray())).digest();
    return new TickStampBlob.Response(now, RsaKeys.signDigest(key.rsa(), digest));
  }
}
