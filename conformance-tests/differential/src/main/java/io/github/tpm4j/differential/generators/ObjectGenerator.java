package io.github.tpm4j.differential.generators;

import io.github.tpm4j.differential.step.Arg;
import io.github.tpm4j.tss.algorithms.Tpm2bDigest;
import io.github.tpm4j.tss.attributes.TpmaObject;
import io.github.tpm4j.tss.commands.hierarchy.CreatePrimary;
import io.github.tpm4j.tss.commands.object.ActivateCredential;
import io.github.tpm4j.tss.commands.object.Create;
import io.github.tpm4j.tss.commands.object.CreateLoaded;
import io.github.tpm4j.tss.commands.object.MakeCredential;
import io.github.tpm4j.tss.commands.object.ObjectChangeAuth;
import io.github.tpm4j.tss.commands.object.ReadPublic;
import io.github.tpm4j.tss.commands.object.Unseal;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.objects.TpmtPublic;
import io.github.tpm4j.tss.wire.Bytes;
import java.util.Arrays;
import java.util.List;

/** Objects (Part 3, 12, and 24.1). */
final class ObjectGenerator extends Generator {
  private static final int SEALED_BYTES = 128;
  private final KeyChainGenerator keys;

  ObjectGenerator(SequenceModel model) {
    super(model);
    keys = new KeyChainGenerator(model);
  }

  @Override
  List<Action> actions() {
    return List.of(
        new Action(3, this::createPrimary),
        new Action(4, this::create),
        new Action(3, this::createLoaded),
        new Action(1, this::derive),
        new Action(2, this::readPublic),
        new Action(2, this::credential),
        new Action(2, this::unseal),
        new Action(2, this::changeAuth));
  }

  /** A template with attributes that mostly fit one another. */
  private TpmtPublic template() {
    int fixed =
        choice.of(
            TpmaObject.FIXED_TPM | TpmaObject.FIXED_PARENT,
            TpmaObject.FIXED_TPM | TpmaObject.FIXED_PARENT,
            TpmaObject.FIXED_PARENT,
            0);
    TpmtPublic template = templates.any(fixed | TpmaObject.SENSITIVE_DATA_ORIGIN);
    if (choice.chance(15)) {
      int odd = 1 << choice.of(1, 2, 4, 5, 6, 7, 10, 11, 16, 17, 18, 19);
      int attributes = template.objectAttributes().value() ^ odd;
      template = template.withAttributes(TpmaObject.of(attributes));
    }
    boolean sealed =
        template.type().equals(TpmAlg.KEYEDHASH)
            && !template.objectAttributes().has(TpmaObject.SIGN)
            && !template.objectAttributes().has(TpmaObject.DECRYPT);
    return sealed
        ? template.withAttributes(
            template.objectAttributes().without(TpmaObject.SENSITIVE_DATA_ORIGIN))
        : template;
  }

  private Bytes data(TpmtPublic template) {
    boolean needed = !template.objectAttributes().has(TpmaObject.SENSITIVE_DATA_ORIGIN);
    return needed != choice.chance(5) ? Bytes.adopt(choice.buffer(SEALED_BYTES)) : Bytes.EMPTY;
  }

  private Arg outsideInfo() {
    return Arg.sized(choice.chance(70) ? new byte[0] : choice.buffer(66));
  }

  private void createPrimary() {
    keys.makeRoom();
    TpmtPublic template = template();
    Bytes auth = authValue();
    Outcome outcome =
        run(
            Command.of(CreatePrimary.SPEC)
                .by(model.permanent(anyHierarchy()))
                .with(
                    KeyChainGenerator.sensitive(auth, data(template)), Arg.sized(Arg.of(template)))
                .with(outsideInfo(), Arg.of(pcrSelection())));
    keys.loaded(outcome, auth, template, outcome.product("outPublic"), null, null, true);
  }

  private void create() {
    ObjectModel parent = choice.chance(90) ? keys.storageParent() : keys.any();
    TpmtPublic template = template();
    Bytes auth = authValue();
    Outcome outcome =
        run(
            Command.of(Create.SPEC)
                .by(parent)
                .with(
                    KeyChainGenerator.sensitive(auth, data(template)), Arg.sized(Arg.of(template)))
                .with(outsideInfo(), Arg.of(pcrSelection())));
    if (outcome.succeeded() || choice.chance(10)) {
      Arg area = outcome.product("outPublic");
      keys.load(parent, template, area, outcome.product("outPrivate"), auth);
    }
  }

  private void createLoaded() {
    ObjectModel parent = keys.storageParent();
    keys.makeRoom(parent);
    TpmtPublic template = template();
    Bytes auth = authValue();
    Entity below = choice.chance(60) ? parent : model.permanent(anyHierarchy());
    Outcome outcome =
        run(
            Command.of(CreateLoaded.SPEC)
                .by(below)
                .with(
                    KeyChainGenerator.sensitive(auth, data(template)),
                    Arg.sized(Arg.of(template))));
    keys.loaded(
        outcome,
        auth,
        template,
        outcome.product("outPublic"),
        outcome.product("outPrivate"),
        below == parent ? parent : null,
        true);
  }

  // Part 1, 28: label and context stand in the place of unique.
  private void derive() {
    ObjectModel parent =
        keys.find(
            ObjectModel::isDerivationParent,
            () -> keys.imported(templates.derivationParent(TpmaObject.USER_WITH_AUTH)));
    keys.makeRoom(parent);
    TpmtPublic template = templates.any(choice.of(TpmaObject.FIXED_PARENT, 0));
    byte[] area = template.withUnique(Tpm2bDigest.EMPTY).marshal();
    byte[] label = choice.octets(choice.of(0, 8, 32, 33));
    byte[] context = choice.octets(choice.of(0, 8, 32));
    Arg derived =
        Arg.joined(
            Arg.fixed(Arrays.copyOf(area, area.length - 2)), Arg.sized(label), Arg.sized(context));
    Bytes auth = authValue();
    Outcome outcome =
        run(
            Command.of(CreateLoaded.SPEC)
                .by(parent)
                .with(KeyChainGenerator.sensitive(auth, Bytes.EMPTY), Arg.sized(derived)));
    keys.loaded(outcome, auth, template, outcome.product("outPublic"), null, parent, true);
  }

  private void readPublic() {
    run(Command.of(ReadPublic.SPEC).handle(keys.any()));
  }

  private void credential() {
    ObjectModel key = keys.storageParent();
    ObjectModel object = keys.any();
    Outcome made =
        run(
            Command.of(MakeCredential.SPEC)
                .handle(key)
                .with(Arg.sized(choice.octets(choice.of(0, 1, 16, 32, 33))))
                .with(Arg.sized(Arg.nameOf(object.handle()))));
    run(
        Command.of(ActivateCredential.SPEC)
            .by(object)
            .by(key)
            .with(Arg.sized(made.product("credentialBlob")), Arg.sized(made.product("secret"))));
  }

  private void unseal() {
    ObjectModel data =
        choice.chance(10)
            ? keys.any()
            : keys.find(
                object -> object.is(TpmAlg.KEYEDHASH) && !object.has(TpmaObject.SIGN),
                () -> keys.shared(templates.sealed(TpmaObject.USER_WITH_AUTH)));
    run(Command.of(Unseal.SPEC).by(data));
  }

  private void changeAuth() {
    ObjectModel object = keys.any();
    ObjectModel parent = object.parent() == null ? keys.any() : object.parent();
    Bytes auth = Bytes.adopt(choice.buffer(32));
    Outcome outcome =
        run(
            Command.of(ObjectChangeAuth.SPEC)
                .by(object)
                .handle(parent)
                .with(Arg.sized(auth.toByteArray())));
    if (outcome.succeeded()) {
      keys.load(
          parent, object.template(), object.publicArea(), outcome.product("outPrivate"), auth);
    }
  }
}
