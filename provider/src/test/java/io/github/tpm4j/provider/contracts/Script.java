package io.github.tpm4j.provider.contracts;

/**
 * Calls that are made on each side.
 *
 * @param name of the script, each once
 */
record Script(String name, Body body) {

  /** The calls. */
  @FunctionalInterface
  interface Body {
    void run(Side side, Transcript calls) throws Exception;
  }

  @Override
  public String toString() {
    return name;
  }
}
