package io.github.tpm4j.engine.objects;

import io.github.tpm4j.engine.entity.HandleName;
import io.github.tpm4j.tss.attributes.TpmaObject;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.objects.TpmtPublic;
import io.github.tpm4j.tss.wire.Bytes;
import io.github.tpm4j.tss.wire.TpmReader;
import io.github.tpm4j.tss.wire.TpmWriter;

/**
 * Where a loaded object comes from.
 *
 * @param hierarchy the hierarchy of its primary object, or the one given to TPM2_LoadExternal
 * @param qualifier what its Qualified Name follows from, by the ancestry
 * @param stClear whether it or an ancestor has stClear SET, so that TPM Restart ends it
 */
public record ObjectOrigin(
    TpmHandle hierarchy, Bytes qualifier, boolean stClear, Ancestry ancestry) {

  /** What is known of the objects above it; the ordinal numbers are written. */
  public enum Ancestry {
    /** The qualifier is the handle of a hierarchy, or the Qualified Name of the parent. */
    PARENT,
    /** It was loaded without a parent. */
    EXTERNAL,
    /** The qualifier is its own Qualified Name, which is all that libtpms keeps. */
    OWN_NAME
  }

  /** Of a Primary Object. */
  public static ObjectOrigin primary(TpmHandle hierarchy, TpmtPublic publicArea) {
    return new ObjectOrigin(
        hierarchy, HandleName.of(hierarchy), isStClear(publicArea), Ancestry.PARENT);
  }

  /** Of an object that was loaded or created under a parent. */
  public static ObjectOrigin child(LoadedObject parent, TpmtPublic publicArea) {
    return new ObjectOrigin(
        parent.hierarchy(),
        parent.qualifiedName(),
        parent.origin().stClear() || isStClear(publicArea),
        Ancestry.PARENT);
  }

  /** Of an object that TPM2_LoadExternal loads. */
  public static ObjectOrigin external(TpmHandle hierarchy, TpmtPublic publicArea) {
    return new ObjectOrigin(
        hierarchy, HandleName.of(hierarchy), isStClear(publicArea), Ancestry.EXTERNAL);
  }

  /** Of a persistent object that libtpms kept. */
  public static ObjectOrigin named(TpmHandle hierarchy, Bytes qualifiedName, boolean stClear) {
    return new ObjectOrigin(hierarchy, qualifiedName, stClear, Ancestry.OWN_NAME);
  }

  /** Whether it was loaded without a parent. */
  public boolean external() {
    return ancestry == Ancestry.EXTERNAL;
  }

  private static boolean isStClear(TpmtPublic publicArea) {
    return publicArea.objectAttributes().has(TpmaObject.ST_CLEAR);
  }

  /** The Qualified Name; an external object is in no hierarchy, and keeps its Name. */
  Bytes qualifiedName(TpmAlg nameAlg, Bytes name) {
    return switch (ancestry) {
      case PARENT -> ObjectNames.qualifiedName(qualifier, nameAlg, name);
      case EXTERNAL -> name;
      case OWN_NAME -> qualifier;
    };
  }

  void write(TpmWriter out) {
    hierarchy.write(out);
    out.sized(qualifier).u8(stClear ? 1 : 0).u8(ancestry.ordinal());
  }

  static ObjectOrigin read(TpmReader in) {
    return new ObjectOrigin(
        TpmHandle.read(in),
        Bytes.adopt(in.sizedArray(0xFFFF)),
        in.u8() != 0,
        Ancestry.values()[in.u8()]);
  }
}
