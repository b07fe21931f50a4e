package io.github.tpm4j.benchmarks.commands;

import io.github.tpm4j.tss.algorithms.TpmtSigScheme;
import io.github.tpm4j.tss.commands.signing.Sign;
import io.github.tpm4j.tss.constants.TpmSt;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.structures.TpmtTkHashcheck;
import io.github.tpm4j.tss.wire.Bytes;

/** Requests that several rows need. */
public final class Requests {

  private Requests() {}

  /** A signature by a key that is not restricted, with the key's scheme. */
  public static Sign.Request sign(TpmHandle key, Bytes digest) {
    return new Sign.Request(
        key,
        digest,
        TpmtSigScheme.NULL,
        new TpmtTkHashcheck(TpmSt.HASHCHECK, TpmHandle.NULL, Bytes.EMPTY));
  }
}
