package io.github.tpm4j.tss.session;

import io.github.tpm4j.tss.attributes.TpmaSession;
import io.github.tpm4j.tss.structures.TpmsAuthCommand;
import io.github.tpm4j.tss.structures.TpmsAuthResponse;
import io.github.tpm4j.tss.wire.Bytes;
import io.github.tpm4j.tss.wire.SecretBytes;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Optional;

/** A session in a session area: its HMACs, and its encryption of first parameters. */
final class SessionEntry implements AreaEntry {
  private static final byte[] NO_HMAC = {};

  private final SessionAuthorization use;
  private final AuthSession session;
  private final boolean authorizes;

  // Decided once: the response's key has the same parts, even if the command changes the entity.
  private final boolean includesAuth;
  private boolean sentHmac;

  /**
   * @param entity the Name of what the session authorises; empty if it authorises nothing
   */
  SessionEntry(SessionAuthorization use, Optional<Bytes> entity) {
    this.use = use;
    this.session = use.session();
    this.authorizes = entity.isPresent();
    this.includesAuth = authorizes && session.includesAuth(entity.get(), use.authValue());
    session.rollNonceCaller();
  }

  AuthSession session() {
    return session;
  }

  boolean encryptsCommand() {
    return use.encryptsCommand();
  }

  boolean encryptsResponse() {
    return use.encryptsResponse();
  }

  boolean authorizes() {
    return authorizes;
  }

  @Override
  public TpmsAuthCommand command(AreaHashes hashes, Bytes... others) {
    return new TpmsAuthCommand(
        session.handle(),
        session.nonceCaller(),
        use.attributes(),
        SecretBytes.adopt(sendsPassword() ? password() : commandHmac(hashes, others)));
  }

  private boolean sendsPassword() {
    return authorizes && session.policyAuth() == PolicyAuth.PASSWORD;
  }

  private byte[] password() {
    return AuthValues.trimmed(use.authValue()).toByteArray();
  }

  private byte[] commandHmac(AreaHashes hashes, Bytes... others) {
    byte[] key = key(use.authValue());
    // Part 1, 19.6.5: nothing to prove, so nothing is sent, and nothing will come back.
    if (key.length == 0) {
      return NO_HMAC;
    }
    sentHmac = true;
    byte[] cpHash = hashes.of(session.hash());
    Bytes newer = session.nonceCaller();
    byte[] hmac = session.hmac(key, cpHash, newer, session.nonceTpm(), use.attributes(), others);
    Arrays.fill(key, (byte) 0);
    return hmac;
  }

  @Override
  public boolean accepts(TpmsAuthResponse response, AreaHashes hashes, SecretBytes authAfter) {
    session.setNonceTpm(response.nonce());
    if (!response.sessionAttributes().has(TpmaSession.CONTINUE_SESSION)) {
      session.setLost();
    }
    byte[] expected = sendsPassword() ? NO_HMAC : responseHmac(response, hashes, authAfter);
    return MessageDigest.isEqual(expected, response.hmac().borrow());
  }

  private byte[] responseHmac(TpmsAuthResponse response, AreaHashes hashes, SecretBytes authAfter) {
    byte[] key = key(authAfter);
    // A command that empties the authValue is answered with an HMAC by the empty key.
    if (key.length == 0 && !sentHmac) {
      return NO_HMAC;
    }
    byte[] rpHash = hashes.of(session.hash());
    byte[] hmac =
        session.hmac(
            key, rpHash, response.nonce(), session.nonceCaller(), response.sessionAttributes());
    Arrays.fill(key, (byte) 0);
    return hmac;
  }

  private byte[] key(SecretBytes authValue) {
    return includesAuth ? session.keyWith(authValue) : session.plainKey();
  }

  /** Encrypts the first of a command's marshalled parameters in place. */
  void encrypt(byte[] parameters) {
    byte[] value = encryptionKey();
    byte[] plain = FirstParameter.of(parameters);
    byte[] encrypted =
        session.cipher().encrypt(value, session.nonceCaller(), session.nonceTpm(), plain);
    Arrays.fill(value, (byte) 0);
    Arrays.fill(plain, (byte) 0);
    FirstParameter.replace(parameters, encrypted);
  }

  /** Decrypts the first of a response's marshalled parameters in place. */
  void decrypt(byte[] parameters) {
    byte[] value = encryptionKey();
    byte[] encrypted = FirstParameter.of(parameters);
    byte[] plain =
        session.cipher().decrypt(value, session.nonceTpm(), session.nonceCaller(), encrypted);
    Arrays.fill(value, (byte) 0);
    FirstParameter.replace(parameters, plain);
    Arrays.fill(plain, (byte) 0);
  }

  // Part 1, 21.2: the authValue of what is authorised is part of this key, bound or not.
  private byte[] encryptionKey() {
    return authorizes ? session.keyWith(use.authValue()) : session.plainKey();
  }
}
