package io.github.tpm4j.tpm12.engine.session;

import io.github.tpm4j.engine.crypto.random.RandomSource;
import io.github.tpm4j.tpm12.constants.TpmResult;
import io.github.tpm4j.tpm12.engine.response.TpmFailure;
import io.github.tpm4j.tpm12.engine.state.StateKeeper;
import io.github.tpm4j.tpm12.engine.state.StateRecord;
import io.github.tpm4j.tpm12.wire.Bytes;
import io.github.tpm4j.tpm12.wire.TpmReader;
import io.github.tpm4j.tpm12.wire.TpmWriter;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The sessions of a TPM: 16 at most. */
public final class Sessions implements StateRecord {
  /** TPM_PT_MAX_AUTHSESS. */
  public static final int MAXIMUM = 16;

  private final RandomSource random;
  private final Map<Integer, AuthSession> open = new LinkedHashMap<>();

  public Sessions(StateKeeper keeper, RandomSource random) {
    this.random = random;
    keeper.running("sessions", this);
  }

  /** {@return 20 random bytes} */
  public Bytes newNonce() {
    return Bytes.of(random.bytes(TpmReader.DIGEST_SIZE_BYTES));
  }

  /**
   * Starts a session for any entity.
   *
   * @throws TpmFailure with TPM_RESOURCES
   */
  public AuthSession oiap() {
    return add(AuthSession.oiap(newHandle(), newNonce()));
  }

  /**
   * Starts a session for one entity.
   *
   * @throws TpmFailure with TPM_RESOURCES
   */
  public AuthSession osap(AuthEntity entity, byte[] sharedSecret, boolean encryptsByAes) {
    return add(AuthSession.osap(newHandle(), entity, sharedSecret, encryptsByAes, newNonce()));
  }

  private AuthSession add(AuthSession session) {
    open.put(session.handle(), session);
    return session;
  }

  private int newHandle() {
    TpmFailure.require(open.size() < MAXIMUM, TpmResult.RESOURCES);
    int handle = randomHandle();
    while (handle == 0 || open.containsKey(handle)) {
      handle = randomHandle();
    }
    return handle;
  }

  private int randomHandle() {
    return ByteBuffer.wrap(random.bytes(Integer.BYTES)).getInt();
  }

  public Optional<AuthSession> find(int handle) {
    return Optional.ofNullable(open.get(handle));
  }

  /** {@return how many can still be started} */
  public int free() {
    return MAXIMUM - open.size();
  }

  public List<Integer> handles() {
    return List.copyOf(open.keySet());
  }

  /** Ends a session, if there is one of that handle. */
  public void end(int handle) {
    AuthSession ended = open.remove(handle);
    if (ended != null) {
      ended.wipe();
    }
  }

  /** Ends those that are bound to entities of a kind. */
  public void endAllOf(AuthEntity.Kind kind) {
    handles().stream().filter(handle -> open.get(handle).isOf(kind)).forEach(this::end);
  }

  /** Ends all. */
  public void endAll() {
    handles().forEach(this::end);
  }

  /** Takes a session out, for a saved context. */
  public byte[] save(AuthSession session) {
    TpmWriter out = new TpmWriter();
    session.write(out);
    byte[] bytes = out.toByteArray();
    out.wipe();
    end(session.handle());
    return bytes;
  }

  /**
   * Takes back what {@link #save} gave.
   *
   * @param keepHandle whether it must have its handle
   * @throws TpmFailure with TPM_RESOURCES
   */
  public int restore(byte[] saved) {
    TpmFailure.require(open.size() < MAXIMUM, TpmResult.RESOURCES);
    AuthSession session = AuthSession.read(new TpmReader(saved));
    Arrays.fill(saved, (byte) 0);
    TpmFailure.require(!open.containsKey(session.handle()), TpmResult.BAD_HANDLE);
    return add(session).handle();
  }

  @Override
  public void initialize() {
    endAll();
  }

  @Override
  public void write(TpmWriter out) {
    out.u16(open.size());
    open.values().forEach(session -> session.write(out));
  }

  @Override
  public void read(TpmReader in) {
    int count = in.u16();
    for (int i = 0; i < count; i++) {
      add(AuthSession.read(in));
    }
  }
}
