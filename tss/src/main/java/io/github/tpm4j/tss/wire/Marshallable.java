package io.github.tpm4j.tss.wire;

/** A value that has a form on the wire (Part 2, 4.2: big-endian, no padding). */
public interface Marshallable {

  /**
   * Appends the wire form.
   *
   * @param out where it goes
   */
  void write(TpmWriter out);

  /** {@return the wire form alone} */
  default byte[] marshal() {
    TpmWriter out = new TpmWriter();
    write(out);
    return out.toByteArray();
  }
}
