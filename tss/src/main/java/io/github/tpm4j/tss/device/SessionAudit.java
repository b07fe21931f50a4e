package io.github.tpm4j.tss.device;

import io.github.tpm4j.tss.algorithms.HashAlg;
import io.github.tpm4j.tss.algorithms.TpmtSigScheme;
import io.github.tpm4j.tss.client.AuditTap;
import io.github.tpm4j.tss.client.TpmClient;
import io.github.tpm4j.tss.commands.attestation.GetSessionAuditDigest;
import io.github.tpm4j.tss.commands.contextmanagement.FlushContext;
import io.github.tpm4j.tss.constants.TpmSe;
import io.github.tpm4j.tss.error.TpmException;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.managed.KeyInUse;
import io.github.tpm4j.tss.managed.Secrecy;
import io.github.tpm4j.tss.managed.TwoKeyUse;
import io.github.tpm4j.tss.names.AuditedCommand;
import io.github.tpm4j.tss.session.AuthSession;
import io.github.tpm4j.tss.wire.Bytes;
import java.util.ArrayList;
import java.util.List;

/**
 * A record of what a TPM was asked, which it then signs (session audit; Part 1, 35.3). Whatever a
 * program does with the TPM in {@link #record}, through JCA too, is audited. Takes one of the TPM's
 * sessions until it is closed.
 *
 * <pre>{@code
 * try (SessionAudit audit = SessionAudit.start(device, HashAlg.SHA256)) {
 *   audit.record(() -> key.sign(scheme, digest));
 *   Attestation signed = audit.attest(attestationKey, nonce);
 * }
 * }</pre>
 */
public final class SessionAudit implements AutoCloseable {
  private final TpmDevice device;
  private final AuthSession session;
  private final List<AuditedCommand> commands = new ArrayList<>();

  /**
   * What is audited.
   *
   * @param <T> what it returns
   * @param <E> what it throws, such as SignatureException
   */
  @FunctionalInterface
  public interface Work<T, E extends Exception> {
    /**
     * Runs.
     *
     * @return what it comes to
     * @throws E if it fails
     */
    T run() throws E;
  }

  private SessionAudit(TpmDevice device, AuthSession session) {
    this.device = device;
    this.session = session;
  }

  /**
   * Starts the session.
   *
   * @param device of the keys whose use is to be audited
   * @param hash of the audit
   * @return nothing is recorded yet
   * @throws TpmException if the TPM has no room for the session
   */
  public static SessionAudit start(TpmDevice device, HashAlg hash) {
    return device
        .tpm()
        .run(device.options(), turn -> new SessionAudit(device, turn.start(TpmSe.HMAC, hash)));
  }

  private TpmClient client() {
    return device.client();
  }

  /**
   * Does something, and records the commands that it takes. No other thread uses the TPM meanwhile.
   * Commands that can have no session, such as TPM2_FlushContext, are not audited by any TPM.
   *
   * @param <T> what the work returns
   * @param <E> what the work throws
   * @param work in this thread
   * @return what the work returns
   * @throws E as the work does
   * @throws IllegalStateException if this is closed, or the TPM was reset
   */
  public <T, E extends Exception> T record(Work<T, E> work) throws E {
    AuditTap tap = AuditTap.of(session, commands::add);
    client().lock().lock();
    try {
      if (session.isLost()) {
        throw new IllegalStateException("the audit has ended");
      }
      client().addAudit(tap);
      return work.run();
    } finally {
      client().removeAudit(tap);
      client().lock().unlock();
    }
  }

  /** {@return the hash of the audit} */
  public HashAlg hash() {
    return session.hash();
  }

  /** {@return the commands so far, in order} */
  public List<AuditedCommand> commands() {
    client().lock().lock();
    try {
      return List.copyOf(commands);
    } finally {
      client().lock().unlock();
    }
  }

  /**
   * Has the digest of the commands so far signed (TPM2_GetSessionAuditDigest), by the authorisation
   * of the endorsement hierarchy.
   *
   * @param signer a restricted signing key of this device
   * @param nonce of whoever asks
   * @return of type TPM_ST_ATTEST_SESSION_AUDIT
   * @throws TpmException if nothing was recorded yet
   */
  public Attestation attest(TpmKey signer, Bytes nonce) {
    GetSessionAuditDigest.Response signed =
        signer.authorized(
            (turn, key, by, authValue) ->
                new TwoKeyUse(turn, Secrecy.NONE)
                    .executeForPrivacy(
                        new GetSessionAuditDigest.Request(
                            TpmHandle.ENDORSEMENT,
                            key.handle(),
                            session.handle(),
                            nonce,
                            TpmtSigScheme.NULL),
                        new KeyInUse(key, by, authValue)));
    return new Attestation(signed.auditInfo(), signed.signature());
  }

  /** Ends the session. */
  @Override
  public void close() {
    if (!session.isLost()) {
      session.close();
      client().execute(new FlushContext.Request(session.handle()));
    }
  }
}
