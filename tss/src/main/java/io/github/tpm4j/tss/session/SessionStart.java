package io.github.tpm4j.tss.session;

import io.github.tpm4j.tss.commands.session.StartAuthSession;
import io.github.tpm4j.tss.crypto.KdfLabel;
import io.github.tpm4j.tss.crypto.Kdfa;
import io.github.tpm4j.tss.crypto.Nonces;
import io.github.tpm4j.tss.crypto.SecretSharing;
import io.github.tpm4j.tss.crypto.SharedSecret;
import io.github.tpm4j.tss.crypto.SoftwareHash;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.wire.Bytes;
import io.github.tpm4j.tss.wire.SecretBytes;
import java.util.Arrays;

/** A session being started: the command to send, and the session that its response makes. */
public final class SessionStart implements AutoCloseable {
  private final SessionSpec spec;
  private final Bytes nonceCaller;
  private final SharedSecret salt;

  /**
   * Chooses nonce and salt.
   *
   * @param spec its type, hash, encryption, salt and bound entity
   */
  public SessionStart(SessionSpec spec) {
    this.spec = spec;
    this.nonceCaller = Nonces.next(spec.hash().digestBytes());
    this.salt =
        spec.salt()
            .map(key -> SecretSharing.with(key.publicArea(), KdfLabel.SECRET))
            .orElse(new SharedSecret(SecretBytes.EMPTY, Bytes.EMPTY));
  }

  /** {@return the command} */
  public StartAuthSession.Request request() {
    return new StartAuthSession.Request(
        spec.salt().map(SaltKey::handle).orElse(TpmHandle.NULL),
        spec.binding().map(SessionBinding::handle).orElse(TpmHandle.NULL),
        nonceCaller,
        salt.encrypted(),
        spec.type(),
        spec.symmetric(),
        spec.hash().alg());
  }

  /**
   * {@return the session that the TPM has started (Part 1, 19.6.8)}
   *
   * @param response to {@link #request}
   */
  public AuthSession session(StartAuthSession.Response response) {
    SecretBytes key = sessionKey(response.nonceTpm());
    return new AuthSession(response.sessionHandle(), spec, key, nonceCaller, response.nonceTpm());
  }

  private SecretBytes sessionKey(Bytes nonceTpm) {
    if (spec.salt().isEmpty() && spec.binding().isEmpty()) {
      return SecretBytes.EMPTY;
    }
    byte[] secret = secret();
    byte[] key =
        Kdfa.derive(
            SoftwareHash.of(spec.hash()),
            secret,
            KdfLabel.ATH,
            nonceTpm.borrow(),
            nonceCaller.borrow(),
            spec.hash().digestBytes() * Byte.SIZE);
    Arrays.fill(secret, (byte) 0);
    return SecretBytes.adopt(key);
  }

  private byte[] secret() {
    byte[] auth =
        spec.binding()
            .map(entity -> AuthValues.trimmed(entity.authValue()).borrow())
            .orElse(new byte[0]);
    byte[] secret = Arrays.copyOf(auth, auth.length + salt.secret().size());
    System.arraycopy(salt.secret().borrow(), 0, secret, auth.length, salt.secret().size());
    return secret;
  }

  /** Wipes the salt. */
  @Override
  public void close() {
    salt.secret().close();
  }
}
