package io.github.tpm4j.differential.generators;

import io.github.tpm4j.differential.step.Arg;
import io.github.tpm4j.tss.algorithms.TpmsSensitiveCreate;
import io.github.tpm4j.tss.algorithms.TpmtSymDefObject;
import io.github.tpm4j.tss.attributes.TpmaObject;
import io.github.tpm4j.tss.commands.contextmanagement.FlushContext;
import io.github.tpm4j.tss.commands.duplication.Import;
import io.github.tpm4j.tss.commands.hierarchy.CreatePrimary;
import io.github.tpm4j.tss.commands.object.Load;
import io.github.tpm4j.tss.commands.object.LoadExternal;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.objects.TpmtPublic;
import io.github.tpm4j.tss.structures.TpmlPcrSelection;
import io.github.tpm4j.tss.wire.Bytes;
import io.github.tpm4j.tss.wire.SecretBytes;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Finds loaded objects for a purpose, and loads some where there are none. */
final class KeyChainGenerator extends Generator {
  private static final int TRANSIENT_OBJECTS = 3;
  private static final int POLICY_OFFSET = 8;

  KeyChainGenerator(SequenceModel model) {
    super(model);
  }

  @Override
  List<Action> actions() {
    return List.of(
        new Action(3, this::importAny),
        new Action(3, this::loadAnyExternal),
        new Action(2, this::flush));
  }

  /** Keeps a slot free for the next object, most of the time. */
  void makeRoom(ObjectModel... needed) {
    List<ObjectModel> others =
        model.objects.stream().filter(object -> !List.of(needed).contains(object)).toList();
    boolean full = model.objects.size() + model.sequences.size() >= TRANSIENT_OBJECTS;
    if (full && !others.isEmpty() && !choice.chance(4)) {
      flush(others.get(0));
    } else if (full && !model.sequences.isEmpty() && !choice.chance(4)) {
      Entity sequence = model.sequences.remove(0);
      run(Command.of(FlushContext.SPEC).with(sequence.handle()).plain());
    }
  }

  private void flush() {
    if (!model.objects.isEmpty()) {
      flush(choice.of(model.objects));
    }
  }

  void flush(ObjectModel object) {
    model.objects.remove(object);
    run(Command.of(FlushContext.SPEC).with(object.handle()).plain());
  }

  /** A storage key of the TPM's own. */
  ObjectModel storageParent() {
    return find(ObjectModel::isStorageParent, this::primaryStorage);
  }

  /** A loaded object that fits, or a new one. */
  ObjectModel find(Predicate<ObjectModel> fits, Supplier<ObjectModel> other) {
    List<ObjectModel> found = model.objects.stream().filter(fits).toList();
    return found.isEmpty() || choice.chance(10) ? other.get() : choice.of(found);
  }

  /** A new primary storage key with SHA-256. */
  ObjectModel primaryStorage() {
    makeRoom();
    Bytes auth = choice.chance(80) ? Bytes.EMPTY : choice.bytes(8);
    TpmtPublic template =
        new Templates(new Choice(0)).eccStorage(Templates.CREATED | TpmaObject.NO_DA);
    Entity hierarchy = model.permanent(choice.of(TpmHandle.OWNER, TpmHandle.OWNER, anyHierarchy()));
    Outcome outcome =
        run(
            Command.of(CreatePrimary.SPEC)
                .by(hierarchy)
                .with(sensitive(auth, Bytes.EMPTY), Arg.sized(Arg.of(template)))
                .with(Arg.sized(), Arg.of(new TpmlPcrSelection(List.of())))
                .plain());
    return loaded(outcome, auth, template, outcome.product("outPublic"), null, null, true);
  }

  /** TPM2B_SENSITIVE_CREATE. */
  static Arg sensitive(Bytes auth, Bytes data) {
    return Arg.sized(
        Arg.of(
            new TpmsSensitiveCreate(
                SecretBytes.of(auth.toByteArray()), SecretBytes.of(data.toByteArray()))));
  }

  /** Notes what a command has loaded; a failed command leaves an object that is not there. */
  ObjectModel loaded(
      Outcome outcome,
      Bytes auth,
      TpmtPublic template,
      Arg publicArea,
      Arg privateArea,
      ObjectModel parent,
      boolean sensitive) {
    ObjectModel object =
        new ObjectModel(
            outcome.handle(), auth, template, publicArea, privateArea, parent, sensitive);
    if (outcome.succeeded()) {
      model.objects.add(object);
    }
    return object;
  }

  private void importAny() {
    imported(choice.chance(15) ? templates.anyRsa(0) : templates.any(0));
  }

  private void loadAnyExternal() {
    external(choice.chance(15) ? templates.anyRsa(0) : templates.any(0), choice.chance(75));
  }

  /** Loads a fixed key into the NULL hierarchy, or only its public area into any. */
  ObjectModel external(TpmtPublic wanted, boolean withSensitive) {
    makeRoom();
    Bytes auth = authValue();
    boolean clear = withSensitive && !choice.chance(10);
    TpmtPublic template =
        clear
            ? wanted.withAttributes(wanted.objectAttributes().without(TpmaObject.RESTRICTED))
            : wanted;
    KeyMaterial key = KeyMaterial.of(template, auth);
    TpmHandle hierarchy = withSensitive && !choice.chance(5) ? TpmHandle.NULL : anyHierarchy();
    Outcome outcome =
        run(
            Command.of(LoadExternal.SPEC)
                .with(withSensitive ? Arg.sized(Arg.of(key.sensitive())) : Arg.sized())
                .with(Arg.sized(Arg.of(key.area())), Arg.of(hierarchy)));
    return loaded(outcome, auth, key.area(), Arg.of(key.area()), null, null, withSensitive);
  }

  /** Brings a fixed key below a storage key, so that it may be restricted. */
  ObjectModel imported(TpmtPublic template) {
    Bytes auth = authValue();
    KeyMaterial key = KeyMaterial.of(template, auth);
    return imported(key, Arg.of(key.area()), auth, storageParent());
  }

  private ObjectModel imported(KeyMaterial key, Arg area, Bytes auth, ObjectModel parent) {
    Outcome blob =
        run(
            Command.of(Import.SPEC)
                .by(parent)
                .with(Arg.sized(), Arg.sized(area))
                .with(Arg.sized(Arg.sized(Arg.of(key.sensitive()))), Arg.sized())
                .with(Arg.of(TpmtSymDefObject.NULL)));
    return load(parent, key.area(), area, blob.product("outPrivate"), auth);
  }

  /** TPM2_Load. */
  ObjectModel load(
      ObjectModel parent, TpmtPublic template, Arg publicArea, Arg privateArea, Bytes auth) {
    makeRoom(parent);
    Outcome outcome =
        run(Command.of(Load.SPEC).by(parent).with(Arg.sized(privateArea), Arg.sized(publicArea)));
    return loaded(outcome, auth, template, publicArea, privateArea, parent, true);
  }

  /** A key with its sensitive area that is the same on both TPMs. */
  ObjectModel shared(TpmtPublic template) {
    return choice.chance(60) ? external(template, true) : imported(template);
  }

  /** A key that signs; null, for no signature, now and then. */
  ObjectModel signer() {
    return find(
        ObjectModel::canSign,
        () ->
            shared(
                switch (choice.below(4)) {
                  case 0 -> templates.anyRsa(TpmaObject.SIGN);
                  case 1 -> templates.hmacKey(TpmaObject.USER_WITH_AUTH);
                  default -> templates.eccSigning(TpmaObject.USER_WITH_AUTH);
                }));
  }

  /** Any loaded object. */
  ObjectModel any() {
    return find(
        object -> true, () -> choice.chance(50) ? shared(templates.any(0)) : primaryStorage());
  }

  /** A loaded object of this type with its sensitive area. */
  ObjectModel ofType(TpmAlg type, Supplier<TpmtPublic> template) {
    return find(object -> object.is(type) && object.hasSensitive(), () -> shared(template.get()));
  }

  private static TpmtPublic sha256(TpmtPublic area) {
    return new TpmtPublic(
        area.type(),
        TpmAlg.SHA256,
        area.objectAttributes(),
        area.authPolicy(),
        area.parameters(),
        area.unique());
  }

  /** Data that only a policy unseals, the same on both TPMs. */
  ObjectModel sealedUnder(Policy policy) {
    int attributes = choice.of(TpmaObject.ADMIN_WITH_POLICY, 0, TpmaObject.USER_WITH_AUTH);
    return underPolicy(templates.sealed(attributes), policy, null);
  }

  /**
   * A fixed key under a policy.
   *
   * @param parent where to import it; null to load it into the NULL hierarchy
   */
  ObjectModel underPolicy(TpmtPublic wanted, Policy policy, ObjectModel parent) {
    Bytes auth = authValue();
    KeyMaterial key = KeyMaterial.of(sha256(wanted), auth);
    byte[] octets = key.area().marshal();
    // type, nameAlg and objectAttributes stand before authPolicy, whose size is 0 here.
    Arg area =
        Arg.joined(
            Arg.fixed(Arrays.copyOf(octets, POLICY_OFFSET)),
            Arg.sized(policy.digest()),
            Arg.fixed(Arrays.copyOfRange(octets, POLICY_OFFSET + 2, octets.length)));
    return parent == null ? external(key, area, auth) : imported(key, area, auth, parent);
  }

  private ObjectModel external(KeyMaterial key, Arg area, Bytes auth) {
    makeRoom();
    Outcome outcome =
        run(
            Command.of(LoadExternal.SPEC)
                .with(Arg.sized(Arg.of(key.sensitive())), Arg.sized(area))
                .with(Arg.of(TpmHandle.NULL)));
    return loaded(outcome, auth, key.area(), area, null, null, true);
  }
}
