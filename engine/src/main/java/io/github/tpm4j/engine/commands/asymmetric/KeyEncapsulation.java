package io.github.tpm4j.engine.commands.asymmetric;

import io.github.tpm4j.engine.crypto.random.RandomSource;
import io.github.tpm4j.engine.objects.LoadedObject;
import io.github.tpm4j.engine.response.TpmFailure;
import io.github.tpm4j.tss.commands.asymmetric.Encapsulate;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.constants.TpmRc;
import io.github.tpm4j.tss.wire.Bytes;
import io.github.tpm4j.tss.wire.SecretBytes;

/** How a type of key encapsulates secrets (version 185, Part 3, 14.10 and 14.11). */
interface KeyEncapsulation {

  /**
   * The way of a key.
   *
   * @throws TpmFailure TPM_RC_KEY, handle 1, if it has none
   */
  static KeyEncapsulation of(LoadedObject key) {
    if (key.isType(TpmAlg.MLKEM)) {
      return new MlKemEncapsulation();
    }
    return DhkemEncapsulation.find(key).orElseThrow(() -> new TpmFailure(TpmRc.KEY.handle(1)));
  }

  /**
   * A fresh secret for the holder of a key, of which the public area is enough.
   *
   * @throws TpmFailure TPM_RC_KEY, handle 1, if the public key is refused
   */
  Encapsulate.Response encapsulate(LoadedObject key, RandomSource random);

  /**
   * The secret in a ciphertext.
   *
   * @throws TpmFailure TPM_RC_SIZE, parameter 1, if the ciphertext has another size;
   *     TPM_RC_ECC_POINT, parameter 1, if it is no point of the key's curve; TPM_RC_NO_RESULT if it
   *     is one of low order; TPM_RC_BINDING if the private key is out of range
   */
  SecretBytes decapsulate(LoadedObject key, Bytes ciphertext);
}
