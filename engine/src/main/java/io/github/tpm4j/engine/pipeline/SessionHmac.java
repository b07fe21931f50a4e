package io.github.tpm4j.engine.pipeline;

import io.github.tpm4j.engine.crypto.hash.Hmac;
import io.github.tpm4j.tss.wire.SecretBytes;
import java.util.Arrays;

/** The HMAC of a session, of the command and of the response (Part 1, 19.6.5 and 19.6.7). */
final class SessionHmac {
  private static final byte[] NONE = {};

  private SessionHmac() {}

  /**
   * The HMAC that the command should have. Empty if there is no key at all, and none was given.
   *
   * @param first whether it is the first session and authorises a handle: it then covers the nonces
   *     of the sessions that decrypt and encrypt
   */
  static byte[] ofCommand(ReceivedCommand command, SessionUse use, boolean first) {
    byte[] key = key(use);
    if (key.length == 0 && use.hmac().isEmpty()) {
      return NONE;
    }
    Hmac hmac = Hmac.start(use.session().hash(), key);
    Arrays.fill(key, (byte) 0);
    hmac.update(command.hashes().cpHash(use.session().hash()));
    hmac.update(use.nonceCaller()).update(use.session().nonceTpm());
    if (first) {
      updateOtherNonces(command.sessions(), use, hmac);
    }
    return hmac.update((byte) use.attributes().value()).finish();
  }

  private static void updateOtherNonces(SessionArea sessions, SessionUse use, Hmac hmac) {
    SessionUse decrypt = sessions.decrypt();
    SessionUse encrypt = sessions.encrypt();
    if (decrypt != null && decrypt.session() != use.session()) {
      hmac.update(decrypt.session().nonceTpm());
    }
    if (encrypt != null && encrypt.session() != use.session() && encrypt != decrypt) {
      hmac.update(encrypt.session().nonceTpm());
    }
  }

  /** The HMAC of the response; empty if the command had none and there is no key. */
  static byte[] ofResponse(CommandHashes hashes, SessionUse use, byte[] parameters) {
    byte[] key = key(use);
    if (key.length == 0 && use.hmac().isEmpty()) {
      return NONE;
    }
    Hmac hmac = Hmac.start(use.session().hash(), key);
    Arrays.fill(key, (byte) 0);
    hmac.update(hashes.rpHash(use.session().hash(), parameters));
    hmac.update(use.session().nonceTpm()).update(use.nonceCaller());
    return hmac.update((byte) use.attributes().value()).finish();
  }

  /** sessionKey ‖ authValue, where the authValue counts. */
  private static byte[] key(SessionUse use) {
    return keyWith(use, use.includesAuthValue() ? use.authValue() : SecretBytes.EMPTY);
  }

  /** sessionKey ‖ authValue: the key of the HMAC or of parameter encryption. */
  static byte[] keyWith(SessionUse use, SecretBytes authValue) {
    byte[] sessionKey = use.session().sessionKey().borrow();
    byte[] key = Arrays.copyOf(sessionKey, sessionKey.length + authValue.size());
    System.arraycopy(authValue.borrow(), 0, key, sessionKey.length, authValue.size());
    return key;
  }
}
