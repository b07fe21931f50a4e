package io.github.tpm4j.keystore.tpm12;

import io.github.tpm4j.tpm12.client.Tpm12Client;
import io.github.tpm4j.tpm12.commands.pcr.PcrRead;
import io.github.tpm4j.tpm12.structures.TpmPcrComposite;
import io.github.tpm4j.tpm12.structures.TpmPcrInfoLong;
import io.github.tpm4j.tpm12.structures.TpmPcrSelection;
import io.github.tpm4j.tpm12.wire.Bytes;
import io.github.tpm4j.tpm12.wire.TpmReader;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.error.TpmException;
import io.github.tpm4j.tss.error.TpmUnsupportedException;
import io.github.tpm4j.tss.pcr.Pcr;
import io.github.tpm4j.tss.pcr.PcrSelections;
import io.github.tpm4j.tss.pcr.PcrValues;
import io.github.tpm4j.tss.structures.TpmlPcrSelection;
import java.io.ByteArrayOutputStream;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** PCR of a TPM 1.2: their values, and what binds something to them. */
final class PcrBinding {
  /** Localities 0 to 4. */
  static final int ANY_LOCALITY = 0x1F;

  private static final Bytes UNSET = Bytes.of(new byte[TpmReader.DIGEST_SIZE_BYTES]);

  /** PCR that are extended this often while they are read will never hold still. */
  private static final int MAX_TRIES = 30;

  private PcrBinding() {}

  /**
   * The values of PCR, all of one moment: they are read until two readings are the same.
   *
   * @throws TpmUnsupportedException if they are of another bank than SHA-1's
   */
  static PcrValues read(Tpm12Client client, TpmlPcrSelection selection) {
    List<Pcr> pcrs = PcrSelections.pcrs(selection);
    requireSha1(pcrs);
    Map<Pcr, io.github.tpm4j.tss.wire.Bytes> before = Map.of();
    for (int i = 0; i < MAX_TRIES; i++) {
      Map<Pcr, io.github.tpm4j.tss.wire.Bytes> values = new LinkedHashMap<>();
      pcrs.forEach(pcr -> values.put(pcr, read(client, pcr.number())));
      if (values.equals(before) || pcrs.size() <= 1) {
        return new PcrValues(selection, values);
      }
      before = values;
    }
    throw new TpmException("The PCR are extended all the time; no moment's values can be read");
  }

  private static io.github.tpm4j.tss.wire.Bytes read(Tpm12Client client, int pcr) {
    return io.github.tpm4j.tss.wire.Bytes.adopt(
        client.execute(new PcrRead.Request(pcr)).outDigest().toArray());
  }

  private static void requireSha1(Collection<Pcr> pcrs) {
    if (!pcrs.stream().allMatch(pcr -> pcr.bank().equals(TpmAlg.SHA1))) {
      throw new TpmUnsupportedException(
          "The PCR of a TPM 1.2 are of SHA-1 alone: name those (\"SHA-1\", or sha1:0,7)");
    }
  }

  /**
   * What demands values of PCR, and no locality.
   *
   * @param all may be none; no PCR with two values
   * @throws TpmUnsupportedException if they are of another bank than SHA-1's
   */
  static TpmPcrInfoLong to(List<PcrValues> all) {
    TpmPcrComposite composite = composite(all);
    return new TpmPcrInfoLong(
        ANY_LOCALITY,
        ANY_LOCALITY,
        composite.select(),
        composite.select(),
        UNSET,
        all.isEmpty() ? UNSET : composite.digest());
  }

  /** The values as quotes and bindings have them. */
  static TpmPcrComposite composite(List<PcrValues> all) {
    SortedMap<Integer, io.github.tpm4j.tss.wire.Bytes> values = new TreeMap<>();
    for (PcrValues some : all) {
      requireSha1(some.values().keySet());
      some.values().forEach((pcr, value) -> put(values, pcr, value));
    }
    ByteArrayOutputStream together = new ByteArrayOutputStream();
    values.values().forEach(value -> together.writeBytes(value.toByteArray()));
    int[] numbers = values.keySet().stream().mapToInt(Integer::intValue).toArray();
    return new TpmPcrComposite(TpmPcrSelection.of(numbers), Bytes.of(together.toByteArray()));
  }

  private static void put(
      SortedMap<Integer, io.github.tpm4j.tss.wire.Bytes> values,
      Pcr pcr,
      io.github.tpm4j.tss.wire.Bytes value) {
    if (value.size() != TpmReader.DIGEST_SIZE_BYTES) {
      throw new IllegalArgumentException(
          pcr + " has values of 20 bytes, not of " + value.size() + " bytes");
    }
    io.github.tpm4j.tss.wire.Bytes other = values.putIfAbsent(pcr.number(), value);
    if (other != null && !other.equals(value)) {
      throw new IllegalArgumentException(pcr + " cannot have two values at once");
    }
  }
}
