package io.github.tpm4j.tpm12.engine.commands.startup;

import io.github.tpm4j.tpm12.commands.CommandSpec;
import io.github.tpm4j.tpm12.commands.startup.Startup;
import io.github.tpm4j.tpm12.constants.TpmResult;
import io.github.tpm4j.tpm12.engine.core.TpmState;
import io.github.tpm4j.tpm12.engine.dispatch.Command;
import io.github.tpm4j.tpm12.engine.flags.StClearFlag;
import io.github.tpm4j.tpm12.engine.pipeline.Invocation;
import io.github.tpm4j.tpm12.engine.response.TpmFailure;
import io.github.tpm4j.tpm12.structures.PermanentFlag;

/** TPM_Startup (Part 3, 3.2). */
public final class StartupCommand implements Command<Startup.Request, Startup.Response> {
  private static final int ST_CLEAR = 1;
  private static final int ST_STATE = 2;
  private static final int ST_DEACTIVATED = 3;

  @Override
  public CommandSpec<Startup.Request, Startup.Response> spec() {
    return Startup.SPEC;
  }

  @Override
  public Startup.Response execute(Startup.Request request, Invocation call) {
    TpmState tpm = call.tpm();
    switch (request.startupType()) {
      case ST_CLEAR -> clear(tpm, tpm.flags().is(PermanentFlag.DEACTIVATED));
      case ST_DEACTIVATED -> clear(tpm, true);
      case ST_STATE -> {
        requireSaved(tpm);
        tpm.savedState().restore();
      }
      default -> throw new TpmFailure(TpmResult.BAD_PARAMETER);
    }
    tpm.savedState().forget();
    tpm.power().start();
    return new Startup.Response();
  }

  /** A machine that resumes without what it has measured must not go on. */
  private static void requireSaved(TpmState tpm) {
    if (!tpm.savedState().exists()) {
      tpm.power().fail();
      throw new TpmFailure(TpmResult.FAILEDSELFTEST);
    }
  }

  private static void clear(TpmState tpm, boolean deactivated) {
    tpm.stClear().set(StClearFlag.DEACTIVATED, deactivated);
  }
}
