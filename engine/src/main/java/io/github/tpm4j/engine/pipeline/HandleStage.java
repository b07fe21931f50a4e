package io.github.tpm4j.engine.pipeline;

import io.github.tpm4j.engine.core.EntityResolver;
import io.github.tpm4j.engine.entity.Entity;
import io.github.tpm4j.engine.response.TpmFailure;
import io.github.tpm4j.tss.commands.CommandSpec;
import io.github.tpm4j.tss.constants.TpmRc;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.wire.TpmReader;
import io.github.tpm4j.tss.wire.WireException;
import java.util.ArrayList;
import java.util.List;

/** Reads the handle area (Part 3, 5.4): first each handle by its type, then what it stands for. */
final class HandleStage {
  private final EntityResolver resolver;

  HandleStage(EntityResolver resolver) {
    this.resolver = resolver;
  }

  /**
   * @param in stands at the first handle
   */
  HandleArea read(TpmReader in, CommandHeader header) {
    List<CommandSpec.Handle> expected = header.entry().spec().handles();
    List<TpmHandle> handles = new ArrayList<>(expected.size());
    for (CommandSpec.Handle handle : expected) {
      handles.add(read(in, handle, handles.size() + 1));
    }
    List<Entity> entities = new ArrayList<>(expected.size());
    for (TpmHandle handle : handles) {
      entities.add(resolver.resolve(handle, header.code(), entities.size()));
    }
    return new HandleArea(handles, entities);
  }

  private static TpmHandle read(TpmReader in, CommandSpec.Handle handle, int number) {
    try {
      return handle.rule().read(in);
    } catch (WireException e) {
      throw new TpmFailure(TpmRc.of(e).handle(number));
    }
  }
}
