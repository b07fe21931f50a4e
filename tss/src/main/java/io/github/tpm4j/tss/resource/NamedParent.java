package io.github.tpm4j.tss.resource;

import io.github.tpm4j.tss.wire.Bytes;
import io.github.tpm4j.tss.wire.SecretBytes;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * A parent of which it is known which key it must be.
 *
 * @param name the Name that it must have; any other is refused
 */
public record NamedParent(Parent parent, Bytes name) implements Parent {

  @Override
  public <T> T withParentOfExisting(Loader loader, Function<LoadedObject, T> use) {
    return parent.withNamed(loader, name, use);
  }

  @Override
  public <T> T withParentOfNew(Loader loader, Function<LoadedObject, T> use) {
    return parent.withNamed(loader, name, use);
  }

  @Override
  public Supplier<SecretBytes> authValue() {
    return parent.authValue();
  }
}
