package io.github.tpm4j.engine.commands.object;

import io.github.tpm4j.engine.core.TpmState;
import io.github.tpm4j.engine.creation.Derivation;
import io.github.tpm4j.engine.creation.ObjectGenerator;
import io.github.tpm4j.engine.creation.TemplateRules;
import io.github.tpm4j.engine.dispatch.Command;
import io.github.tpm4j.engine.objects.LoadedObject;
import io.github.tpm4j.engine.objects.ObjectOrigin;
import io.github.tpm4j.engine.response.TpmFailure;
import io.github.tpm4j.engine.wrapping.PrivateArea;
import io.github.tpm4j.tss.commands.object.CreateLoaded;
import io.github.tpm4j.tss.constants.TpmRc;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.objects.TpmtPublic;
import io.github.tpm4j.tss.wire.Bytes;
import io.github.tpm4j.tss.wire.Reader;
import io.github.tpm4j.tss.wire.TpmReader;

/**
 * TPM2_CreateLoaded (Part 3, 12.9): a new object in a slot; by its parent a Primary Object, an
 * object under a storage key, or one derived.
 *
 * <table>
 * <caption>Response codes</caption>
 * <tr><td>TPM_RC_TYPE, handle 1</td><td>neither a hierarchy nor a parent</td></tr>
 * <tr><td>TPM_RC_OBJECT_MEMORY</td><td>no slot</td></tr>
 * <tr><td>TPM_RC_SIZE and others, parameter 2</td><td>inPublic is no template, or more</td></tr>
 * <tr><td>TPM_RC_TYPE, parameter 2; TPM_RC_ATTRIBUTES</td><td>as {@link Derivation#check}</td></tr>
 * <tr><td>others</td><td>as {@link TemplateRules#check} and {@link ObjectGenerator#generate}</td>
 * </tr>
 * </table>
 */
final class CreateLoadedCommand implements Command<CreateLoaded.Request, CreateLoaded.Response> {

  @Override
  public CreateLoaded.Response run(TpmState tpm, CreateLoaded.Request in) {
    LoadedObject parent =
        in.parentHandle().isObject() ? tpm.objects().get(in.parentHandle()) : null;
    TpmFailure.require(parent == null || parent.isParent(), TpmRc.TYPE.handle(1));
    tpm.objects().nextHandle();
    boolean isDerived = parent != null && parent.isDerivationParent();
    TpmtPublic template = template(tpm, in.inPublic(), isDerived);
    TemplateRules.checkAuth(template, in.inSensitive());
    ObjectGenerator.Generated generated =
        isDerived ? derive(tpm, parent, template, in) : create(tpm, parent, template, in);

    LoadedObject object = loadable(parent, in.parentHandle(), generated);
    TpmHandle handle = tpm.objects().load(object);

    // Primary and derived objects can be made again, and so have no need to be stored.
    Bytes outPrivate = parent == null || isDerived ? Bytes.EMPTY : wrap(tpm, parent, object);
    return new CreateLoaded.Response(handle, outPrivate, object.publicArea(), object.name());
  }

  private static TpmtPublic template(TpmState tpm, Bytes inPublic, boolean isDerived) {
    Reader<TpmtPublic> reader = isDerived ? TpmtPublic::readDerived : TpmtPublic::read;
    return TpmFailure.inParameter(
        2,
        () -> {
          TpmReader octets = new TpmReader(inPublic.borrow(), tpm.profile());
          TpmtPublic template = reader.read(octets);
          TpmFailure.require(octets.remaining() == 0, TpmRc.SIZE);
          return template;
        });
  }

  private static ObjectGenerator.Generated derive(
      TpmState tpm, LoadedObject parent, TpmtPublic template, CreateLoaded.Request in) {
    Derivation.check(parent, template);
    return Derivation.derive(parent, template, in.inSensitive(), tpm.profile());
  }

  private static ObjectGenerator.Generated create(
      TpmState tpm, LoadedObject parent, TpmtPublic template, CreateLoaded.Request in) {
    return generator(tpm, parent, template, in)
        .endingWhen(tpm.cancellation()::isRequested)
        .generate(template, in.inSensitive());
  }

  private static ObjectGenerator generator(
      TpmState tpm, LoadedObject parent, TpmtPublic template, CreateLoaded.Request in) {
    if (parent == null) {
      TemplateRules.checkPrimary(template, in.inSensitive(), in.parentHandle());
      return tpm.primaryObjects().generator(in.parentHandle(), template, in.inSensitive());
    }
    TemplateRules.check(template, in.inSensitive(), parent);
    return new ObjectGenerator(tpm.random());
  }

  private static LoadedObject loadable(
      LoadedObject parent, TpmHandle parentHandle, ObjectGenerator.Generated generated) {
    TpmtPublic publicArea = generated.publicArea();
    ObjectOrigin origin =
        parent == null
            ? ObjectOrigin.primary(parentHandle, publicArea)
            : ObjectOrigin.child(parent, publicArea);
    return new LoadedObject(TpmHandle.NULL, publicArea, generated.sensitive(), origin);
  }

  private static Bytes wrap(TpmState tpm, LoadedObject parent, LoadedObject object) {
    return PrivateArea.wrap(
        parent, object.sensitive(), object.name(), object.publicArea().nameAlg(), tpm.random());
  }
}
