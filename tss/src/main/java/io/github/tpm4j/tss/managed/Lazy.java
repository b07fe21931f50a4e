package io.github.tpm4j.tss.managed;

import java.util.function.Supplier;

/** A value that is found when it is first asked for; a failure is not kept. */
final class Lazy<T> implements Supplier<T> {
  private final Supplier<T> find;
  private volatile T value;

  Lazy(Supplier<T> find) {
    this.find = find;
  }

  boolean isKnown() {
    return value != null;
  }

  // Not synchronized: to find it twice does no harm, and no lock is held while the TPM works.
  @Override
  public T get() {
    T found = value;
    if (found == null) {
      found = find.get();
      value = found;
    }
    return found;
  }
}
