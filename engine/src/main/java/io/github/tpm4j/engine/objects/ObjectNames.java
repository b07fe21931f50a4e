package io.github.tpm4j.engine.objects;

import io.github.tpm4j.engine.crypto.hash.HashAlgorithm;
import io.github.tpm4j.engine.entity.HandleName;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.objects.TpmtPublic;
import io.github.tpm4j.tss.wire.Bytes;

/** Names and Qualified Names of objects (Part 1, 16 and 26.5). */
public final class ObjectNames {

  private ObjectNames() {}

  /** nameAlg ‖ H(public area); empty if nameAlg is TPM_ALG_NULL. */
  public static Bytes name(TpmtPublic publicArea) {
    return tagged(publicArea.nameAlg(), publicArea.marshal());
  }

  /** nameAlg ‖ H(Qualified Name of the parent ‖ Name); empty if nameAlg is TPM_ALG_NULL. */
  public static Bytes qualifiedName(Bytes parentQualifiedName, TpmAlg nameAlg, Bytes name) {
    return tagged(nameAlg, parentQualifiedName.borrow(), name.borrow());
  }

  /** The Qualified Name of a hierarchy: its handle. */
  public static Bytes ofHierarchy(TpmHandle hierarchy) {
    return HandleName.of(hierarchy);
  }

  /** The number of a hash and its digest over all parts. */
  public static Bytes tagged(TpmAlg hashAlg, byte[]... parts) {
    if (hashAlg.equals(TpmAlg.NULL)) {
      return Bytes.EMPTY;
    }
    byte[] digest = HashAlgorithm.of(hashAlg).digest(parts);
    byte[] name = new byte[Short.BYTES + digest.length];
    name[0] = (byte) (hashAlg.value() >> 8);
    name[1] = (byte) hashAlg.value();
    System.arraycopy(digest, 0, name, Short.BYTES, digest.length);
    return Bytes.adopt(name);
  }
}
