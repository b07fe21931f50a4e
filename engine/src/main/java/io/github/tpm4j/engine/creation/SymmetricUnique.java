package io.github.tpm4j.engine.creation;

import io.github.tpm4j.engine.crypto.hash.HashAlgorithm;
import io.github.tpm4j.engine.crypto.hash.Hmac;
import io.github.tpm4j.tss.attributes.TpmaObject;
import io.github.tpm4j.tss.objects.TpmtPublic;
import io.github.tpm4j.tss.objects.TpmtSensitive;
import io.github.tpm4j.tss.wire.Bytes;

/**
 * The unique field of keyed hash objects and symmetric keys: a digest of the key, blinded by the
 * seedValue (Part 1, 27.5.3.2). Of parents it is an HMAC, for there the seedValue is used elsewhere
 * too.
 */
public final class SymmetricUnique {

  private SymmetricUnique() {}

  public static Bytes of(TpmtPublic publicArea, TpmtSensitive sensitive) {
    HashAlgorithm hash = HashAlgorithm.of(publicArea.nameAlg());
    byte[] seed = sensitive.seedValue().borrow();
    byte[] key = sensitive.sensitive().borrow();
    boolean isParent =
        publicArea.objectAttributes().has(TpmaObject.RESTRICTED | TpmaObject.DECRYPT);
    return Bytes.adopt(isParent ? Hmac.compute(hash, seed, key) : hash.digest(seed, key));
  }
}
