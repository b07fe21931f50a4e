package io.github.tpm4j.differential.step;

import io.github.tpm4j.tss.wire.Bytes;

/**
 * How the frame of a command departs from what it should be.
 *
 * @param tag in the place of the right one; -1 for the right one
 * @param code in the place of the right one; -1 for the right one
 * @param authorizationSizeDelta added to authorizationSize
 * @param trailing octets after the last parameter
 * @param cut how many octets are missing at the end
 */
public record Form(int tag, int code, int authorizationSizeDelta, Bytes trailing, int cut) {
  /** As it should be. */
  public static final Form RIGHT = new Form(-1, -1, 0, Bytes.EMPTY, 0);

  public Form withTag(int other) {
    return new Form(other, code, authorizationSizeDelta, trailing, cut);
  }

  public Form withCode(int other) {
    return new Form(tag, other, authorizationSizeDelta, trailing, cut);
  }

  public Form withAuthorizationSizeDelta(int delta) {
    return new Form(tag, code, delta, trailing, cut);
  }

  public Form withTrailing(Bytes octets) {
    return new Form(tag, code, authorizationSizeDelta, octets, cut);
  }

  public Form withCut(int octets) {
    return new Form(tag, code, authorizationSizeDelta, trailing, octets);
  }
}
