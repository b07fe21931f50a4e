package io.github.tpm4j.differential.generators;

import io.github.tpm4j.differential.step.Arg;
import io.github.tpm4j.tss.algorithms.HashAlg;
import io.github.tpm4j.tss.commands.signing.Sign;
import io.github.tpm4j.tss.commands.signing.VerifySignature;
import io.github.tpm4j.tss.commands.symmetric.Hash;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.constants.TpmSt;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.structures.TpmtTkHashcheck;
import io.github.tpm4j.tss.wire.Bytes;
import java.util.List;

/** Signing and its verification (Part 3, 20), and hashing with a ticket (15.4). */
final class SigningGenerator extends Generator {
  static final Arg NO_TICKET =
      Arg.of(new TpmtTkHashcheck(TpmSt.HASHCHECK, TpmHandle.NULL, Bytes.EMPTY));
  private static final byte[] TPM_GENERATED = {(byte) 0xFF, 'T', 'C', 'G'};

  private final KeyChainGenerator keys;

  SigningGenerator(SequenceModel model) {
    super(model);
    keys = new KeyChainGenerator(model);
  }

  @Override
  List<Action> actions() {
    return List.of(
        new Action(5, this::signAndVerify),
        new Action(2, this::hash),
        new Action(2, this::signHashed));
  }

  private Outcome hash() {
    byte[] data = choice.chance(10) ? TPM_GENERATED : choice.buffer(1024);
    return hash(data, templates.hash());
  }

  private Outcome hash(byte[] data, TpmAlg algorithm) {
    TpmHandle hierarchy = choice.chance(75) ? TpmHandle.OWNER : anyHierarchy();
    return run(Command.of(Hash.SPEC).with(Arg.sized(data), Arg.of(algorithm), Arg.of(hierarchy)));
  }

  private void signAndVerify() {
    ObjectModel key = keys.signer();
    int size =
        choice.chance(85)
            ? HashAlg.of(choice.chance(50) ? TpmAlg.SHA256 : key.nameAlg()).digestBytes()
            : choice.of(0, 1, 20, 33, 64);
    Arg digest = Arg.sized(choice.octets(size));
    Outcome signed =
        run(Command.of(Sign.SPEC).by(key).with(digest, signatureScheme(key), NO_TICKET));
    verify(key, digest, signed);
  }

  private void verify(ObjectModel key, Arg digest, Outcome signed) {
    if (signed.succeeded() || choice.chance(5)) {
      ObjectModel verifier = choice.chance(90) ? key : keys.any();
      run(
          Command.of(VerifySignature.SPEC)
              .handle(verifier)
              .with(digest, signed.product("signature")));
    }
  }

  // A restricted key signs only what the TPM has hashed itself (Part 3, 20.2).
  private void signHashed() {
    ObjectModel key = keys.signer();
    Outcome hashed = choice.chance(80) ? hash(choice.octets(40), TpmAlg.SHA256) : hash();
    Arg digest = Arg.sized(hashed.product("outHash"));
    Outcome signed =
        run(
            Command.of(Sign.SPEC)
                .by(key)
                .with(digest, signatureScheme(key), hashed.product("validation")));
    verify(key, digest, signed);
  }
}
