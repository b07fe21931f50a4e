package io.github.tpm4j.differential.generators;

import io.github.tpm4j.differential.step.Arg;
import io.github.tpm4j.tss.algorithms.HashAlg;
import io.github.tpm4j.tss.algorithms.MlKemSet;
import io.github.tpm4j.tss.attributes.TpmaObject;
import io.github.tpm4j.tss.commands.asymmetric.Decapsulate;
import io.github.tpm4j.tss.commands.asymmetric.Encapsulate;
import io.github.tpm4j.tss.commands.attestation.Certify;
import io.github.tpm4j.tss.commands.attestation.Quote;
import io.github.tpm4j.tss.commands.capability.TestParms;
import io.github.tpm4j.tss.commands.hierarchy.CreatePrimary;
import io.github.tpm4j.tss.commands.object.Create;
import io.github.tpm4j.tss.commands.object.LoadExternal;
import io.github.tpm4j.tss.commands.sequence.SequenceUpdate;
import io.github.tpm4j.tss.commands.sequence.SignSequenceStart;
import io.github.tpm4j.tss.commands.sequence.VerifySequenceStart;
import io.github.tpm4j.tss.commands.signing.SignDigest;
import io.github.tpm4j.tss.commands.signing.SignSequenceComplete;
import io.github.tpm4j.tss.commands.signing.VerifyDigestSignature;
import io.github.tpm4j.tss.commands.signing.VerifySequenceComplete;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.objects.TpmsEccParms;
import io.github.tpm4j.tss.objects.TpmsHashMldsaParms;
import io.github.tpm4j.tss.objects.TpmtPublic;
import io.github.tpm4j.tss.structures.TpmlPcrSelection;
import io.github.tpm4j.tss.wire.Bytes;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** Keys of version 185, and the commands that use them (Part 3, 14.10, 14.11, 17.5, 17.6, 20). */
final class PostQuantumGenerator extends Generator {
  private static final Set<TpmAlg> MESSAGE_SIGNERS = Set.of(TpmAlg.MLDSA, TpmAlg.HASH_MLDSA);
  private static final int MAX_BUFFER_BYTES = 1024;
  private static final int MU_BYTES = 64;

  private final KeyChainGenerator keys;
  private final PostQuantumTemplates newer;

  PostQuantumGenerator(SequenceModel model) {
    super(model);
    keys = new KeyChainGenerator(model);
    newer = new PostQuantumTemplates(choice);
  }

  @Override
  List<Action> actions() {
    return List.of(
        new Action(8, this::messages),
        new Action(6, this::digests),
        new Action(6, this::encapsulation),
        new Action(3, this::attestation),
        new Action(3, this::children),
        new Action(2, this::publicAreas));
  }

  private ObjectModel primary(TpmtPublic template) {
    keys.makeRoom();
    Bytes auth = authValue();
    Outcome created =
        run(
            Command.of(CreatePrimary.SPEC)
                .by(model.permanent(anyHierarchy()))
                .with(KeyChainGenerator.sensitive(auth, Bytes.EMPTY), Arg.sized(Arg.of(template)))
                .with(Arg.sized(), Arg.of(new TpmlPcrSelection(List.of()))));
    return keys.loaded(created, auth, template, created.product("outPublic"), null, null, true);
  }

  private ObjectModel signer() {
    return keys.find(PostQuantumGenerator::signsMessages, () -> primary(newer.signing()));
  }

  private static boolean signsMessages(ObjectModel object) {
    return object.canSign()
        && (MESSAGE_SIGNERS.contains(object.template().type())
            || object.template().parameters() instanceof TpmsEccParms ecc
                && Set.of(TpmAlg.EDDSA, TpmAlg.HASH_EDDSA).contains(ecc.scheme().scheme()));
  }

  private static TpmAlg scheme(ObjectModel key) {
    return key.template().parameters() instanceof TpmsEccParms ecc
        ? ecc.scheme().scheme()
        : key.template().type();
  }

  private Arg context(ObjectModel key) {
    boolean taken = MESSAGE_SIGNERS.contains(scheme(key)) && choice.chance(40);
    return Arg.sized(choice.octets(taken ? choice.of(1, 16, 255) : choice.of(0, 0, 0, 0, 1, 256)));
  }

  private void messages() {
    ObjectModel key = choice.chance(85) ? signer() : keys.signer();
    keys.makeRoom(key);
    Arg context = context(key);
    Arg first = Arg.fixed(choice.octets(choice.of(0, 1, 32, MAX_BUFFER_BYTES)));
    Arg second = Arg.fixed(choice.octets(choice.of(0, 1, 32, MAX_BUFFER_BYTES)));
    // EdDSA takes the message twice: what it signs comes at once.
    boolean streamed = !scheme(key).equals(TpmAlg.EDDSA) || choice.chance(10);
    Outcome signed = sign(key, context, streamed ? first : Arg.NOTHING, second);
    Arg message = streamed ? Arg.joined(first, second) : second;
    if (signed.succeeded()) {
      verify(key, context, message, signed.product("signature"));
    }
  }

  private Outcome sign(ObjectModel key, Arg context, Arg first, Arg second) {
    Entity sequence =
        started(Command.of(SignSequenceStart.SPEC).handle(key), Arg.sized(), context, Arg.NOTHING);
    if (first != Arg.NOTHING) {
      run(Command.of(SequenceUpdate.SPEC).by(sequence).with(Arg.sized(first)));
    }
    Outcome signed =
        run(
            Command.of(SignSequenceComplete.SPEC)
                .by(sequence)
                .by(choice.chance(95) ? key : keys.any())
                .with(Arg.sized(second)));
    return ended(sequence, signed);
  }

  private void verify(ObjectModel key, Arg context, Arg message, Arg signature) {
    keys.makeRoom(key);
    // The hint is R of an EdDSA signature: it stands behind the algorithm and the size.
    Arg hint =
        scheme(key).equals(TpmAlg.EDDSA)
            ? Arg.computed("R", symbols -> half(signature.bytes(symbols)))
            : Arg.NOTHING;
    Entity sequence =
        started(
            Command.of(VerifySequenceStart.SPEC).handle(key),
            Arg.sized(),
            Arg.sized(hint),
            context);
    Arg whole = Arg.computed("message", symbols -> cut(message.bytes(symbols)));
    run(Command.of(SequenceUpdate.SPEC).by(sequence).with(Arg.sized(whole)));
    ended(
        sequence,
        run(
            Command.of(VerifySequenceComplete.SPEC)
                .by(sequence)
                .handle(choice.chance(95) ? key : keys.any())
                .with(signature)));
  }

  private static byte[] half(byte[] signature) {
    int rBytes = Math.max(0, signature.length - 4) / 2;
    return Arrays.copyOfRange(signature, Math.min(4, signature.length), 4 + rBytes);
  }

  private static byte[] cut(byte[] message) {
    return Arrays.copyOf(message, Math.min(message.length, MAX_BUFFER_BYTES));
  }

  private Entity started(Command start, Arg... parameters) {
    Outcome outcome = run(start.with(parameters));
    Entity sequence = new Entity(outcome.handle(), Bytes.EMPTY);
    if (outcome.succeeded()) {
      model.sequences.add(sequence);
    }
    return sequence;
  }

  private Outcome ended(Entity sequence, Outcome outcome) {
    if (outcome.succeeded()) {
      model.sequences.remove(sequence);
    }
    return outcome;
  }

  private void digests() {
    ObjectModel key =
        switch (choice.below(4)) {
          case 0 -> signer();
          case 1 -> keys.signer();
          default -> primary(newer.digestSigning());
        };
    int size = choice.chance(5) ? choice.of(0, 20, 65) : digestBytes(key);
    Arg context = context(key);
    Arg digest = Arg.sized(choice.octets(size));
    Outcome signed =
        run(Command.of(SignDigest.SPEC).by(key).with(context, digest, SigningGenerator.NO_TICKET));
    if (signed.succeeded() || choice.chance(10)) {
      run(
          Command.of(VerifyDigestSignature.SPEC)
              .handle(choice.chance(90) ? key : keys.any())
              .with(context, digest, signed.product("signature")));
    }
  }

  private static int digestBytes(ObjectModel key) {
    return key.template().parameters() instanceof TpmsHashMldsaParms parameters
        ? HashAlg.of(parameters.hashAlg()).digestBytes()
        : MU_BYTES;
  }

  private void encapsulation() {
    ObjectModel key =
        choice.chance(5)
            ? keys.any()
            : keys.find(
                object -> object.is(TpmAlg.MLKEM) && !object.has(TpmaObject.RESTRICTED),
                () -> primary(newer.encapsulation()));
    Outcome made = run(Command.of(Encapsulate.SPEC).handle(key));
    Arg ciphertext =
        choice.chance(80)
            ? made.product("ciphertext")
            : Arg.fixed(choice.octets(choice.of(MlKemSet.values()).ciphertextBytes()));
    run(Command.of(Decapsulate.SPEC).by(key).with(Arg.sized(ciphertext)));
  }

  private void attestation() {
    ObjectModel key = signer();
    Arg data = Arg.sized(choice.octets(choice.of(0, 16, 64)));
    if (choice.chance(50)) {
      run(Command.of(Quote.SPEC).by(key).with(data, signatureScheme(key), Arg.of(pcrSelection())));
    } else {
      run(Command.of(Certify.SPEC).by(keys.any()).by(key).with(data, signatureScheme(key)));
    }
  }

  /** A key of any kind below a storage key of ML-KEM. */
  private void children() {
    ObjectModel parent =
        keys.find(
            object -> object.is(TpmAlg.MLKEM) && object.isStorageParent(),
            () -> primary(newer.storage()));
    TpmtPublic template =
        choice.chance(50)
            ? choice.chance(50) ? newer.signing() : newer.encapsulation()
            : templates.eccSigning(Templates.CREATED | TpmaObject.USER_WITH_AUTH);
    Bytes auth = authValue();
    Outcome created =
        run(
            Command.of(Create.SPEC)
                .by(parent)
                .with(KeyChainGenerator.sensitive(auth, Bytes.EMPTY), Arg.sized(Arg.of(template)))
                .with(Arg.sized(), Arg.of(new TpmlPcrSelection(List.of()))));
    if (created.succeeded()) {
      keys.load(
          parent, template, created.product("outPublic"), created.product("outPrivate"), auth);
    }
  }

  /** What is loaded without a sensitive area, or is only asked for. */
  private void publicAreas() {
    ObjectModel key = signer();
    keys.makeRoom(key);
    Outcome loaded =
        run(
            Command.of(LoadExternal.SPEC)
                .with(Arg.sized(), Arg.sized(key.publicArea()), Arg.of(anyHierarchy())));
    keys.loaded(loaded, Bytes.EMPTY, key.template(), key.publicArea(), null, null, false);
    byte[] area = key.template().parameters().marshal();
    run(
        Command.of(TestParms.SPEC)
            .with(Arg.joined(Arg.of(key.template().type()), Arg.fixed(area))));
  }
}
