package io.github.tpm4j.tss.resource;

import io.github.tpm4j.tss.wire.SecretBytes;
import java.util.function.Function;
import java.util.function.Supplier;

/** A parent that is one certain object. */
public record KeyParent(ObjectSource source, Supplier<SecretBytes> authValue) implements Parent {

  @Override
  public <T> T withParentOfExisting(Loader loader, Function<LoadedObject, T> use) {
    return loader.with(source, use);
  }

  @Override
  public <T> T withParentOfNew(Loader loader, Function<LoadedObject, T> use) {
    return loader.with(source, use);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof KeyParent that && source.equals(that.source);
  }

  @Override
  public int hashCode() {
    return source.hashCode();
  }
}
