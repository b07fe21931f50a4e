package io.github.tpm4j.engine.objects;

import io.github.tpm4j.engine.crypto.edwards.EddsaDigest;
import io.github.tpm4j.engine.crypto.edwards.EdwardsCurve;
import io.github.tpm4j.tss.constants.TpmEccCurve;
import io.github.tpm4j.tss.structures.Tpm2b;
import io.github.tpm4j.tss.wire.Bytes;
import io.github.tpm4j.tss.wire.TpmReader;
import io.github.tpm4j.tss.wire.TpmWriter;

/**
 * A message of HashEdDSA, or one of EdDSA whose signature is to be verified.
 *
 * @param hint R of the signature, which EdDSA hashes before the message; empty for HashEdDSA
 */
public record EddsaMessage(Bytes hint, EddsaDigest digest) implements SequenceState {
  @Override
  public void update(byte[] data) {
    digest.update(data);
  }

  @Override
  public void write(TpmWriter out) {
    out.sized(hint);
    digest.curve().id().write(out);
    out.sized(digest.state());
  }

  static EddsaMessage read(TpmReader in) {
    Bytes hint = Tpm2b.SIGNATURE_HINT.read(in);
    EdwardsCurve curve = EdwardsCurve.find(TpmEccCurve.read(in)).orElseThrow();
    return new EddsaMessage(hint, EddsaDigest.restore(curve, in.sizedArray(0xFFFF)));
  }
}
