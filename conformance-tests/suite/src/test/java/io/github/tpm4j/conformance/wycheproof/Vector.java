package io.github.tpm4j.conformance.wycheproof;

import java.util.HexFormat;
import java.util.List;

/**
 * One vector.
 *
 * @param group what it shares with others: keys and algorithms
 * @param id its number in the file
 * @param result what must come of it
 * @param fields hexadecimal, by the kind of the file
 */
record Vector(List<String> group, int id, Result result, List<String> fields) {

  /** What must come of a vector. */
  enum Result {
    VALID,
    INVALID,
    /** Either: it is a matter of taste, or of legacy. */
    ACCEPTABLE
  }

  byte[] bytes(int field) {
    return HexFormat.of().parseHex(fields.get(field));
  }
}
