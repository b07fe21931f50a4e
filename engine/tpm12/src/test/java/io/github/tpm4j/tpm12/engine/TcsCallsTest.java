package io.github.tpm4j.tpm12.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tpm4j.engine.server.ServerAddress;
import io.github.tpm4j.engine.server.StartupKind;
import io.github.tpm4j.engine.server.TpmPlatform;
import io.github.tpm4j.engine.server.TpmServer;
import io.github.tpm4j.engine.server.swtpm.SwtpmServer;
import io.github.tpm4j.engine.store.MemoryStore;
import io.github.tpm4j.engine.store.StateProtection;
import io.github.tpm4j.peers.Swtpm;
import io.github.tpm4j.peers.Tcsd;
import io.github.tpm4j.tpm12.client.Tpm12Client;
import io.github.tpm4j.tpm12.commands.TpmRequest;
import io.github.tpm4j.tpm12.commands.TpmResponse;
import io.github.tpm4j.tpm12.commands.capability.SetCapability;
import io.github.tpm4j.tpm12.commands.changeauth.ChangeAuthOwner;
import io.github.tpm4j.tpm12.commands.endorsement.CreateRevocableEk;
import io.github.tpm4j.tpm12.commands.endorsement.DisablePubekRead;
import io.github.tpm4j.tpm12.commands.endorsement.OwnerReadPubek;
import io.github.tpm4j.tpm12.commands.endorsement.RevokeTrust;
import io.github.tpm4j.tpm12.commands.eviction.EvictKey;
import io.github.tpm4j.tpm12.commands.management.ResetLockValue;
import io.github.tpm4j.tpm12.commands.nv.DirRead;
import io.github.tpm4j.tpm12.commands.nv.DirWriteAuth;
import io.github.tpm4j.tpm12.commands.optin.OwnerSetDisable;
import io.github.tpm4j.tpm12.commands.optin.PhysicalEnable;
import io.github.tpm4j.tpm12.commands.optin.PhysicalSetDeactivated;
import io.github.tpm4j.tpm12.commands.optin.SetOperatorAuth;
import io.github.tpm4j.tpm12.commands.optin.SetOwnerInstall;
import io.github.tpm4j.tpm12.commands.optin.SetTempDeactivated;
import io.github.tpm4j.tpm12.commands.ownership.DisableForceClear;
import io.github.tpm4j.tpm12.commands.ownership.DisableOwnerClear;
import io.github.tpm4j.tpm12.commands.ownership.ForceClear;
import io.github.tpm4j.tpm12.commands.ownership.OwnerClear;
import io.github.tpm4j.tpm12.commands.session.Oiap;
import io.github.tpm4j.tpm12.commands.session.TerminateHandle;
import io.github.tpm4j.tpm12.commands.ticks.GetTicks;
import io.github.tpm4j.tpm12.commands.ticks.TickStampBlob;
import io.github.tpm4j.tpm12.constants.EntityConstants;
import io.github.tpm4j.tpm12.constants.TpmResult;
import io.github.tpm4j.tpm12.engine.server.EngineTpm12;
import io.github.tpm4j.tpm12.error.TpmResponseException;
import io.github.tpm4j.tpm12.session.AuthSecret;
import io.github.tpm4j.tpm12.session.OiapSession;
import io.github.tpm4j.tpm12.session.OsapSession;
import io.github.tpm4j.tpm12.structures.KeyTemplates;
import io.github.tpm4j.tpm12.structures.TpmCurrentTicks;
import io.github.tpm4j.tpm12.wire.Bytes;
import java.io.IOException;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** The commands that tpm-tools seldom send pass through tcsd, above swtpm and the bundled TPM. */
@Tag("peer")
@ParameterizedClass
@EnumSource(TcsCallsTest.Below.class)
class TcsCallsTest {
  private static final Bytes DIGEST = Bytes.of(new byte[20]);
  private static final AuthSecret SECRET = AuthSecret.ofUtf8("a secret".toCharArray());

  private static final int FLAG_PERMANENT = 1;

  /** readSRKPub. */
  private static final Bytes READ_SRK_PUB = Bytes.of(new byte[] {0, 0, 0, 17});

  enum Below {
    SWTPM,
    BUNDLED
  }

  @Parameter private Below below;
  private AutoCloseable tpm;
  private Tcsd tcsd;
  private Tpm12Client client;
  private OwnedTpm12 owned;

  @BeforeEach
  void start() throws Exception {
    int port = below == Below.SWTPM ? swtpm() : bundled();
    tcsd = Tcsd.above(port);
    owned = new OwnedTpm12(tcsd.tcti());
    client = owned.client;
  }

  private int swtpm() throws IOException {
    Swtpm swtpm = Swtpm.tpm12();
    tpm = swtpm;
    return swtpm.port();
  }

  private int bundled() throws IOException {
    MemoryStore store = new MemoryStore();
    Tpm12 engine = new Tpm12(Tpm12Configuration.of(store));
    TpmPlatform platform =
        new TpmPlatform(new EngineTpm12(engine, store, false, StateProtection.none()));
    platform.powerOn();
    platform.startUp(StartupKind.CLEAR);
    Optional<ServerAddress> any = Optional.of(ServerAddress.parse("tcp:0"));
    TpmServer server = SwtpmServer.listen(platform, any, Optional.empty()).start();
    tpm = server;
    String address = server.addresses().get(0);
    return Integer.parseInt(address.substring(address.lastIndexOf(':') + 1));
  }

  @AfterEach
  void end() throws Exception {
    owned.close();
    tcsd.close();
    tpm.close();
  }

  private <R extends TpmResponse> R execute(TpmRequest<R> request) {
    return client.execute(request);
  }

  private <R extends TpmResponse> R byOwner(TpmRequest<R> request) {
    return byOiap(request, owned.owner);
  }

  private <R extends TpmResponse> R byOiap(TpmRequest<R> request, AuthSecret secret) {
    try (OiapSession oiap = client.oiap()) {
      return client.execute(request, oiap.lastWith(secret));
    }
  }

  /** The TPM's own code comes back: the call was understood. */
  private void assertRefused(TpmResult code, TpmRequest<?> request) {
    TpmResponseException refused = assertThrows(TpmResponseException.class, () -> execute(request));
    assertTrue(refused.is(code), refused::getMessage);
  }

  @Test
  void ticksPass() throws Exception {
    TpmCurrentTicks ticks = execute(new GetTicks.Request()).currentTime();
    int handle = owned.load(owned.create(KeyTemplates.signing(1024, 2), SECRET));
    TickStampBlob.Response stamp =
        byOiap(new TickStampBlob.Request(handle, DIGEST, DIGEST), SECRET);
    assertEquals(ticks.tickNonce(), stamp.currentTicks().tickNonce());
    assertEquals(128, stamp.sig().size());
    execute(new EvictKey.Request(handle));
  }

  private OsapSession ownerSession() {
    return client.osap(EntityConstants.ET_OWNER, EntityConstants.KH_OWNER, owned.owner);
  }

  @Test
  void whatOwnersChangePasses() throws Exception {
    execute(new TerminateHandle.Request(execute(new Oiap.Request()).authHandle()));
    byOwner(new DirWriteAuth.Request(0, DIGEST));
    assertEquals(DIGEST, execute(new DirRead.Request(0)).dirContents());
    assertEquals(256, byOwner(new OwnerReadPubek.Request()).pubEndorsementKey().modulus().size());
    byOwner(new DisablePubekRead.Request());
    byOwner(new SetCapability.Request(FLAG_PERMANENT, READ_SRK_PUB, Bytes.of(new byte[] {1})));
    byOwner(new ResetLockValue.Request());
    byOwner(new OwnerSetDisable.Request(false));
    execute(new SetOwnerInstall.Request(true));
    try (OsapSession osap = ownerSession()) {
      ChangeAuthOwner.Request change =
          new ChangeAuthOwner.Request(
              EntityConstants.PID_ADCP, osap.encrypt(SECRET), EntityConstants.ET_OWNER);
      client.execute(change, osap.authorization());
    }
    byOiap(new OwnerClear.Request(), SECRET);
    assertRefused(TpmResult.DISABLED, new GetTicks.Request());
  }

  @Test
  void whatNeedsPresenceReachesTheTpm() throws Exception {
    assertRefused(TpmResult.BAD_PRESENCE, new PhysicalEnable.Request());
    assertRefused(TpmResult.BAD_PRESENCE, new PhysicalSetDeactivated.Request(true));
    assertRefused(TpmResult.BAD_PRESENCE, new SetOperatorAuth.Request(DIGEST));
    assertRefused(TpmResult.BAD_PRESENCE, new SetTempDeactivated.Request());
    assertRefused(TpmResult.BAD_PRESENCE, new ForceClear.Request());
    execute(new DisableForceClear.Request());
    assertRefused(
        TpmResult.DISABLED_CMD,
        new CreateRevocableEk.Request(
            DIGEST, KeyTemplates.storageRoot().algorithmParms(), true, DIGEST));
    assertRefused(TpmResult.PERMANENTEK, new RevokeTrust.Request(DIGEST));
    byOwner(new DisableOwnerClear.Request());
    TpmResponseException kept =
        assertThrows(TpmResponseException.class, () -> byOwner(new OwnerClear.Request()));
    assertTrue(kept.is(TpmResult.CLEAR_DISABLED), kept::getMessage);
  }
}
