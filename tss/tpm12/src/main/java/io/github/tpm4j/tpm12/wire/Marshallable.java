package io.github.tpm4j.tpm12.wire;

/** What has a wire form. */
@FunctionalInterface
public interface Marshallable {

  /**
   * Appends the wire form.
   *
   * @param out where to
   */
  void write(TpmWriter out);

  /** {@return the wire form alone} */
  default Bytes toBytes() {
    TpmWriter out = new TpmWriter();
    write(out);
    return Bytes.adopt(out.toByteArray());
  }
}
