package io.github.tpm4j.tss.structures;

import io.github.tpm4j.tss.wire.Limit;
import io.github.tpm4j.tss.wire.Marshallable;
import io.github.tpm4j.tss.wire.TpmReader;
import io.github.tpm4j.tss.wire.TpmWriter;
import java.util.List;

/** TPML_DIGEST_VALUES (Part 2, 10.9.6): tagged digests, one a PCR bank. */
public record TpmlDigestValues(List<TpmtHa> digests) implements Marshallable {

  /**
   * Makes one from its components.
   *
   * @param digests one for each hash; copied
   */
  public TpmlDigestValues {
    digests = List.copyOf(digests);
  }

  /**
   * Reads one.
   *
   * @param in stands at the first byte
   * @return what was read
   * @throws io.github.tpm4j.tss.wire.WireException with the response code that a TPM answers, if it
   *     is none
   */
  public static TpmlDigestValues read(TpmReader in) {
    return new TpmlDigestValues(in.list(in.limits().of(Limit.HASH_COUNT), TpmtHa::read));
  }

  @Override
  public void write(TpmWriter out) {
    out.list(digests);
  }
}
