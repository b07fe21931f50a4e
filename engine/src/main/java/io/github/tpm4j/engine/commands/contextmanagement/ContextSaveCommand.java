package io.github.tpm4j.engine.commands.contextmanagement;

import io.github.tpm4j.engine.context.SavedContexts;
import io.github.tpm4j.engine.core.TpmState;
import io.github.tpm4j.engine.dispatch.Command;
import io.github.tpm4j.engine.objects.LoadedObject;
import io.github.tpm4j.engine.objects.TransientObject;
import io.github.tpm4j.engine.response.TpmFailure;
import io.github.tpm4j.engine.session.Session;
import io.github.tpm4j.tss.commands.contextmanagement.ContextSave;
import io.github.tpm4j.tss.constants.TpmHt;
import io.github.tpm4j.tss.constants.TpmRc;
import io.github.tpm4j.tss.context.TpmsContext;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.wire.TpmWriter;

/**
 * TPM2_ContextSave (Part 3, 28.2). An object stays loaded; a session leaves the TPM.
 *
 * <table>
 * <caption>Response codes</caption>
 * <tr><td>TPM_RC_CONTEXT_GAP</td><td>the oldest saved session is too old</td></tr>
 * <tr><td>TPM_RC_TOO_MANY_CONTEXTS</td><td>the sequence numbers are used up</td></tr>
 * </table>
 */
final class ContextSaveCommand implements Command<ContextSave.Request, ContextSave.Response> {

  @Override
  public ContextSave.Response run(TpmState tpm, ContextSave.Request in) {
    TpmsContext context =
        in.saveHandle().is(TpmHt.TRANSIENT)
            ? saveObject(tpm, in.saveHandle())
            : saveSession(tpm, tpm.sessions().get(in.saveHandle()));
    return new ContextSave.Response(context);
  }

  private static TpmsContext saveObject(TpmState tpm, TpmHandle handle) {
    TransientObject object =
        tpm.objects().findTransient(handle).orElseThrow(() -> new TpmFailure(TpmRc.HANDLE));
    TpmFailure.require(!tpm.contexts().isObjectCounterAtEnd(), TpmRc.TOO_MANY_CONTEXTS);

    long sequence = tpm.contexts().nextObjectSequence();
    return protect(tpm, sequence, savedHandle(object), object.hierarchy(), written(object));
  }

  private static TpmHandle savedHandle(TransientObject object) {
    if (object instanceof LoadedObject loaded) {
      return loaded.origin().stClear() ? SavedContexts.ST_CLEAR_OBJECT : SavedContexts.OBJECT;
    }
    return SavedContexts.SEQUENCE;
  }

  private static TpmWriter written(TransientObject object) {
    TpmWriter out = new TpmWriter(1024);
    object.write(out);
    return out;
  }

  private static TpmsContext saveSession(TpmState tpm, Session session) {
    tpm.sessions().checkSave();

    TpmWriter data = new TpmWriter(512);
    long sequence = tpm.sessions().save(session, data);
    return protect(tpm, sequence, session.handle(), TpmHandle.NULL, data);
  }

  private static TpmsContext protect(
      TpmState tpm, long sequence, TpmHandle savedHandle, TpmHandle hierarchy, TpmWriter data) {
    TpmsContext context =
        tpm.contexts().protect(sequence, savedHandle, hierarchy, data.toByteArray());
    data.wipe();
    return context;
  }
}
