package io.github.tpm4j.tpm12.engine.transportsession;

import io.github.tpm4j.engine.crypto.random.RandomSource;
import io.github.tpm4j.tpm12.constants.TpmResult;
import io.github.tpm4j.tpm12.engine.response.TpmFailure;
import io.github.tpm4j.tpm12.engine.state.StateKeeper;
import io.github.tpm4j.tpm12.engine.state.StateRecord;
import io.github.tpm4j.tpm12.structures.TpmTransportPublic;
import io.github.tpm4j.tpm12.wire.Bytes;
import io.github.tpm4j.tpm12.wire.TpmReader;
import io.github.tpm4j.tpm12.wire.TpmWriter;
import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The transport sessions of a TPM: 16 at most, one of which may be exclusive (Part 1, 18). */
public final class TransportSessions implements StateRecord {
  /** TPM_CAP_PROP_MAX_TRANSESS. */
  public static final int MAXIMUM = 16;

  private final RandomSource random;
  private final Map<Integer, TransportSession> open = new LinkedHashMap<>();

  /** The handle of the session that bears no commands outside of it; 0 without. */
  private int exclusive;

  public TransportSessions(StateKeeper keeper, RandomSource random) {
    this.random = random;
    keeper.running("transport-sessions", this);
  }

  /**
   * Starts a session.
   *
   * @param secret 20 bytes, which it takes over
   * @throws TpmFailure with TPM_RESOURCES
   */
  public TransportSession start(TpmTransportPublic kind, byte[] secret) {
    TpmFailure.require(free() > 0, TpmResult.RESOURCES);
    int handle = randomHandle();
    while (handle == 0 || open.containsKey(handle)) {
      handle = randomHandle();
    }
    TransportSession session = new TransportSession(handle, kind, secret, newNonce());
    open.put(handle, session);
    if (session.isExclusive()) {
      exclusive = handle;
    }
    return session;
  }

  /** {@return 20 random bytes} */
  public Bytes newNonce() {
    return Bytes.of(random.bytes(TpmReader.DIGEST_SIZE_BYTES));
  }

  private int randomHandle() {
    return ByteBuffer.wrap(random.bytes(Integer.BYTES)).getInt();
  }

  public Optional<TransportSession> find(int handle) {
    return Optional.ofNullable(open.get(handle));
  }

  /** An exclusive session ends when a command comes that is of no, or of another, session. */
  public void endExclusiveBut(int handle) {
    if (exclusive != handle) {
      end(exclusive);
    }
  }

  /** Ends a session, if there is one of that handle. */
  public void end(int handle) {
    TransportSession ended = open.remove(handle);
    if (ended != null) {
      ended.wipe();
    }
    if (exclusive == handle) {
      exclusive = 0;
    }
  }

  /** {@return how many can still be started} */
  public int free() {
    return MAXIMUM - open.size();
  }

  public List<Integer> handles() {
    return List.copyOf(open.keySet());
  }

  @Override
  public void initialize() {
    handles().forEach(this::end);
  }

  @Override
  public void write(TpmWriter out) {
    out.u32(exclusive).u16(open.size());
    open.values().forEach(session -> session.write(out));
  }

  @Override
  public void read(TpmReader in) {
    exclusive = in.u32();
    int count = in.u16();
    for (int i = 0; i < count; i++) {
      TransportSession session = TransportSession.read(in);
      open.put(session.handle(), session);
    }
  }
}
