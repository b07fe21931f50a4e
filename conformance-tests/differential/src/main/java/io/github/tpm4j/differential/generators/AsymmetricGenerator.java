package io.github.tpm4j.differential.generators;

import io.github.tpm4j.differential.step.Arg;
import io.github.tpm4j.tss.algorithms.TpmsEccPoint;
import io.github.tpm4j.tss.algorithms.TpmtKdfScheme;
import io.github.tpm4j.tss.algorithms.TpmtRsaDecrypt;
import io.github.tpm4j.tss.attributes.TpmaObject;
import io.github.tpm4j.tss.commands.asymmetric.EccDecrypt;
import io.github.tpm4j.tss.commands.asymmetric.EccEncrypt;
import io.github.tpm4j.tss.commands.asymmetric.EccParameters;
import io.github.tpm4j.tss.commands.asymmetric.EcdhKeyGen;
import io.github.tpm4j.tss.commands.asymmetric.EcdhZGen;
import io.github.tpm4j.tss.commands.asymmetric.RsaDecrypt;
import io.github.tpm4j.tss.commands.asymmetric.RsaEncrypt;
import io.github.tpm4j.tss.commands.asymmetric.ZGen2Phase;
import io.github.tpm4j.tss.commands.ephemeral.Commit;
import io.github.tpm4j.tss.commands.ephemeral.EcEphemeral;
import io.github.tpm4j.tss.commands.hierarchy.CreatePrimary;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.constants.TpmEccCurve;
import io.github.tpm4j.tss.objects.TpmtPublic;
import io.github.tpm4j.tss.wire.Bytes;
import java.util.List;

/** Asymmetric primitives and ephemeral keys (Part 3, 14 and 19). */
final class AsymmetricGenerator extends Generator {
  private static final int RSA_BYTES = 256;

  private final KeyChainGenerator keys;

  AsymmetricGenerator(SequenceModel model) {
    super(model);
    keys = new KeyChainGenerator(model);
  }

  @Override
  List<Action> actions() {
    return List.of(
        new Action(3, this::rsa),
        new Action(2, this::ecdh),
        new Action(1, this::parameters),
        new Action(4, this::twoPhase),
        new Action(2, this::commit),
        new Action(1, this::eccEncryption));
  }

  private Arg rsaScheme() {
    return Arg.of(
        choice.of(
            TpmtRsaDecrypt.NULL,
            TpmtRsaDecrypt.RSAES,
            TpmtRsaDecrypt.of(TpmAlg.OAEP, TpmAlg.SHA256),
            TpmtRsaDecrypt.of(TpmAlg.OAEP, TpmAlg.SHA1)));
  }

  private Arg label() {
    return Arg.sized(
        choice.of(new byte[0], new byte[0], new byte[] {'a', 0}, new byte[] {'a'}, new byte[1]));
  }

  private void rsa() {
    ObjectModel key = keys.ofType(TpmAlg.RSA, () -> templates.anyRsa(TpmaObject.USER_WITH_AUTH));
    Arg scheme = rsaScheme();
    Arg label = label();
    byte[] message = choice.octets(choice.of(0, 1, 32, 100, RSA_BYTES - 1, RSA_BYTES, 190, 245));
    if (choice.chance(50) && message.length > 0) {
      message[0] = 0;
    }
    Outcome encrypted =
        run(Command.of(RsaEncrypt.SPEC).handle(key).with(Arg.sized(message), scheme, label));
    if (encrypted.succeeded()) {
      decrypt(key, Arg.sized(encrypted.product("outData")), scheme, label);
    }
    if (choice.chance(30)) {
      int size = choice.of(RSA_BYTES, RSA_BYTES, RSA_BYTES - 1, 1, 0);
      decrypt(key, Arg.sized(choice.octets(size)), rsaScheme(), label);
    }
  }

  private void decrypt(ObjectModel key, Arg cipherText, Arg scheme, Arg label) {
    run(Command.of(RsaDecrypt.SPEC).by(key).with(cipherText, scheme, label));
  }

  private ObjectModel eccKey() {
    return keys.ofType(TpmAlg.ECC, () -> templates.eccDecryption(TpmaObject.USER_WITH_AUTH));
  }

  /** A key that agrees on keys, on the curve of {@link #point} if there is one. */
  private ObjectModel exchangeKey() {
    return choice.chance(15)
        ? eccKey()
        : keys.find(
            key ->
                key.is(TpmAlg.ECC)
                    && key.hasSensitive()
                    && key.has(TpmaObject.DECRYPT)
                    && !key.has(TpmaObject.RESTRICTED)
                    && key.curve().equals(TpmEccCurve.NIST_P256),
            () -> keys.shared(templates.eccDecryption(TpmaObject.USER_WITH_AUTH)));
  }

  /** A TPM2B_ECC_POINT: mostly one that is on P-256. */
  private Arg point() {
    byte[] x = KeyMaterial.hex("p256.x");
    byte[] y = KeyMaterial.hex("p256.y");
    switch (choice.below(12)) {
      case 0 -> y[31] ^= 1;
      case 1 -> x = new byte[0];
      case 2 -> y = choice.octets(choice.of(0, 31, 33, 66));
      case 3 -> {
        x = new byte[32];
        y = new byte[32];
      }
      default -> {}
    }
    return Arg.sized(Arg.of(new TpmsEccPoint(Bytes.adopt(x), Bytes.adopt(y))));
  }

  private void ecdh() {
    ObjectModel key = exchangeKey();
    Outcome generated = run(Command.of(EcdhKeyGen.SPEC).handle(key));
    Arg point =
        generated.succeeded() && choice.chance(40)
            ? Arg.sized(generated.product("pubPoint"))
            : point();
    run(Command.of(EcdhZGen.SPEC).by(key).with(point));
  }

  private TpmEccCurve curve() {
    return choice.of(
        TpmEccCurve.NIST_P256,
        TpmEccCurve.NIST_P384,
        TpmEccCurve.NIST_P521,
        TpmEccCurve.BN_P256,
        TpmEccCurve.of(choice.below(0x23)));
  }

  private void parameters() {
    run(Command.of(EccParameters.SPEC).with(Arg.of(curve())));
  }

  private void twoPhase() {
    TpmEccCurve curve = choice.chance(75) ? TpmEccCurve.NIST_P256 : curve();
    Outcome ephemeral = run(Command.of(EcEphemeral.SPEC).with(Arg.of(curve)));
    Arg counter =
        ephemeral.succeeded() && choice.chance(90)
            ? counter(ephemeral)
            : Arg.u16(choice.of(0, 1, 0xFFFF));
    run(
        Command.of(ZGen2Phase.SPEC)
            .by(exchangeKey())
            .with(point(), point())
            .with(
                Arg.of(choice.of(TpmAlg.ECDH, TpmAlg.ECDH, TpmAlg.ECDH, TpmAlg.ECMQV, TpmAlg.SM2)))
            .with(counter));
  }

  private static Arg counter(Outcome outcome) {
    return Arg.product(outcome.number(), "counter", (byte) 0, (byte) 0);
  }

  private ObjectModel anonymousKey() {
    keys.makeRoom();
    TpmtPublic template = templates.anonymous();
    Outcome created =
        run(
            Command.of(CreatePrimary.SPEC)
                .by(owner())
                .with(
                    KeyChainGenerator.sensitive(Bytes.EMPTY, Bytes.EMPTY),
                    Arg.sized(Arg.of(template)))
                .with(Arg.sized(), Arg.of(pcrSelection()))
                .plain());
    Arg area = created.product("outPublic");
    return keys.loaded(created, Bytes.EMPTY, template, area, null, null, true);
  }

  private void commit() {
    ObjectModel key =
        keys.find(
            object ->
                object.is(TpmAlg.ECC)
                    && object.canSign()
                    && object.curve().equals(TpmEccCurve.BN_P256),
            this::anonymousKey);
    Arg point = choice.chance(50) ? Arg.sized(new byte[4]) : point();
    byte[] s2 = choice.octets(choice.of(0, 0, 8));
    byte[] y2 = choice.octets(choice.of(0, 0, 32));
    run(Command.of(Commit.SPEC).by(key).with(point, Arg.sized(s2), Arg.sized(y2)));
  }

  private void eccEncryption() {
    ObjectModel key = eccKey();
    Arg scheme =
        Arg.of(
            choice.of(TpmtKdfScheme.NULL, TpmtKdfScheme.of(TpmAlg.KDF1_SP800_56A, TpmAlg.SHA256)));
    Outcome hidden =
        run(Command.of(EccEncrypt.SPEC).handle(key).with(Arg.sized(choice.buffer(64)), scheme));
    run(
        Command.of(EccDecrypt.SPEC)
            .by(key)
            .with(Arg.sized(hidden.product("c1")), Arg.sized(hidden.product("c2")))
            .with(Arg.sized(hidden.product("c3")), scheme));
  }
}
