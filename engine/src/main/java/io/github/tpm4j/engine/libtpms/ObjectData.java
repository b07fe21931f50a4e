package io.github.tpm4j.engine.libtpms;

import io.github.tpm4j.engine.objects.LoadedObject;
import io.github.tpm4j.engine.objects.ObjectOrigin;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.objects.TpmtPublic;
import io.github.tpm4j.tss.objects.TpmtSensitive;
import io.github.tpm4j.tss.wire.Bytes;

/**
 * The sections ANY_OBJECT and OBJECT: a key or data object.
 *
 * @param attributes libtpms' own, which say where it comes from
 * @param sensitive null if only the public area is known
 */
record ObjectData(
    int attributes, TpmtPublic publicArea, TpmtSensitive sensitive, Bytes qualifiedName) {
  private static final int ENDORSEMENT = 1 << 1;
  private static final int PLATFORM = 1 << 2;
  private static final int OWNER = 1 << 3;
  private static final int ST_CLEAR = 1 << 7;
  private static final int SEQUENCES = 1 << 8 | 1 << 9 | 1 << 10;
  private static final int OCCUPIED = 1 << 15;
  private static final int NO_SENSITIVE = 0;

  static ObjectData read(BlobReader in) {
    int version = in.section(Section.ANY_OBJECT);
    int attributes = in.u32();
    in.require((attributes & OCCUPIED) != 0 && (attributes & SEQUENCES) == 0);
    ObjectData object = object(in, attributes);
    in.tail(version);
    return object;
  }

  private static ObjectData object(BlobReader in, int attributes) {
    int version = in.section(Section.OBJECT);
    TpmtPublic publicArea = in.structure(TpmtPublic::read);
    TpmtSensitive sensitive = sensitive(in);
    in.block(); // the private exponent of RSA, which follows from one prime
    Bytes qualifiedName = in.sizedBytes();
    in.u32(); // the handle, which stands before
    in.sized(); // the Name, which follows from the public area
    in.tail(version);
    return new ObjectData(attributes, publicArea, sensitive, qualifiedName);
  }

  private static TpmtSensitive sensitive(BlobReader in) {
    int type = in.u16();
    if (type == NO_SENSITIVE) {
      in.sized();
      in.sized();
      return null;
    }
    return new TpmtSensitive(TpmAlg.of(type), in.secret(), in.secret(), in.secret());
  }

  /** The object for this TPM, which has no handle yet. */
  LoadedObject loaded() {
    boolean isStClear = (attributes & ST_CLEAR) != 0;
    return new LoadedObject(
        TpmHandle.NULL,
        publicArea,
        sensitive,
        ObjectOrigin.named(hierarchy(), qualifiedName, isStClear));
  }

  private TpmHandle hierarchy() {
    if ((attributes & ENDORSEMENT) != 0) {
      return TpmHandle.ENDORSEMENT;
    }
    if ((attributes & PLATFORM) != 0) {
      return TpmHandle.PLATFORM;
    }
    return (attributes & OWNER) != 0 ? TpmHandle.OWNER : TpmHandle.NULL;
  }
}
