package io.github.tpm4j.differential.generators;

import io.github.tpm4j.differential.step.Arg;
import io.github.tpm4j.tss.attributes.TpmaObject;
import io.github.tpm4j.tss.commands.sequence.EventSequenceComplete;
import io.github.tpm4j.tss.commands.sequence.HashSequenceStart;
import io.github.tpm4j.tss.commands.sequence.HmacStart;
import io.github.tpm4j.tss.commands.sequence.SequenceComplete;
import io.github.tpm4j.tss.commands.sequence.SequenceUpdate;
import io.github.tpm4j.tss.commands.symmetric.EncryptDecrypt;
import io.github.tpm4j.tss.commands.symmetric.EncryptDecrypt2;
import io.github.tpm4j.tss.commands.symmetric.Hmac;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.objects.TpmsSymcipherParms;
import io.github.tpm4j.tss.wire.Bytes;
import java.util.List;

/** Symmetric primitives and sequences (Part 3, 15 and 17). */
final class SymmetricGenerator extends Generator {
  private static final int MAX_BUFFER_BYTES = 1024;

  private final KeyChainGenerator keys;

  SymmetricGenerator(SequenceModel model) {
    super(model);
    keys = new KeyChainGenerator(model);
  }

  @Override
  List<Action> actions() {
    return List.of(
        new Action(6, this::cipher),
        new Action(3, this::hmac),
        new Action(3, this::startSequence),
        new Action(3, this::update),
        new Action(3, this::complete));
  }

  private void cipher() {
    ObjectModel key =
        keys.find(
            object ->
                object.is(TpmAlg.SYMCIPHER)
                    && object.hasSensitive()
                    && !object.has(TpmaObject.RESTRICTED),
            () -> keys.shared(templates.symmetric(TpmaObject.USER_WITH_AUTH)));
    Arg decrypt = yesNo();
    TpmAlg mode =
        choice.of(
            TpmAlg.NULL, TpmAlg.NULL, TpmAlg.CFB, TpmAlg.CTR, TpmAlg.OFB, TpmAlg.CBC, TpmAlg.ECB);
    Arg iv = Arg.sized(choice.octets(ivBytes(key, mode)));
    int size = choice.of(0, 1, 16, 16, 32, 33, 48, MAX_BUFFER_BYTES, MAX_BUFFER_BYTES + 1);
    Arg data = Arg.sized(choice.octets(size));
    if (choice.chance(50)) {
      run(Command.of(EncryptDecrypt.SPEC).by(key).with(decrypt, Arg.of(mode), iv, data));
    } else {
      run(Command.of(EncryptDecrypt2.SPEC).by(key).with(data, decrypt, Arg.of(mode), iv));
    }
  }

  /** Mostly a block; ECB has no IV. */
  private int ivBytes(ObjectModel key, TpmAlg mode) {
    if (choice.chance(25)) {
      return choice.of(0, 8, 15, 16, 17);
    }
    boolean isTdes =
        key.template().parameters() instanceof TpmsSymcipherParms cipher
            && cipher.sym().algorithm().equals(TpmAlg.TDES);
    return mode.equals(TpmAlg.ECB) ? 0 : isTdes ? 8 : 16;
  }

  private ObjectModel macKey() {
    return choice.chance(75)
        ? keys.find(
            object -> object.is(TpmAlg.KEYEDHASH) && object.canSign(),
            () -> keys.shared(templates.hmacKey(TpmaObject.USER_WITH_AUTH)))
        : keys.find(
            object -> object.is(TpmAlg.SYMCIPHER) && object.has(TpmaObject.SIGN),
            () -> keys.shared(templates.cmacKey(TpmaObject.USER_WITH_AUTH)));
  }

  private Arg macScheme() {
    return Arg.of(
        choice.of(
            TpmAlg.NULL, TpmAlg.NULL, TpmAlg.SHA256, TpmAlg.SHA1, TpmAlg.SHA512, TpmAlg.CMAC));
  }

  private void hmac() {
    ObjectModel key = choice.chance(90) ? macKey() : keys.any();
    run(
        Command.of(Hmac.SPEC)
            .by(key)
            .with(Arg.sized(choice.buffer(MAX_BUFFER_BYTES)), macScheme()));
  }

  private void startSequence() {
    Bytes auth = authValue();
    Arg authParameter = Arg.sized(auth.toByteArray());
    Outcome outcome;
    if (choice.chance(40)) {
      ObjectModel key = macKey();
      keys.makeRoom(key);
      outcome = run(Command.of(HmacStart.SPEC).by(key).with(authParameter, macScheme()));
    } else {
      keys.makeRoom();
      // TPM_ALG_NULL starts an event sequence.
      TpmAlg hash = choice.chance(30) ? TpmAlg.NULL : templates.hash();
      outcome = run(Command.of(HashSequenceStart.SPEC).with(authParameter, Arg.of(hash)));
    }
    if (outcome.succeeded()) {
      model.sequences.add(new Entity(outcome.handle(), auth));
    }
  }

  private Entity sequence() {
    if (model.sequences.isEmpty()) {
      startSequence();
    }
    return model.sequences.isEmpty() ? keys.any() : choice.of(model.sequences);
  }

  private Arg data() {
    return Arg.sized(choice.buffer(MAX_BUFFER_BYTES));
  }

  private void update() {
    run(Command.of(SequenceUpdate.SPEC).by(sequence()).with(data()));
  }

  private void complete() {
    Entity sequence = sequence();
    Outcome outcome;
    if (choice.chance(70)) {
      outcome =
          run(Command.of(SequenceComplete.SPEC).by(sequence).with(data(), Arg.of(anyHierarchy())));
    } else {
      Entity pcr = choice.chance(70) ? pcr(choice.below(24)) : model.permanent(TpmHandle.NULL);
      outcome = run(Command.of(EventSequenceComplete.SPEC).by(pcr).by(sequence).with(data()));
    }
    if (outcome.succeeded()) {
      model.sequences.remove(sequence);
    }
  }
}
