package io.github.tpm4j.tss.resource;

import java.util.List;

/**
 * Which object a source loads. Two sources with equal ids stand for the same object, which is then
 * loaded once, whoever uses it and with whichever passwords.
 */
public final class ObjectId {
  private final List<Object> parts;
  private final int hash;

  private ObjectId(List<Object> parts) {
    this.parts = parts;
    // Looked up at every use of the key.
    this.hash = parts.hashCode();
  }

  /**
   * {@return the object that these facts determine}
   *
   * @param parts what kind of source, then what tells its objects apart; no password among them
   */
  public static ObjectId of(Object... parts) {
    return new ObjectId(List.of(parts));
  }

  @Override
  public boolean equals(Object other) {
    return this == other
        || other instanceof ObjectId that && hash == that.hash && parts.equals(that.parts);
  }

  @Override
  public int hashCode() {
    return hash;
  }
}
