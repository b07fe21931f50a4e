package io.github.tpm4j.tss.wire;

/** The response codes that need no knowledge of what is being read. */
enum WireCode implements ResponseCode {
  SIZE(0x095),
  INSUFFICIENT(0x09A);

  private final int value;

  WireCode(int value) {
    this.value = value;
  }

  @Override
  public int value() {
    return value;
  }

  @Override
  public String toString() {
    return String.format("TPM_RC_%s (0x%03X)", name(), value);
  }
}
