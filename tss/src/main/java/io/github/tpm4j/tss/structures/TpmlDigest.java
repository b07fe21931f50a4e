package io.github.tpm4j.tss.structures;

import io.github.tpm4j.tss.wire.Bytes;
import io.github.tpm4j.tss.wire.Marshallable;
import io.github.tpm4j.tss.wire.TpmReader;
import io.github.tpm4j.tss.wire.TpmWriter;
import java.util.List;

/**
 * TPML_DIGEST (Part 2, 10.9.5): up to 8 digests. A TPM takes no list of less than two, for the only
 * command that has one (PolicyOR) combines branches.
 */
public record TpmlDigest(List<Bytes> digests) implements Marshallable {

  /**
   * Makes one from its components.
   *
   * @param digests in their order; copied
   */
  public TpmlDigest {
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
  public static TpmlDigest read(TpmReader in) {
    return new TpmlDigest(in.list(in.limits().checksValues() ? 2 : 0, 8, Tpm2b.DIGEST::read));
  }

  @Override
  public void write(TpmWriter out) {
    out.u32(digests.size());
    digests.forEach(out::sized);
  }
}
