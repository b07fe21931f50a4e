package io.github.tpm4j.tpm12.tcsd;

/** What a parameter of a TCS call is, as its packet says by one byte for each. */
enum TcsType {
  BOOL(0x01),
  U16(0x02),
  U32(0x03),
  BYTES(0x04),
  NONCE(0x06),
  /** TPM_AUTH: of a request 45 bytes, of a reply 41, as TPM commands and responses have them. */
  AUTH(0x07),
  DIGEST(0x08),
  UUID(0x09),
  ENC_AUTH(0x0A),
  VERSION(0x0B),
  LOAD_KEY_INFO(0x0E),
  SECRET(0x12);

  private final int value;

  TcsType(int value) {
    this.value = value;
  }

  int value() {
    return value;
  }
}
