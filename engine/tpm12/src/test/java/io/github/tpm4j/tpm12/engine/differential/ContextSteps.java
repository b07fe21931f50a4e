package io.github.tpm4j.tpm12.engine.differential;

import io.github.tpm4j.tpm12.commands.context.LoadContext;
import io.github.tpm4j.tpm12.commands.context.SaveContext;
import io.github.tpm4j.tpm12.commands.eviction.FlushSpecific;
import io.github.tpm4j.tpm12.commands.session.Oiap;
import io.github.tpm4j.tpm12.constants.EntityConstants;
import io.github.tpm4j.tpm12.structures.TpmContextBlob;
import io.github.tpm4j.tpm12.wire.Bytes;
import java.util.List;
import java.util.function.IntFunction;

/** Sessions, saved and loaded. */
final class ContextSteps {
  static final List<IntFunction<Side.Step>> ALL = List.of(ContextSteps::session);

  private ContextSteps() {}

  private static final Bytes LABEL = Bytes.of(new byte[TpmContextBlob.LABEL_SIZE_BYTES]);

  /** A session goes out, and comes back once. */
  private static Side.Step session(int a) {
    return side -> {
      int handle = side.client.execute(new Oiap.Request()).authHandle();
      SaveContext.Request save = new SaveContext.Request(handle, EntityConstants.RT_AUTH, LABEL);
      TpmContextBlob blob = side.client.execute(save).contextBlob();
      if (a % 3 == 0) {
        FlushSpecific.Request drop =
            new FlushSpecific.Request(blob.contextCount(), EntityConstants.RT_CONTEXT);
        side.client.execute(drop);
      }
      Side.Outcome first =
          side.run(it -> it.terminated(new LoadContext.Request(handle, a % 2 == 0, blob)));
      Side.Outcome again =
          side.run(it -> it.terminated(new LoadContext.Request(handle, a % 2 == 0, blob)));
      return Side.Outcome.of(first, again);
    };
  }
}
