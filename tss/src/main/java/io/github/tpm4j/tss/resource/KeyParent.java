package io.github.tpm4j.tss.resource;

import io.github.tpm4j.tss.wire.SecretBytes;
import java.util.function.Function;
import java.util.function.Supplier;

/** A parent that is one certain object. */
public record KeyParent(ObjectSource source, Supplier<SecretBytes> authValue) implements Parent {

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
