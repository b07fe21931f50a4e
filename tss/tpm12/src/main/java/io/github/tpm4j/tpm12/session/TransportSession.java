package io.github.tpm4j.tpm12.session;

import io.github.tpm4j.tpm12.commands.CommandSpec;
import io.github.tpm4j.tpm12.commands.transport.EstablishTransport;
import io.github.tpm4j.tpm12.commands.transport.ReleaseTransportSigned;
import io.github.tpm4j.tpm12.structures.TpmCurrentTicks;
import io.github.tpm4j.tpm12.structures.TpmPubkey;
import io.github.tpm4j.tpm12.structures.TpmTransportPublic;
import io.github.tpm4j.tpm12.structures.TransportConstants;
import io.github.tpm4j.tpm12.transportsession.TransportCipher;
import io.github.tpm4j.tpm12.transportsession.TransportLog;
import io.github.tpm4j.tpm12.wire.Bytes;
import io.github.tpm4j.tpm12.wire.Sha1;
import io.github.tpm4j.tpm12.wire.TpmWriter;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntConsumer;

/**
 * A transport session: commands go to the TPM wrapped in it, encrypted, logged, or with the promise
 * that no other command comes between (Part 1, 18). It is for one thread at a time.
 */
public final class TransportSession extends AuthSession {
  private final TpmTransportPublic kind;
  private final byte[] secret;
  private final TpmCurrentTicks began;
  private final Map<Integer, TpmPubkey> keys = new HashMap<>();
  private Optional<TransportLog> log;

  /**
   * Is made of the TPM's answer.
   *
   * @param request the TPM_EstablishTransport that was sent
   * @param response its answer
   * @param secret of the session; is copied
   * @param flush ends a session whose handle it is given, and never fails
   */
  public TransportSession(
      EstablishTransport.Request request,
      EstablishTransport.Response response,
      AuthSecret secret,
      IntConsumer flush) {
    super(response.transHandle(), response.transNonceEven(), flush);
    kind = request.transPublic();
    this.secret = secret.toArray();
    began = response.currentTicks();
    log = kind.has(TransportConstants.LOG) ? Optional.of(log(request, response)) : Optional.empty();
  }

  private static TransportLog log(
      EstablishTransport.Request request, EstablishTransport.Response response) {
    int ordinal = request.spec().ordinal().value();
    TpmWriter in = new TpmWriter().u32(ordinal);
    request.writeParameters(in);
    TpmWriter out = new TpmWriter().u32(0).u32(ordinal);
    response.writeParameters(out);
    return TransportLog.EMPTY
        .with(Sha1.of(Bytes.of(in.toByteArray())), List.of())
        .with(Sha1.of(Bytes.of(out.toByteArray())), response.currentTicks(), response.locality());
  }

  /**
   * Says which key is loaded at a handle. The log has the digests of the keys that commands name; a
   * command that names another leaves this program without one.
   *
   * @param handle a loaded key, or 0x40000000 (TPM_KH_SRK)
   * @param key its public part
   */
  public void knows(int handle, TpmPubkey key) {
    keys.put(handle, key);
  }

  /**
   * {@return the log as the TPM must have it; empty if the session keeps none, or a command has
   * named a key that is not known here}
   */
  public Optional<TransportLog> log() {
    return log;
  }

  /**
   * {@return the log with the TPM_ReleaseTransportSigned that was sent, which is what was signed}
   *
   * @param request the command
   * @param response its answer
   */
  public Optional<TransportLog> log(
      ReleaseTransportSigned.Request request, ReleaseTransportSigned.Response response) {
    TpmWriter in = new TpmWriter().u32(request.spec().ordinal().value());
    request.writeParameters(in);
    Bytes digest = Sha1.of(Bytes.of(in.toByteArray()));
    return log.map(it -> it.with(digest, response.currentTicks(), response.locality()));
  }

  /** {@return what authorises the next command of the session, and keeps it} */
  public Authorization authorization() {
    return new Authorization(this, secret, true);
  }

  /** {@return what authorises the last command of the session, TPM_ReleaseTransportSigned} */
  public Authorization lastAuthorization() {
    return new Authorization(this, secret, false);
  }

  /**
   * Wraps a command.
   *
   * @param spec of its ordinal
   * @param command the whole of it; the caller wipes it
   * @return what is sent instead
   * @throws IllegalStateException if the session has ended
   */
  public WrappedCommand wrap(CommandSpec<?, ?> spec, byte[] command) {
    if (!isOpen()) {
      throw new IllegalStateException("The transport session has ended; nothing was sent");
    }
    return new WrappedCommand(this, spec, command);
  }

  byte[] crypt(TransportCipher direction, Bytes even, Bytes odd, byte[] data) {
    return direction.apply(kind, secret, even, odd, data);
  }

  /** Logs a command and its response. */
  void executed(Bytes command, List<Integer> handles, Bytes response, long ticks, int locality) {
    List<TpmPubkey> named = handles.stream().filter(keys::containsKey).map(keys::get).toList();
    TpmCurrentTicks now = new TpmCurrentTicks(ticks, began.tickRateMicros(), began.tickNonce());
    log =
        log.filter(it -> named.size() == handles.size())
            .map(it -> it.with(command, named).with(response, now, locality));
  }

  @Override
  void wipe() {
    Arrays.fill(secret, (byte) 0);
  }
}
