package io.github.tpm4j.tss.names;

import io.github.tpm4j.tss.algorithms.HashAlg;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.crypto.Digests;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.nv.TpmsNvPublic;
import io.github.tpm4j.tss.nv.TpmtNvPublic2;
import io.github.tpm4j.tss.objects.TpmtPublic;
import io.github.tpm4j.tss.wire.Bytes;
import io.github.tpm4j.tss.wire.TpmWriter;

/** Computes the Names by which commands are authorised (Part 1, 16). */
public final class EntityNames {

  private EntityNames() {}

  /**
   * {@return the Name of a PCR, a session or a permanent entity: the 4 octets of its handle}
   *
   * @param handle of any type but objects and NV Indices, whose Names are digests
   */
  public static Bytes of(TpmHandle handle) {
    return Bytes.adopt(handle.marshal());
  }

  /**
   * {@return the Name of an object; empty if its nameAlg is TPM_ALG_NULL}
   *
   * @param area the public area as the TPM shows it
   */
  public static Bytes of(TpmtPublic area) {
    return area.nameAlg().equals(TpmAlg.NULL)
        ? Bytes.EMPTY
        : tagged(area.nameAlg(), Bytes.adopt(area.marshal()));
  }

  /**
   * {@return the Name of an NV Index; it changes with the attributes that the TPM sets}
   *
   * @param area the public area as the TPM shows it
   */
  public static Bytes of(TpmsNvPublic area) {
    return tagged(area.nameAlg(), Bytes.adopt(area.marshal()));
  }

  /**
   * {@return the Name of an NV Index of any kind: over its public area without the octet that tells
   * the kind}
   *
   * @param area the public area as the TPM shows it
   */
  public static Bytes of(TpmtNvPublic2 area) {
    return tagged(area.publicArea().nameAlg(), Bytes.adopt(area.publicArea().marshal()));
  }

  /**
   * {@return the Qualified Name of an object}
   *
   * @param parentQualifiedName of a primary key, the handle of its hierarchy as {@link
   *     #of(TpmHandle)} gives it
   * @param area the object's own public area
   */
  public static Bytes qualified(Bytes parentQualifiedName, TpmtPublic area) {
    return tagged(area.nameAlg(), parentQualifiedName, of(area));
  }

  private static Bytes tagged(TpmAlg nameAlg, Bytes... parts) {
    TpmWriter name = new TpmWriter();
    nameAlg.write(name);
    name.bytes(Digests.of(HashAlg.of(nameAlg), parts));
    return Bytes.adopt(name.toByteArray());
  }
}
