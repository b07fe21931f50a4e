package io.github.tpm4j.engine.commands.asymmetric;

import io.github.tpm4j.engine.crypto.mlkem.MlKemPublicKey;
import io.github.tpm4j.engine.crypto.random.RandomSource;
import io.github.tpm4j.engine.objects.KeyMaterial;
import io.github.tpm4j.engine.objects.LoadedObject;
import io.github.tpm4j.engine.response.TpmFailure;
import io.github.tpm4j.tss.commands.asymmetric.Encapsulate;
import io.github.tpm4j.tss.constants.TpmRc;
import io.github.tpm4j.tss.wire.Bytes;
import io.github.tpm4j.tss.wire.SecretBytes;

/** ML-KEM (FIPS 203): a ciphertext that nobody made gives a secret, too. */
final class MlKemEncapsulation implements KeyEncapsulation {

  @Override
  public Encapsulate.Response encapsulate(LoadedObject key, RandomSource random) {
    MlKemPublicKey publicKey =
        key.keyMaterial().mlKemPublic().orElseThrow(() -> new TpmFailure(TpmRc.KEY.handle(1)));
    MlKemPublicKey.Encapsulated made = publicKey.encapsulate(random);
    return new Encapsulate.Response(
        SecretBytes.adopt(made.secret()), Bytes.adopt(made.ciphertext()));
  }

  @Override
  public SecretBytes decapsulate(LoadedObject key, Bytes ciphertext) {
    KeyMaterial material = key.keyMaterial();
    boolean fits = ciphertext.size() == material.mlKemSet().ciphertextBytes();
    TpmFailure.require(fits, TpmRc.SIZE.parameter(1));
    return SecretBytes.adopt(material.mlKemPrivate().decapsulate(ciphertext.borrow()));
  }
}
