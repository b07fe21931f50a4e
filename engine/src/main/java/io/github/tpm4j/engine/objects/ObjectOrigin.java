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
 * @param parentQualifiedName the handle of a hierarchy, or the Qualified Name of the parent
 * @param stClear whether it or an ancestor has stClear SET, so that TPM Restart ends it
 * @param external whether it was loaded without a parent
 */
public record ObjectOrigin(
    TpmHandle hierarchy, Bytes parentQualifiedName, boolean stClear, boolean external) {

  /** Of a Primary Object. */
  public static ObjectOrigin primary(TpmHandle hierarchy, TpmtPublic publicArea) {
    return new ObjectOrigin(hierarchy, HandleName.of(hierarchy), isStClear(publicArea), false);
  }

  /** Of an object that was loaded or created under a parent. */
  public static ObjectOrigin child(LoadedObject parent, TpmtPublic publicArea) {
    return new ObjectOrigin(
        parent.hierarchy(),
        parent.qualifiedName(),
        parent.origin().stClear() || isStClear(publicArea),
        false);
  }

  /** Of an object that TPM2_LoadExternal loads. */
  public static ObjectOrigin external(TpmHandle hierarchy, TpmtPublic publicArea) {
    return new ObjectOrigin(hierarchy, HandleName.of(hierarchy), isStClear(publicArea), true);
  }

  private static boolean isStClear(TpmtPublic publicArea) {
    return publicArea.objectAttributes().has(TpmaObject.ST_CLEAR);
  }

  /** The Qualified Name; an external object is in no hierarchy, and keeps its Name. */
  Bytes qualifiedName(TpmAlg nameAlg, Bytes name) {
    return external ? name : ObjectNames.qualifiedName(parentQualifiedName, nameAlg, name);
  }

  void write(TpmWriter out) {
    hierarchy.write(out);
    out.sized(parentQualifiedName).u8(stClear ? 1 : 0).u8(external ? 1 : 0);
  }

  static ObjectOrigin read(TpmReader in) {
    return new ObjectOrigin(
        TpmHandle.read(in), Bytes.adopt(in.sizedArray(0xFFFF)), in.u8() != 0, in.u8() != 0);
  }
}
