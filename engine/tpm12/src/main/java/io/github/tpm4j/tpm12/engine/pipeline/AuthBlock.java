package io.github.tpm4j.tpm12.engine.pipeline;

import io.github.tpm4j.tpm12.constants.TpmResult;
import io.github.tpm4j.tpm12.engine.crypto.HmacSha1;
import io.github.tpm4j.tpm12.engine.response.TpmFailure;
import io.github.tpm4j.tpm12.engine.session.AuthSession;
import io.github.tpm4j.tpm12.engine.session.RollingSession;
import io.github.tpm4j.tpm12.engine.session.Sessions;
import io.github.tpm4j.tpm12.engine.transportsession.TransportSession;
import io.github.tpm4j.tpm12.engine.transportsession.TransportSessions;
import io.github.tpm4j.tpm12.wire.Bytes;
import io.github.tpm4j.tpm12.wire.TpmReader;
import io.github.tpm4j.tpm12.wire.TpmWriter;
import java.security.MessageDigest;
import java.util.Arrays;

/** The authorisation that ends a command: 45 bytes for each session (Part 1, 13.2). */
final class AuthBlock {
  static final int SIZE_BYTES = 45;

  /** The same of a response: its session is known. */
  static final int RESPONSE_SIZE_BYTES = 41;

  private final int handle;
  private final Bytes nonceOdd;
  private final int keep;
  private final byte[] hmac;
  private AuthSession session;
  private RollingSession rolling;
  private Runnable ending;
  private Bytes nextNonce;
  private byte[] key;
  private boolean ended;

  AuthBlock(TpmReader in) {
    handle = in.u32();
    nonceOdd = in.digest();
    keep = in.u8();
    hmac = in.array(TpmReader.DIGEST_SIZE_BYTES);
  }

  Bytes nonceOdd() {
    return nonceOdd;
  }

  /** Finds the session, which ends from now on if the command fails. */
  AuthSession open(Sessions sessions) {
    TpmFailure.require(keep <= 1, TpmResult.BAD_PARAMETER);
    session = sessions.find(handle).orElseThrow(() -> new TpmFailure(TpmResult.INVALID_AUTHHANDLE));
    rolling = session;
    ending = () -> sessions.end(handle);
    return session;
  }

  /** Finds the transport session, which ends from now on if the command fails. */
  TransportSession open(TransportSessions sessions) {
    TpmFailure.require(keep <= 1, TpmResult.BAD_PARAMETER);
    sessions.endExclusiveBut(handle);
    TransportSession transport =
        sessions.find(handle).orElseThrow(() -> new TpmFailure(TpmResult.INVALID_AUTHHANDLE));
    rolling = transport;
    ending = () -> sessions.end(handle);
    return transport;
  }

  int handle() {
    return handle;
  }

  /** The nonce that the response will have, for what is encrypted by it. */
  void setNextNonce(Bytes nonce) {
    nextNonce = nonce;
  }

  AuthSession session() {
    return session;
  }

  boolean isOpened() {
    return rolling != null;
  }

  /** Whether the caller knows the secret. */
  boolean verify(Bytes inParamDigest, byte[] secret) {
    key = secret.clone();
    byte[] expected = hmac(inParamDigest, rolling.nonceEven(), keep);
    return MessageDigest.isEqual(expected, hmac);
  }

  /** The session does not outlast the command. */
  void end() {
    ended = true;
  }

  private boolean isKept() {
    return keep == 1 && !ended;
  }

  /** Appends the authorisation of the response, and ends the session or rolls its nonce on. */
  void answer(TpmWriter out, Bytes outParamDigest, Sessions sessions) {
    int kept = isKept() ? 1 : 0;
    Bytes nonceEven = nextNonce != null ? nextNonce : sessions.newNonce();
    rolling.roll(nonceEven);
    out.digest(nonceEven).u8(kept);
    out.array(hmac(outParamDigest, nonceEven, kept));
    if (kept == 0) {
      ending.run();
    }
    wipe();
  }

  void abandon() {
    if (ending != null) {
      ending.run();
    }
    wipe();
  }

  private byte[] hmac(Bytes digest, Bytes nonceEven, int continued) {
    return HmacSha1.of(
        key,
        digest.toArray(),
        nonceEven.toArray(),
        nonceOdd.toArray(),
        new byte[] {(byte) continued});
  }

  private void wipe() {
    if (key != null) {
      Arrays.fill(key, (byte) 0);
    }
  }
}
