package io.github.tpm4j.engine.commands.object;

import io.github.tpm4j.engine.core.TpmState;
import io.github.tpm4j.engine.creation.CreationRecord;
import io.github.tpm4j.engine.creation.CreationRecorder;
import io.github.tpm4j.engine.creation.ObjectGenerator;
import io.github.tpm4j.engine.creation.TemplateRules;
import io.github.tpm4j.engine.dispatch.LocalityCommand;
import io.github.tpm4j.engine.objects.LoadedObject;
import io.github.tpm4j.engine.objects.ObjectNames;
import io.github.tpm4j.engine.response.TpmFailure;
import io.github.tpm4j.engine.wrapping.PrivateArea;
import io.github.tpm4j.tss.commands.object.Create;
import io.github.tpm4j.tss.constants.TpmRc;
import io.github.tpm4j.tss.objects.TpmtPublic;
import io.github.tpm4j.tss.wire.Bytes;

/**
 * TPM2_Create (Part 3, 12.1).
 *
 * <table>
 * <caption>Response codes</caption>
 * <tr><td>TPM_RC_TYPE, handle 1</td><td>the parent is not a storage parent</td></tr>
 * <tr><td>TPM_RC_OBJECT_MEMORY</td><td>no slot to work in</td></tr>
 * <tr><td>others</td><td>as {@link TemplateRules#check} and {@link ObjectGenerator#generate}</td>
 * </tr>
 * </table>
 */
final class CreateCommand implements LocalityCommand<Create.Request, Create.Response> {

  @Override
  public Create.Response run(TpmState tpm, Create.Request in, int locality) {
    LoadedObject parent = tpm.objects().get(in.parentHandle());
    TpmFailure.require(parent.isStorageParent(), TpmRc.TYPE.handle(1));
    tpm.objects().nextHandle();
    TemplateRules.check(in.inPublic(), in.inSensitive(), parent);
    ObjectGenerator.Generated generated =
        new ObjectGenerator(tpm.random())
            .endingWhen(tpm.cancellation()::isRequested)
            .generate(in.inPublic(), in.inSensitive());

    TpmtPublic publicArea = generated.publicArea();
    Bytes name = ObjectNames.name(publicArea);
    CreationRecord record =
        new CreationRecorder(tpm.pcrs(), tpm.tickets(), locality)
            .child(parent, publicArea, name, in.creationPcr(), in.outsideInfo());
    Bytes outPrivate =
        PrivateArea.wrap(parent, generated.sensitive(), name, publicArea.nameAlg(), tpm.random());
    generated.sensitive().close();
    return new Create.Response(
        outPrivate, publicArea, record.data(), record.hash(), record.ticket());
  }
}
