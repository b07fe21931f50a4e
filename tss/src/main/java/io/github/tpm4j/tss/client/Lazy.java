package io.github.tpm4j.tss.client;

import java.util.function.Supplier;

/**
 * A value that is found when it is first asked for; a failure is not kept.
 *
 * @param <T> the value's type
 */
public final class Lazy<T> implements Supplier<T> {
  private final Supplier<T> find;
  private volatile T value;

  /**
   * Finds nothing yet.
   *
   * @param find finds the value; may be asked by several threads at once
   */
  public Lazy(Supplier<T> find) {
    this.find = find;
  }

  /** {@return whether it was found} */
  public boolean isKnown() {
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
