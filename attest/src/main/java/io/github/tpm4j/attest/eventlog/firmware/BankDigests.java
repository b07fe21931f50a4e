package io.github.tpm4j.attest.eventlog.firmware;

import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.wire.Bytes;
import java.util.AbstractMap;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * The digests of an event by bank. Immutable. All events of a log have mostly the same banks, which
 * are few: they are kept once, and looked through. A hash table for each event took longer to make
 * than the rest of the event to read.
 */
final class BankDigests extends AbstractMap<TpmAlg, Bytes> {
  private final TpmAlg[] banks;
  private final Bytes[] digests;

  /**
   * @param banks without duplicates; not copied, and never changed by anybody
   * @param digests of each bank; not copied
   */
  BankDigests(TpmAlg[] banks, Bytes[] digests) {
    this.banks = banks;
    this.digests = digests;
  }

  @Override
  public int size() {
    return digests.length;
  }

  @Override
  public Bytes get(Object key) {
    for (int i = 0; i < digests.length; i++) {
      if (banks[i].equals(key)) {
        return digests[i];
      }
    }
    return null;
  }

  @Override
  public boolean containsKey(Object key) {
    return get(key) != null;
  }

  @Override
  public Set<Map.Entry<TpmAlg, Bytes>> entrySet() {
    Set<Map.Entry<TpmAlg, Bytes>> entries = new LinkedHashSet<>();
    for (int i = 0; i < digests.length; i++) {
      entries.add(Map.entry(banks[i], digests[i]));
    }
    return Collections.unmodifiableSet(entries);
  }
}
