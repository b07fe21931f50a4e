package io.github.tpm4j.cli.dropin.ioctl;

import io.github.tpm4j.cli.dropin.Refusal;

/** A part of a TPM's state, with its number on the control channel. */
enum BlobType {
  PERMANENT(1),
  VOLATILE(2),
  SAVESTATE(3);

  private final int number;

  BlobType(int number) {
    this.number = number;
  }

  int number() {
    return number;
  }

  static BlobType named(String name) throws Refusal {
    return switch (name) {
      case "permanent" -> PERMANENT;
      case "volatile" -> VOLATILE;
      case "savestate" -> SAVESTATE;
      default -> throw new Refusal("Unknown TPM state type '" + name + "'");
    };
  }
}
