package io.github.tpm4j.tpm12.engine;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tpm4j.tpm12.client.Ownership;
import io.github.tpm4j.tpm12.commands.context.LoadContext;
import io.github.tpm4j.tpm12.commands.context.SaveContext;
import io.github.tpm4j.tpm12.commands.optin.PhysicalEnable;
import io.github.tpm4j.tpm12.commands.optin.PhysicalSetDeactivated;
import io.github.tpm4j.tpm12.commands.ownership.OwnerClear;
import io.github.tpm4j.tpm12.commands.presence.PhysicalPresence;
import io.github.tpm4j.tpm12.commands.session.Oiap;
import io.github.tpm4j.tpm12.commands.session.TerminateHandle;
import io.github.tpm4j.tpm12.constants.EntityConstants;
import io.github.tpm4j.tpm12.constants.TpmResult;
import io.github.tpm4j.tpm12.error.TpmResponseException;
import io.github.tpm4j.tpm12.session.AuthSecret;
import io.github.tpm4j.tpm12.session.OiapSession;
import io.github.tpm4j.tpm12.structures.KeyTemplates;
import io.github.tpm4j.tpm12.structures.TpmContextBlob;
import io.github.tpm4j.tpm12.wire.Bytes;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** What is kept outside of the TPM meanwhile belongs to one owner, and nothing gets lost. */
class ContextTest {
  private static final Bytes LABEL = Bytes.of(new byte[TpmContextBlob.LABEL_SIZE_BYTES]);
  private static final AuthSecret SECRET = AuthSecret.ofUtf8("the key's".toCharArray());
  private static final int MOST_SESSIONS = 128;
  private static final int PHYSICAL_PRESENCE_CMD_ENABLE = 0x20;
  private static final int PHYSICAL_PRESENCE_PRESENT = 0x08;

  private OwnedTpm12 tpm;

  @BeforeEach
  void start() throws Exception {
    tpm = new OwnedTpm12();
  }

  @AfterEach
  void end() {
    tpm.close();
  }

  private TpmContextBlob save(int handle, int resourceType) {
    return tpm.client.execute(new SaveContext.Request(handle, resourceType, LABEL)).contextBlob();
  }

  private void clearAndOwnAnew() {
    try (OiapSession oiap = tpm.client.oiap()) {
      tpm.client.execute(new OwnerClear.Request(), oiap.lastWith(tpm.owner));
    }
    tpm.client.execute(new PhysicalPresence.Request(PHYSICAL_PRESENCE_CMD_ENABLE));
    tpm.client.execute(new PhysicalPresence.Request(PHYSICAL_PRESENCE_PRESENT));
    tpm.client.execute(new PhysicalEnable.Request());
    tpm.client.execute(new PhysicalSetDeactivated.Request(false));
    Ownership.take(tpm.client, Ownership.readEndorsementKey(tpm.client), tpm.owner, tpm.srk);
  }

  private static void assertCode(TpmResult code, Executable action) {
    TpmResponseException refused = assertThrows(TpmResponseException.class, action);
    assertTrue(refused.is(code), refused.getMessage());
  }

  @Test
  void aKeyDoesNotOutliveItsOwner() {
    int handle = tpm.load(tpm.create(KeyTemplates.signing(1024), SECRET));
    TpmContextBlob saved = save(handle, EntityConstants.RT_KEY);
    tpm.client.flushKey(handle);
    LoadContext.Request load = new LoadContext.Request(handle, false, saved);
    tpm.client.flushKey(tpm.client.execute(load).handle());
    clearAndOwnAnew();
    assertCode(TpmResult.BADCONTEXT, () -> tpm.client.execute(load));
  }

  @Test
  void aSessionThatCannotBeSavedStays() {
    for (int i = 0; i < MOST_SESSIONS; i++) {
      save(tpm.client.execute(new Oiap.Request()).authHandle(), EntityConstants.RT_AUTH);
    }
    int handle = tpm.client.execute(new Oiap.Request()).authHandle();
    assertCode(TpmResult.NOCONTEXTSPACE, () -> save(handle, EntityConstants.RT_AUTH));
    tpm.client.execute(new TerminateHandle.Request(handle));
  }
}
