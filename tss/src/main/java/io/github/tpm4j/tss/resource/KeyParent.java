package io.github.tpm4j.tss.resource;

import io.github.tpm4j.tss.keys.KeyAuthorization;
import java.util.function.Function;

/** A parent that is one certain object. */
public record KeyParent(ObjectSource source, KeyAuthorization authorization) implements Parent {

  @Override
  public ObjectId id() {
    return source.id();
  }

  @Override
  public Resident hold(Loader loader) {
    return loader.hold(source);
  }

  @Override
  public Resident holdForNew(Loader loader) {
    return loader.hold(source);
  }

  @Override
  public <T> T underExisting(Loader loader, Function<LoadedObject, T> use) {
    try (Resident holder = loader.hold(source)) {
      return use.apply(holder.object());
    }
  }
}
