package io.github.tpm4j.conformance.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.tpm4j.peers.Swtpm;
import io.github.tpm4j.tss.algorithms.TpmtSymDef;
import io.github.tpm4j.tss.commands.TpmRequest;
import io.github.tpm4j.tss.commands.contextmanagement.ContextLoad;
import io.github.tpm4j.tss.commands.contextmanagement.ContextSave;
import io.github.tpm4j.tss.commands.session.StartAuthSession;
import io.github.tpm4j.tss.commands.startup.Startup;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.constants.TpmRc;
import io.github.tpm4j.tss.constants.TpmSe;
import io.github.tpm4j.tss.constants.TpmSu;
import io.github.tpm4j.tss.context.TpmsContext;
import io.github.tpm4j.tss.error.TpmResponseException;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.wire.Bytes;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A session is saved and 65,531 others after it: both TPMs go on in the same way. */
@Tag("peer")
@Tag("long")
class ContextGapTest {
  private static final StartAuthSession.Request START =
      new StartAuthSession.Request(
          TpmHandle.NULL,
          TpmHandle.NULL,
          Bytes.of(new byte[16]),
          Bytes.EMPTY,
          TpmSe.HMAC,
          TpmtSymDef.NULL,
          TpmAlg.SHA256);

  @Test
  void engineAndSwtpmServeTheSameSessions() throws Exception {
    try (Swtpm swtpm = Swtpm.tcp();
        Side peer = new Side(swtpm.tcti());
        Side engine = new Side("engine:memory")) {
      engine.client().execute(new Startup.Request(TpmSu.CLEAR));
      List<TpmRc> codes = codes(peer);

      assertEquals(
          List.of(TpmRc.SUCCESS, TpmRc.CONTEXT_GAP, TpmRc.CONTEXT_GAP, TpmRc.SUCCESS), codes);
      assertEquals(codes, codes(engine));
    }
  }

  /** Two more sessions, a context that is not the oldest, the oldest. */
  private static List<TpmRc> codes(Side side) {
    TpmsContext oldest = save(side, start(side));
    TpmsContext newer = save(side, start(side));
    TpmHandle loaded = start(side);
    for (int saved = 1; saved < 65_531; saved++) {
      side.client().execute(new ContextLoad.Request(save(side, loaded)));
    }
    List<TpmRc> codes = new ArrayList<>();
    codes.add(code(side, START));
    codes.add(code(side, START));
    codes.add(code(side, new ContextLoad.Request(newer)));
    codes.add(code(side, new ContextLoad.Request(oldest)));
    return codes;
  }

  private static TpmHandle start(Side side) {
    return side.client().execute(START).sessionHandle();
  }

  private static TpmsContext save(Side side, TpmHandle session) {
    return side.client().execute(new ContextSave.Request(session)).context();
  }

  private static TpmRc code(Side side, TpmRequest<?> request) {
    try {
      side.client().execute(request);
      return TpmRc.SUCCESS;
    } catch (TpmResponseException e) {
      return e.rc();
    }
  }
}
