package io.github.tpm4j.engine.objects;

import io.github.tpm4j.tss.algorithms.Tpm2bDigest;
import io.github.tpm4j.tss.algorithms.TpmtKeyedhashScheme;
import io.github.tpm4j.tss.attributes.TpmaObject;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.objects.TpmsKeyedhashParms;
import io.github.tpm4j.tss.objects.TpmtPublic;
import io.github.tpm4j.tss.wire.Bytes;

/**
 * The object that a sequence is where a command wants a key: of no type, with no attribute, without
 * a sensitive area. So a command refuses it with the code that it has for a key that does not do.
 */
public final class NoObject {
  public static final LoadedObject INSTANCE =
      new LoadedObject(
          TpmHandle.NULL, publicArea(), null, ObjectOrigin.external(TpmHandle.NULL, publicArea()));

  private NoObject() {}

  private static TpmtPublic publicArea() {
    return new TpmtPublic(
        TpmAlg.NULL,
        TpmAlg.NULL,
        TpmaObject.of(0),
        Bytes.EMPTY,
        new TpmsKeyedhashParms(TpmtKeyedhashScheme.NULL),
        Tpm2bDigest.EMPTY);
  }
}
