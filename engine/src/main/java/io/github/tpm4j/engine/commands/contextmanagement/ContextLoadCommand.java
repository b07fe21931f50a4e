package io.github.tpm4j.engine.commands.contextmanagement;

import io.github.tpm4j.engine.context.SavedContexts;
import io.github.tpm4j.engine.core.TpmState;
import io.github.tpm4j.engine.dispatch.Command;
import io.github.tpm4j.engine.response.TpmFailure;
import io.github.tpm4j.tss.commands.contextmanagement.ContextLoad;
import io.github.tpm4j.tss.constants.TpmHt;
import io.github.tpm4j.tss.constants.TpmRc;
import io.github.tpm4j.tss.context.TpmsContext;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.wire.TpmReader;

/**
 * TPM2_ContextLoad (Part 3, 28.3). A session comes back under its handle, once; an object under a
 * new one, any number of times.
 *
 * <table>
 * <caption>Response codes</caption>
 * <tr><td>TPM_RC_SIZE, parameter 1</td><td>the blob is too short</td></tr>
 * <tr><td>TPM_RC_INTEGRITY, parameter 1</td><td>it was not made by this TPM since TPM Reset</td></tr>
 * <tr><td>TPM_RC_HIERARCHY, parameter 1</td><td>the hierarchy of the object is disabled</td></tr>
 * <tr><td>TPM_RC_HANDLE, parameter 1</td><td>the session is not saved, or was saved again</td></tr>
 * <tr><td>TPM_RC_OBJECT_MEMORY, TPM_RC_SESSION_MEMORY</td><td>no slot</td></tr>
 * <tr><td>TPM_RC_CONTEXT_GAP</td><td>only the oldest session may be loaded now</td></tr>
 * </table>
 */
final class ContextLoadCommand implements Command<ContextLoad.Request, ContextLoad.Response> {

  @Override
  public ContextLoad.Response run(TpmState tpm, ContextLoad.Request in) {
    TpmsContext context = in.context();
    TpmReader data = tpm.contexts().open(context);
    TpmHandle handle =
        context.savedHandle().is(TpmHt.TRANSIENT)
            ? loadObject(tpm, context, data)
            : loadSession(tpm, context, data);
    return new ContextLoad.Response(handle);
  }

  private static TpmHandle loadObject(TpmState tpm, TpmsContext context, TpmReader data) {
    TpmFailure.require(
        tpm.hierarchies().isEnabled(context.hierarchy()), TpmRc.HIERARCHY.parameter(1));
    return tpm.objects().restore(data, context.savedHandle().equals(SavedContexts.SEQUENCE));
  }

  private static TpmHandle loadSession(TpmState tpm, TpmsContext context, TpmReader data) {
    TpmHandle handle = context.savedHandle();
    TpmFailure.require(
        tpm.sessions().isSaved(handle, context.sequence()), TpmRc.HANDLE.parameter(1));
    tpm.sessions().checkLoad(handle);

    tpm.sessions().load(handle, data);
    return handle;
  }
}
