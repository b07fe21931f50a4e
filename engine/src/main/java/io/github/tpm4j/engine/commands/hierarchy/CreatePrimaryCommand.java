package io.github.tpm4j.engine.commands.hierarchy;

import io.github.tpm4j.engine.core.TpmState;
import io.github.tpm4j.engine.creation.CreationRecord;
import io.github.tpm4j.engine.creation.CreationRecorder;
import io.github.tpm4j.engine.creation.ObjectGenerator;
import io.github.tpm4j.engine.creation.TemplateRules;
import io.github.tpm4j.engine.dispatch.LocalityCommand;
import io.github.tpm4j.engine.objects.LoadedObject;
import io.github.tpm4j.engine.objects.ObjectOrigin;
import io.github.tpm4j.tss.commands.hierarchy.CreatePrimary;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.objects.TpmtPublic;

/**
 * TPM2_CreatePrimary (Part 3, 24.1).
 *
 * <table>
 * <caption>Response codes</caption>
 * <tr><td>TPM_RC_OBJECT_MEMORY</td><td>no slot</td></tr>
 * <tr><td>others</td><td>as {@link TemplateRules#checkPrimary} and {@link ObjectGenerator#generate}</td>
 * </tr>
 * </table>
 */
final class CreatePrimaryCommand
    implements LocalityCommand<CreatePrimary.Request, CreatePrimary.Response> {

  @Override
  public CreatePrimary.Response run(TpmState tpm, CreatePrimary.Request in, int locality) {
    tpm.objects().nextHandle();
    TpmtPublic template = in.inPublic();
    TemplateRules.checkPrimary(template, in.inSensitive(), in.primaryHandle());
    ObjectGenerator.Generated generated =
        tpm.primaryObjects()
            .generator(in.primaryHandle(), template, in.inSensitive())
            .endingWhen(tpm.cancellation()::isRequested)
            .generate(template, in.inSensitive());
    LoadedObject object =
        new LoadedObject(
            TpmHandle.NULL,
            generated.publicArea(),
            generated.sensitive(),
            ObjectOrigin.primary(in.primaryHandle(), template));
    CreationRecord record =
        new CreationRecorder(tpm.pcrs(), tpm.tickets(), locality)
            .primary(
                in.primaryHandle(),
                object.publicArea(),
                object.name(),
                in.creationPcr(),
                in.outsideInfo());

    TpmHandle handle = tpm.objects().load(object);

    return new CreatePrimary.Response(
        handle, object.publicArea(), record.data(), record.hash(), record.ticket(), object.name());
  }
}
