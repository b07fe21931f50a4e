package io.github.tpm4j.engine.commands.asymmetric;

import io.github.tpm4j.engine.crypto.random.RandomSource;
import io.github.tpm4j.engine.objects.CurveForm;
import io.github.tpm4j.engine.objects.LoadedObject;
import io.github.tpm4j.engine.response.TpmFailure;
import io.github.tpm4j.tss.algorithms.TpmsEccPoint;
import io.github.tpm4j.tss.commands.asymmetric.EcdhKeyGen;

/** How an ECC key agrees on points with others (Part 3, 14.4 and 14.5). */
interface KeyAgreement {

  /** The way of an ECC key: with points, or by X25519 and X448. */
  static KeyAgreement of(LoadedObject key) {
    return CurveForm.isMontgomery(key) ? new XdhAgreement() : new EcdhAgreement();
  }

  /**
   * The point shared by the key and a fresh one, and the public point of that.
   *
   * @throws TpmFailure TPM_RC_KEY, handle 1, if the key's point is not on its curve;
   *     TPM_RC_NO_RESULT if they share the neutral point
   */
  EcdhKeyGen.Response withFreshKey(LoadedObject key, RandomSource random);

  /**
   * The point that the key shares with another.
   *
   * @throws TpmFailure TPM_RC_ECC_POINT, parameter 1, if the other is not on the key's curve;
   *     TPM_RC_NO_RESULT if they share the neutral point; TPM_RC_BINDING if the private key is out
   *     of range
   */
  TpmsEccPoint share(LoadedObject key, TpmsEccPoint other);
}
