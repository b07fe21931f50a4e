package io.github.tpm4j.tpm12.engine.pipeline;

import io.github.tpm4j.tpm12.constants.TpmResult;
import io.github.tpm4j.tpm12.engine.core.TpmState;
import io.github.tpm4j.tpm12.engine.keys.LoadedKey;
import io.github.tpm4j.tpm12.engine.response.TpmFailure;
import io.github.tpm4j.tpm12.engine.session.AuthEntity;
import io.github.tpm4j.tpm12.engine.session.AuthSession;
import io.github.tpm4j.tpm12.engine.session.SessionKind;
import io.github.tpm4j.tpm12.engine.transportsession.TransportSession;
import io.github.tpm4j.tpm12.wire.Bytes;
import java.util.List;
import java.util.function.UnaryOperator;

/** One command that is being executed: who sent it, and by which secrets it is authorised. */
public final class Invocation {
  private final TpmState tpm;
  private final int locality;
  private final Bytes inParamDigest;
  private final List<AuthBlock> blocks;
  private final UnaryOperator<byte[]> wrapped;

  /**
   * @param wrapped executes a command within this one, and gives its response
   */
  Invocation(
      TpmState tpm,
      int locality,
      Bytes inParamDigest,
      List<AuthBlock> blocks,
      UnaryOperator<byte[]> wrapped) {
    this.tpm = tpm;
    this.locality = locality;
    this.inParamDigest = inParamDigest;
    this.blocks = blocks;
    this.wrapped = wrapped;
  }

  public TpmState tpm() {
    return tpm;
  }

  /** 0 to 4. */
  public int locality() {
    return locality;
  }

  public int sessions() {
    return blocks.size();
  }

  /** {@return the nonce of the caller in a session, 20 bytes} */
  public Bytes nonceOdd(int index) {
    return blocks.get(index).nonceOdd();
  }

  /**
   * Checks that a session shows the secret of an entity.
   *
   * @param index of the session, from 0
   * @throws TpmFailure with TPM_AUTHFAIL or TPM_AUTH2FAIL, which the defence counts
   */
  public void authorize(int index, AuthEntity entity) {
    authorize(index, entity, TpmResult.INVALID_AUTHHANDLE, SessionKind.OIAP, SessionKind.OSAP);
  }

  /** As {@link #authorize}, by a session that new secrets can be sent in. */
  public void authorizeByOsap(int index, AuthEntity entity) {
    authorize(index, entity, TpmResult.BAD_MODE, SessionKind.OSAP);
  }

  /** As {@link #authorize}, by a session that is bound to no entity. */
  public void authorizeByOiap(int index, AuthEntity entity) {
    authorize(index, entity, TpmResult.BAD_MODE, SessionKind.OIAP);
  }

  private void authorize(
      int index, AuthEntity entity, TpmResult otherwise, SessionKind... allowed) {
    AuthBlock block = blocks.get(index);
    AuthSession session = block.open(tpm.sessions());
    TpmFailure.require(List.of(allowed).contains(session.kind()), otherwise);
    boolean isRight =
        session.fits(entity) && block.verify(inParamDigest, session.secretFor(entity));
    if (!isRight) {
      tpm.defence().failed();
      throw new TpmFailure(index == 0 ? TpmResult.AUTHFAIL : TpmResult.AUTH2FAIL);
    }
  }

  /** {@return SHA-1 of ordinal and parameters} */
  public Bytes inParamDigest() {
    return inParamDigest;
  }

  /**
   * Finds the transport session of a command, which ends from now on if the command fails; so does
   * an exclusive one that is another.
   *
   * @param index of the session, from 0
   * @throws TpmFailure with TPM_INVALID_AUTHHANDLE
   */
  public TransportSession openTransport(int index) {
    return blocks.get(index).open(tpm.transportSessions());
  }

  /**
   * Checks that the caller knows the secret of the transport session, which is open.
   *
   * @param index of the session, from 0
   * @param digest what stands for the command's parameters
   * @throws TpmFailure with TPM_AUTHFAIL
   */
  public void authorizeTransport(int index, Bytes digest) {
    AuthBlock block = blocks.get(index);
    byte[] secret = tpm.transportSessions().find(block.handle()).orElseThrow().secret();
    TpmFailure.require(block.verify(digest, secret), TpmResult.AUTHFAIL);
  }

  /** {@return the response to a command that is executed within this one} */
  public byte[] executeWrapped(byte[] command) {
    byte[] response = wrapped.apply(command);
    for (AuthBlock block : blocks) {
      // The command may have been one that ends the session.
      if (tpm.transportSessions().find(block.handle()).isEmpty()) {
        block.end();
      }
    }
    return response;
  }

  /** {@return the nonce that the response will have in a transport session, 20 bytes} */
  public Bytes nextNonceOfTransport(int index) {
    Bytes nonce = tpm.transportSessions().newNonce();
    blocks.get(index).setNextNonce(nonce);
    return nonce;
  }

  /** Authorises by the owner's secret: no secret is right where there is no owner. */
  public void authorizeOwner(int index) {
    authorize(index, tpm.owner().entity());
    TpmFailure.require(tpm.owner().isInstalled(), TpmResult.AUTHFAIL);
  }

  /**
   * Authorises the use of a key: by its secret where there is a session for it, else by its having
   * none.
   *
   * @param index of the session; {@link #sessions} where there is none for it
   */
  public void authorizeKey(int index, LoadedKey key) {
    key.requireUsable(tpm.pcrs(), locality);
    if (index < sessions()) {
      authorize(index, key.entity());
    } else {
      TpmFailure.require(key.needsNoSecret(), TpmResult.AUTHFAIL);
    }
  }

  /** {@return a new secret that a session has encrypted (ADIP, Part 1, 13.5): 20 bytes} */
  public byte[] newSecret(int index, Bytes encrypted) {
    AuthSession session = blocks.get(index).session();
    return session.decrypt(encrypted, session.nonceEven());
  }

  /** {@return the second new secret of a command: 20 bytes} */
  public byte[] secondNewSecret(int index, Bytes encrypted) {
    return blocks.get(index).session().decrypt(encrypted, nonceOdd(index));
  }

  /** {@return the session, for what else is made of its secret} */
  public AuthSession session(int index) {
    return blocks.get(index).session();
  }

  /** The session has served its purpose and ends with this command. */
  public void endSession(int index) {
    blocks.get(index).end();
  }
}
