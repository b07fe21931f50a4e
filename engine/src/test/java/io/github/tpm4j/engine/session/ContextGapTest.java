package io.github.tpm4j.engine.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.tpm4j.engine.crypto.hash.HashAlgorithm;
import io.github.tpm4j.engine.profile.Profile;
import io.github.tpm4j.engine.response.TpmFailure;
import io.github.tpm4j.engine.state.Lifetime;
import io.github.tpm4j.engine.state.StateKeeper;
import io.github.tpm4j.engine.store.MemoryStore;
import io.github.tpm4j.tss.algorithms.TpmtSymDef;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.constants.TpmRc;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.wire.Limits;
import io.github.tpm4j.tss.wire.SecretBytes;
import io.github.tpm4j.tss.wire.TpmReader;
import io.github.tpm4j.tss.wire.TpmWriter;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/**
 * A session was saved, and so many after it that no number is left (TPM_PT_CONTEXT_GAP_MAX); memory
 * has room for three.
 */
class ContextGapTest {
  private static final int GAP_MAX = 0xFFFF;

  private final StateKeeper keeper = new StateKeeper(new MemoryStore());
  private final Sessions sessions = new Sessions(keeper, Profile.pcClient());
  private Session oldest;
  private Session newer;
  private Session loaded;

  @BeforeEach
  void fillTheGap() {
    keeper.initialize(Set.of(Lifetime.RESET));
    oldest = start();
    save(oldest);
    newer = start();
    save(newer);
    loaded = start();
    for (int saves = 0; saves < GAP_MAX && isSaved(loaded); saves++) {
      load(loaded);
    }
  }

  private Session start() {
    TpmHandle handle = sessions.nextHandle(false);
    HashAlgorithm hash = HashAlgorithm.of(TpmAlg.SHA256);
    Session session =
        new Session(
            handle,
            false,
            hash,
            TpmtSymDef.NULL,
            SecretBytes.EMPTY,
            Binding.NONE,
            new byte[hash.digestBytes()]);
    sessions.add(session);
    return session;
  }

  private boolean isSaved(Session session) {
    try {
      save(session);
      return true;
    } catch (TpmFailure e) {
      return false;
    }
  }

  private TpmWriter save(Session session) {
    sessions.checkSave();
    TpmWriter data = new TpmWriter();
    sessions.save(session, data);
    return data;
  }

  private void load(Session session) {
    sessions.checkLoad(session.handle());
    TpmWriter data = new TpmWriter();
    session.write(data);
    sessions.load(session.handle(), new TpmReader(data.toByteArray(), Limits.ANY));
  }

  private static void assertCode(TpmRc code, Executable action) {
    assertEquals(code, assertThrows(TpmFailure.class, action).code());
  }

  @Test
  void sessionsStart_butNotInTheLastPlace() {
    start();

    assertCode(TpmRc.CONTEXT_GAP, this::start);
    assertCode(TpmRc.CONTEXT_GAP, () -> load(newer));
    load(oldest);
    assertCode(TpmRc.SESSION_MEMORY, this::start);
  }

  @Test
  void nothingIsSavedUntilTheOldestIsLoaded() {
    assertCode(TpmRc.CONTEXT_GAP, () -> save(loaded));
    load(oldest);
    save(loaded);
  }
}
