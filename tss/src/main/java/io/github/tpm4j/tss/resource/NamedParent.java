package io.github.tpm4j.tss.resource;

import io.github.tpm4j.tss.keys.KeyAuthorization;
import io.github.tpm4j.tss.wire.Bytes;
import java.util.Optional;
import java.util.function.Function;

/** A parent of which it is known which key it must be; any other is refused. */
public final class NamedParent implements Parent {
  private final Parent parent;
  private final Optional<Bytes> name;
  private final ObjectId id;

  /**
   * @param name the Name that it must have
   */
  public NamedParent(Parent parent, Bytes name) {
    this.parent = parent;
    this.name = Optional.of(name);
    this.id = ObjectId.of(NamedParent.class, parent.id(), name);
  }

  @Override
  public ObjectId id() {
    return id;
  }

  @Override
  public Optional<Bytes> name(StorageKeys known) {
    return name;
  }

  @Override
  public KeyAuthorization authorization() {
    return parent.authorization();
  }

  @Override
  public Resident hold(Loader loader) {
    return parent.holdNamed(loader, name.orElseThrow());
  }

  @Override
  public Resident holdForNew(Loader loader) {
    return hold(loader);
  }

  @Override
  public <T> T underExisting(Loader loader, Function<LoadedObject, T> use) {
    try (Resident holder = hold(loader)) {
      return use.apply(holder.object());
    }
  }
}
