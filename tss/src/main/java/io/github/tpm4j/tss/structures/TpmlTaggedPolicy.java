package io.github.tpm4j.tss.structures;

import io.github.tpm4j.tss.wire.Limit;
import io.github.tpm4j.tss.wire.TpmReader;
import io.github.tpm4j.tss.wire.TpmWriter;
import java.util.List;

/** TPML_TAGGED_POLICY (Part 2, 10.9.12): handles with their policies. */
public record TpmlTaggedPolicy(List<TpmsTaggedPolicy> policies) implements TpmuCapabilities {

  public TpmlTaggedPolicy {
    policies = List.copyOf(policies);
  }

  public static TpmlTaggedPolicy read(TpmReader in) {
    return new TpmlTaggedPolicy(
        in.list(in.limits().of(Limit.MAX_TAGGED_POLICIES), TpmsTaggedPolicy::read));
  }

  @Override
  public void write(TpmWriter out) {
    out.list(policies);
  }
}
