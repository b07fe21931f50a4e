package io.github.tpm4j.tss.structures;

import io.github.tpm4j.tss.wire.Limit;
import io.github.tpm4j.tss.wire.TpmReader;
import io.github.tpm4j.tss.wire.TpmWriter;
import java.util.List;

/** TPML_TAGGED_POLICY (Part 2, 10.9.12): handles with their policies. */
public record TpmlTaggedPolicy(List<TpmsTaggedPolicy> policies) implements TpmuCapabilities {

  /**
   * Makes one from its components.
   *
   * @param policies in ascending order of the hierarchies; copied
   */
  public TpmlTaggedPolicy {
    policies = List.copyOf(policies);
  }

  /**
   * Reads one.
   *
   * @param in stands at the first byte
   * @return what was read
   * @throws io.github.tpm4j.tss.wire.WireException with the response code that a TPM answers, if it
   *     is none
   */
  public static TpmlTaggedPolicy read(TpmReader in) {
    return new TpmlTaggedPolicy(
        in.list(in.limits().of(Limit.MAX_TAGGED_POLICIES), TpmsTaggedPolicy::read));
  }

  @Override
  public void write(TpmWriter out) {
    out.list(policies);
  }
}
