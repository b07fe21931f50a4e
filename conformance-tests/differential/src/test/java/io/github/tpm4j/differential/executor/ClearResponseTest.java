package io.github.tpm4j.differential.executor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tpm4j.differential.implementation.EngineImplementation;
import io.github.tpm4j.differential.implementation.Implementation;
import io.github.tpm4j.differential.implementation.SwtpmImplementation;
import io.github.tpm4j.differential.step.Arg;
import io.github.tpm4j.differential.step.Authorization;
import io.github.tpm4j.differential.step.Authorization.Secret;
import io.github.tpm4j.differential.step.CommandStep;
import io.github.tpm4j.differential.step.Form;
import io.github.tpm4j.differential.step.SessionSecrets;
import io.github.tpm4j.tss.algorithms.TpmtSymDef;
import io.github.tpm4j.tss.attributes.TpmaSession;
import io.github.tpm4j.tss.commands.CommandSpec;
import io.github.tpm4j.tss.commands.hierarchy.Clear;
import io.github.tpm4j.tss.commands.hierarchy.HierarchyChangeAuth;
import io.github.tpm4j.tss.commands.session.StartAuthSession;
import io.github.tpm4j.tss.commands.startup.Startup;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.constants.TpmRc;
import io.github.tpm4j.tss.constants.TpmSe;
import io.github.tpm4j.tss.constants.TpmSu;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.wire.Bytes;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * What the response of TPM2_Clear is made authentic with (Part 3, 24.6): lockoutAuth is empty then,
 * platformAuth is as it was.
 */
class ClearResponseTest {
  private static final Bytes NONCE = Bytes.ofHex("000102030405060708090a0b0c0d0e0f");
  private static final Bytes AUTH_VALUE = Bytes.ofHex("98abe871");
  private static final int SESSION_STEP = 2;

  @Test
  void ofTheEngineByLockout() throws IOException {
    clear(new EngineImplementation(), TpmHandle.LOCKOUT);
  }

  @Test
  void ofTheEngineByPlatform() throws IOException {
    clear(new EngineImplementation(), TpmHandle.PLATFORM);
  }

  @Test
  @Tag("peer")
  void ofSwtpmByLockout() throws IOException {
    clear(new SwtpmImplementation("swtpm"), TpmHandle.LOCKOUT);
  }

  @Test
  @Tag("peer")
  void ofSwtpmByPlatform() throws IOException {
    clear(new SwtpmImplementation("swtpm"), TpmHandle.PLATFORM);
  }

  private static void clear(Implementation tpm, TpmHandle hierarchy) throws IOException {
    try (tpm) {
      Executor executor = new Executor(tpm);
      executor.begin();
      run(executor, step(1, Startup.SPEC, List.of(), List.of(), Arg.of(TpmSu.CLEAR)));
      run(executor, startSession());
      Authorization empty = Authorization.password(Bytes.EMPTY);
      Arg authValue = Arg.sized(AUTH_VALUE.toByteArray());
      run(
          executor,
          step(3, HierarchyChangeAuth.SPEC, List.of(hierarchy), List.of(empty), authValue));

      Answer answer =
          run(executor, step(4, Clear.SPEC, List.of(hierarchy), List.of(byAuthValue())));

      assertEquals(1, answer.sessions().size());
      assertTrue(answer.sessions().get(0).authentic(), answer::toString);
    }
  }

  private static Authorization byAuthValue() {
    return new Authorization(
        SESSION_STEP, Secret.AUTH_VALUE, AUTH_VALUE, TpmaSession.CONTINUE_SESSION, NONCE, null);
  }

  private static CommandStep startSession() {
    CommandStep step =
        step(
            SESSION_STEP,
            StartAuthSession.SPEC,
            List.of(TpmHandle.NULL, TpmHandle.NULL),
            List.of(),
            Arg.sized(NONCE.toByteArray()),
            Arg.sized(),
            Arg.of(TpmSe.HMAC),
            Arg.of(TpmtSymDef.NULL),
            Arg.of(TpmAlg.SHA256));
    SessionSecrets secrets =
        new SessionSecrets(TpmAlg.SHA256, TpmtSymDef.NULL, Bytes.EMPTY, Arg.NOTHING, false, NONCE);
    return new CommandStep(
        step.number(),
        step.spec(),
        step.locality(),
        step.handles(),
        step.authorizations(),
        step.parameters(),
        step.form(),
        secrets);
  }

  private static CommandStep step(
      int number,
      CommandSpec<?, ?> spec,
      List<TpmHandle> handles,
      List<Authorization> authorizations,
      Arg... parameters) {
    List<Arg> area = handles.stream().map(Arg::of).toList();
    return new CommandStep(
        number, spec, 0, area, authorizations, List.of(parameters), Form.RIGHT, null);
  }

  private static Answer run(Executor executor, CommandStep step) throws IOException {
    Answer answer = executor.execute(step);
    assertEquals(TpmRc.SUCCESS, answer.code(), answer::toString);
    return answer;
  }
}
