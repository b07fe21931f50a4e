package io.github.tpm4j.tss.capabilities;

import io.github.tpm4j.tss.objects.TpmtPublic;
import io.github.tpm4j.tss.structures.TpmuCapabilities;
import io.github.tpm4j.tss.wire.Limit;
import io.github.tpm4j.tss.wire.TpmReader;
import io.github.tpm4j.tss.wire.TpmWriter;
import java.util.List;

/** TPML_PUB_KEY (Part 2, 10.8.14 of version 184): public keys of the TPM itself. */
public record TpmlPubKey(List<TpmtPublic> pubKeys) implements TpmuCapabilities {

  /**
   * Makes one from its components.
   *
   * @param pubKeys the public areas; copied
   */
  public TpmlPubKey {
    pubKeys = List.copyOf(pubKeys);
  }

  /**
   * Reads one.
   *
   * @param in stands at the first byte
   * @return what was read
   * @throws io.github.tpm4j.tss.wire.WireException with the response code that a TPM answers, if it
   *     is none
   */
  public static TpmlPubKey read(TpmReader in) {
    return new TpmlPubKey(in.list(in.limits().of(Limit.MAX_PUB_KEYS), TpmtPublic::readSized));
  }

  @Override
  public void write(TpmWriter out) {
    out.u32(pubKeys.size());
    pubKeys.forEach(out::sized);
  }
}
