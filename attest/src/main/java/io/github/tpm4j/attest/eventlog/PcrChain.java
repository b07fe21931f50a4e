package io.github.tpm4j.attest.eventlog;

import io.github.tpm4j.tss.algorithms.HashAlg;
import io.github.tpm4j.tss.crypto.Digests;
import io.github.tpm4j.tss.wire.Bytes;
import java.security.MessageDigest;

/** The values of one PCR, from event to event (Part 1, 11.2.5: new = H(old ‖ digest)). */
final class PcrChain {
  /** The search for one event that is too many takes the square of their number. */
  private static final int MAX_SEARCHED = 300;

  private final MessageDigest digest;
  private final Bytes[] digests;
  private final Bytes[] values;

  PcrChain(HashAlg hash, Bytes initial, Bytes[] digests) {
    this.digest = Digests.start(hash);
    this.digests = digests;
    values = new Bytes[digests.length + 1];
    values[0] = initial;
    for (int i = 0; i < digests.length; i++) {
      values[i + 1] = extend(values[i], digests[i]);
    }
  }

  private Bytes extend(Bytes value, Bytes by) {
    digest.update(value.borrow());
    digest.update(by.borrow());
    return Bytes.adopt(digest.digest());
  }

  Bytes last() {
    return values[values.length - 1];
  }

  /** After how many events the value is reached; -1 if it is not. */
  int lengthTo(Bytes value) {
    for (int i = values.length - 1; i >= 0; i--) {
      if (values[i].equals(value)) {
        return i;
      }
    }
    return -1;
  }

  /** The event without which the value is reached; -1 if there is no single one. */
  int surplusBefore(Bytes value) {
    for (int without = 0; isSearched() && without < digests.length; without++) {
      if (extendFrom(values[without], without + 1).equals(value)) {
        return without;
      }
    }
    return -1;
  }

  /** The event that must change places with the next one; -1 if there is no single one. */
  int swappedBefore(Bytes value) {
    for (int first = 0; isSearched() && first < digests.length - 1; first++) {
      Bytes swapped = extend(extend(values[first], digests[first + 1]), digests[first]);
      if (extendFrom(swapped, first + 2).equals(value)) {
        return first;
      }
    }
    return -1;
  }

  private boolean isSearched() {
    return digests.length <= MAX_SEARCHED;
  }

  private Bytes extendFrom(Bytes start, int from) {
    Bytes value = start;
    for (int i = from; i < digests.length; i++) {
      value = extend(value, digests[i]);
    }
    return value;
  }
}
