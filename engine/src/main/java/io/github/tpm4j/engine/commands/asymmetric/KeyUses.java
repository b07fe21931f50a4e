package io.github.tpm4j.engine.commands.asymmetric;

import io.github.tpm4j.engine.objects.CurveForm;
import io.github.tpm4j.engine.objects.LoadedObject;
import io.github.tpm4j.tss.attributes.TpmaObject;
import io.github.tpm4j.tss.constants.TpmAlg;

/** What a key may be used for by its attributes (Part 1, 25.1.5). */
final class KeyUses {

  private KeyUses() {}

  /** Whether the key decrypts what the caller chooses: decrypt SET, restricted CLEAR. */
  static boolean decryptsFreely(LoadedObject key) {
    return key.has(TpmaObject.DECRYPT) && !key.has(TpmaObject.RESTRICTED);
  }

  /** Whether it is an ECC key, but none of X25519 or X448, whose points lack a coordinate. */
  static boolean hasPoint(LoadedObject key) {
    return key.isType(TpmAlg.ECC) && !CurveForm.isMontgomery(key);
  }
}
