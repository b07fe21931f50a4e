package io.github.tpm4j.engine.commands.asymmetric;

import io.github.tpm4j.engine.crypto.agreement.DhPrivateKey;
import io.github.tpm4j.engine.crypto.agreement.DhPublicKey;
import io.github.tpm4j.engine.crypto.dhkem.Dhkem;
import io.github.tpm4j.engine.crypto.dhkem.DhkemSuite;
import io.github.tpm4j.engine.crypto.random.RandomSource;
import io.github.tpm4j.engine.objects.LoadedObject;
import io.github.tpm4j.engine.response.TpmFailure;
import io.github.tpm4j.tss.algorithms.TpmtKdfScheme;
import io.github.tpm4j.tss.commands.asymmetric.Encapsulate;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.constants.TpmRc;
import io.github.tpm4j.tss.objects.TpmsEccParms;
import io.github.tpm4j.tss.wire.Bytes;
import io.github.tpm4j.tss.wire.SecretBytes;
import java.util.Optional;

/** DHKEM (RFC 9180, 4.1), of ECC keys whose KDF is HKDF. */
final class DhkemEncapsulation implements KeyEncapsulation {
  private final DhkemSuite suite;
  private final Dhkem dhkem;

  private DhkemEncapsulation(DhkemSuite suite) {
    this.suite = suite;
    dhkem = new Dhkem(suite);
  }

  /** Empty for keys that are made for something else. */
  static Optional<KeyEncapsulation> find(LoadedObject key) {
    return key.publicArea().parameters() instanceof TpmsEccParms ecc
        ? suite(ecc).map(DhkemEncapsulation::new)
        : Optional.empty();
  }

  private static Optional<DhkemSuite> suite(TpmsEccParms ecc) {
    TpmtKdfScheme kdf = ecc.kdf();
    return kdf.scheme().equals(TpmAlg.HKDF)
        ? DhkemSuite.find(ecc.curveId(), kdf.hash())
        : Optional.empty();
  }

  @Override
  public Encapsulate.Response encapsulate(LoadedObject key, RandomSource random) {
    Dhkem.Encapsulated made =
        key.keyMaterial()
            .dhPublic()
            .flatMap(recipient -> dhkem.encapsulate(recipient, random))
            .orElseThrow(() -> new TpmFailure(TpmRc.KEY.handle(1)));
    return new Encapsulate.Response(
        SecretBytes.adopt(made.secret()), Bytes.adopt(made.ciphertext()));
  }

  @Override
  public SecretBytes decapsulate(LoadedObject key, Bytes ciphertext) {
    boolean fits = ciphertext.size() == suite.ciphertextBytes();
    TpmFailure.require(fits, TpmRc.SIZE.parameter(1));
    DhPublicKey ephemeral =
        dhkem
            .ephemeral(ciphertext.borrow())
            .orElseThrow(() -> new TpmFailure(TpmRc.ECC_POINT.parameter(1)));
    DhPrivateKey privateKey =
        key.keyMaterial().dhPrivate().orElseThrow(() -> new TpmFailure(TpmRc.BINDING));
    return dhkem
        .decapsulate(privateKey, ephemeral)
        .map(SecretBytes::adopt)
        .orElseThrow(() -> new TpmFailure(TpmRc.NO_RESULT));
  }
}
