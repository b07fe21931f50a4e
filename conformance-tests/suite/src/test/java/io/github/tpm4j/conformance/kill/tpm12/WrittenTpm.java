package io.github.tpm4j.conformance.kill.tpm12;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import io.github.tpm4j.tpm12.client.Ownership;
import io.github.tpm4j.tpm12.client.Tpm12Client;
import io.github.tpm4j.tpm12.commands.TpmRequest;
import io.github.tpm4j.tpm12.commands.TpmResponse;
import io.github.tpm4j.tpm12.commands.capability.GetCapability;
import io.github.tpm4j.tpm12.commands.changeauth.ChangeAuthOwner;
import io.github.tpm4j.tpm12.commands.counter.CreateCounter;
import io.github.tpm4j.tpm12.commands.counter.IncrementCounter;
import io.github.tpm4j.tpm12.commands.counter.ReadCounter;
import io.github.tpm4j.tpm12.commands.management.ResetLockValue;
import io.github.tpm4j.tpm12.commands.nv.NvDefineSpace;
import io.github.tpm4j.tpm12.commands.nv.NvReadValue;
import io.github.tpm4j.tpm12.commands.nv.NvWriteValue;
import io.github.tpm4j.tpm12.commands.optin.PhysicalEnable;
import io.github.tpm4j.tpm12.commands.optin.PhysicalSetDeactivated;
import io.github.tpm4j.tpm12.commands.ownership.OwnerClear;
import io.github.tpm4j.tpm12.commands.presence.PhysicalPresence;
import io.github.tpm4j.tpm12.commands.storage.Seal;
import io.github.tpm4j.tpm12.commands.storage.Unseal;
import io.github.tpm4j.tpm12.constants.EntityConstants;
import io.github.tpm4j.tpm12.constants.TpmResult;
import io.github.tpm4j.tpm12.error.TpmResponseException;
import io.github.tpm4j.tpm12.session.AuthSecret;
import io.github.tpm4j.tpm12.session.OiapSession;
import io.github.tpm4j.tpm12.session.OsapSession;
import io.github.tpm4j.tpm12.structures.NvConstants;
import io.github.tpm4j.tpm12.structures.TpmNvAttributes;
import io.github.tpm4j.tpm12.structures.TpmNvDataPublic;
import io.github.tpm4j.tpm12.structures.TpmPcrInfoShort;
import io.github.tpm4j.tpm12.structures.TpmPcrSelection;
import io.github.tpm4j.tpm12.structures.TpmPubkey;
import io.github.tpm4j.tpm12.structures.TpmStoredData;
import io.github.tpm4j.tpm12.wire.Bytes;
import io.github.tpm4j.tpm12.wire.SecretBytes;
import io.github.tpm4j.tpm12.wire.TpmWriter;
import java.nio.ByteBuffer;

/** A TPM 1.2 that changes are made in, and what it has is looked at. */
final class WrittenTpm {
  /** Not the owner's; nobody is asked for presence until nvLocked is set. */
  private static final int INDEX = 0x20;

  private static final int INDEX_BYTES = 400;
  private static final int COUNTER = 0;
  private static final int ALL_LOCALITIES = 31;
  private static final int CAP_PROPERTY = 5;
  private static final int PROPERTY_OWNER = 0x111;
  private static final int PRESENCE_BY_COMMANDS = 0x20;
  private static final int PRESENT = 0x08;
  private static final AuthSecret SECRET = AuthSecret.ofUtf8("a secret".toCharArray());

  private final Tpm12Client client;
  private final TpmPubkey endorsementKey;

  /**
   * One that was set up.
   *
   * @param endorsementKey which it shows to nobody while it has an owner
   */
  WrittenTpm(Tpm12Client client, TpmPubkey endorsementKey) {
    this.client = client;
    this.endorsementKey = endorsementKey;
  }

  /** Makes what has to be there for changes; returns the endorsement key. */
  static TpmPubkey setUp(Tpm12Client client) {
    TpmPubkey endorsementKey = Ownership.createEndorsementKey(client);
    WrittenTpm tpm = new WrittenTpm(client, endorsementKey);
    tpm.take(0);
    TpmPcrInfoShort anywhere =
        new TpmPcrInfoShort(TpmPcrSelection.of(), ALL_LOCALITIES, Bytes.of(new byte[20]));
    TpmNvDataPublic area =
        new TpmNvDataPublic(
            INDEX,
            anywhere,
            anywhere,
            new TpmNvAttributes(NvConstants.PER_PPWRITE),
            false,
            false,
            false,
            INDEX_BYTES);
    try (OsapSession osap = tpm.ownerSession(0)) {
      client.execute(new NvDefineSpace.Request(area, osap.encrypt(SECRET)), osap.authorization());
    }
    tpm.write(0);
    return endorsementKey;
  }

  /** The owner's secret of a number. */
  private static AuthSecret secret(int number) {
    return AuthSecret.of(ByteBuffer.allocate(20).putInt(number).putInt(1).array());
  }

  private OsapSession ownerSession(int owner) {
    return client.osap(EntityConstants.ET_OWNER, EntityConstants.KH_OWNER, secret(owner));
  }

  private <R extends TpmResponse> R run(TpmRequest<R> request, AuthSecret secret) {
    try (OiapSession oiap = client.oiap()) {
      return client.execute(request, oiap.lastWith(secret));
    }
  }

  /** Returns when the TPM has acknowledged it. */
  void make(Change change, Ledger now) {
    switch (change.kind()) {
      case WRITE -> write(change.number());
      case COUNT -> run(new IncrementCounter.Request(COUNTER), SECRET);
      case OWNER_SECRET -> changeOwner(now.owner(), secret(change.number()));
      case CLEAR -> run(new OwnerClear.Request(), secret(now.owner()));
      case TAKE -> take(change.number());
      case CREATE_COUNTER -> createCounter(now.owner());
    }
  }

  private void write(int number) {
    ByteBuffer data = ByteBuffer.allocate(INDEX_BYTES);
    while (data.hasRemaining()) {
      data.putInt(number);
    }
    client.execute(new NvWriteValue.Request(INDEX, 0, SecretBytes.of(data.array())));
  }

  private void changeOwner(int from, AuthSecret to) {
    try (OsapSession osap = ownerSession(from)) {
      ChangeAuthOwner.Request request =
          new ChangeAuthOwner.Request(
              EntityConstants.PID_ADCP, osap.encrypt(to), EntityConstants.ET_OWNER);
      client.execute(request, osap.authorization());
    }
  }

  private void take(int number) {
    Ownership.take(client, endorsementKey, secret(number), AuthSecret.wellKnown());
  }

  private void createCounter(int owner) {
    try (OsapSession osap = ownerSession(owner)) {
      CreateCounter.Request request =
          new CreateCounter.Request(osap.encrypt(SECRET), Bytes.of(new byte[4]));
      client.execute(request, osap.authorization());
    }
  }

  /**
   * What there is now. A storage root key that is there by half fails it.
   *
   * @param candidates what there may be, for what the TPM does not show at once
   */
  Ledger look(Ledger... candidates) {
    Ledger last = candidates[0];
    if (!hasOwner()) {
      // It is disabled, and shows no more.
      return new Ledger(last.written(), Ledger.NONE, last.highest(), Ledger.NONE);
    }
    int owner = ownerAmong(candidates);
    useStorageRoot();
    int counter = counter();
    return new Ledger(written(), counter, Math.max(last.highest(), counter), owner);
  }

  /** As somebody at the machine does after TPM_OwnerClear; it is so after the next start. */
  void enable() {
    client.execute(new PhysicalPresence.Request(PRESENCE_BY_COMMANDS));
    client.execute(new PhysicalPresence.Request(PRESENT));
    client.execute(new PhysicalEnable.Request());
    client.execute(new PhysicalSetDeactivated.Request(false));
  }

  /** Seals and unseals, which takes both halves of the key. */
  private void useStorageRoot() {
    AuthSecret root = AuthSecret.wellKnown();
    try (OsapSession osap = client.osap(EntityConstants.ET_SRK, EntityConstants.KH_SRK, root);
        SecretBytes data = SecretBytes.of(new byte[] {1, 2, 3})) {
      Seal.Request seal =
          new Seal.Request(EntityConstants.KH_SRK, osap.encrypt(SECRET), Bytes.EMPTY, data);
      TpmStoredData sealed = client.execute(seal, osap.authorization()).sealedData();
      try (OiapSession parent = client.oiap();
          OiapSession own = client.oiap()) {
        Unseal.Request unseal = new Unseal.Request(EntityConstants.KH_SRK, sealed);
        Unseal.Response response =
            client.execute(unseal, parent.lastWith(root), own.lastWith(SECRET));
        assertArrayEquals(data.toArray(), response.secret().toArray());
      }
    }
  }

  private boolean hasOwner() {
    Bytes property = Bytes.of(new TpmWriter().u32(PROPERTY_OWNER).toByteArray());
    GetCapability.Request request = new GetCapability.Request(CAP_PROPERTY, property);
    return client.execute(request).resp().equals(Bytes.of(new byte[] {1}));
  }

  private int ownerAmong(Ledger... candidates) {
    for (Ledger candidate : candidates) {
      try {
        run(new ResetLockValue.Request(), secret(candidate.owner()));
        return candidate.owner();
      } catch (TpmResponseException e) {
        requireCode(e, TpmResult.AUTHFAIL);
      }
    }
    throw new AssertionError("the owner's secret is none of those that it may be");
  }

  private int counter() {
    try {
      return client.execute(new ReadCounter.Request(COUNTER)).counterValue().counter();
    } catch (TpmResponseException e) {
      requireCode(e, TpmResult.BAD_COUNTER);
      return Ledger.NONE;
    }
  }

  private static void requireCode(TpmResponseException e, TpmResult expected) {
    if (e.code() != expected.value()) {
      throw e;
    }
  }

  /** The number that the whole Index is filled with. */
  private int written() {
    NvReadValue.Request request = new NvReadValue.Request(INDEX, 0, INDEX_BYTES);
    byte[] found = client.execute(request).data().toArray();
    ByteBuffer expected = ByteBuffer.allocate(INDEX_BYTES);
    int number = ByteBuffer.wrap(found).getInt();
    while (expected.hasRemaining()) {
      expected.putInt(number);
    }
    assertArrayEquals(expected.array(), found, "half a write");
    return number;
  }
}
