package io.github.tpm4j.tpm12.client;

import io.github.tpm4j.tpm12.commands.transport.EstablishTransport;
import io.github.tpm4j.tpm12.commands.transport.ReleaseTransportSigned;
import io.github.tpm4j.tpm12.error.TpmIntegrityException;
import io.github.tpm4j.tpm12.session.AuthSecret;
import io.github.tpm4j.tpm12.session.AuthSession;
import io.github.tpm4j.tpm12.session.Authorization;
import io.github.tpm4j.tpm12.session.TransportSession;
import io.github.tpm4j.tpm12.structures.RsaPublicKeys;
import io.github.tpm4j.tpm12.structures.TpmPubkey;
import io.github.tpm4j.tpm12.structures.TpmSignInfo;
import io.github.tpm4j.tpm12.structures.TpmTransportAuth;
import io.github.tpm4j.tpm12.structures.TpmTransportPublic;
import io.github.tpm4j.tpm12.structures.TransportConstants;
import io.github.tpm4j.tpm12.transportsession.TransportLog;
import io.github.tpm4j.tpm12.verify.IdentitySignature;
import io.github.tpm4j.tpm12.wire.Bytes;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Optional;

/**
 * Starts and ends transport sessions (Part 3, 24). Commands are sent in one by the client that
 * {@link Tpm12Client#within} gives:
 *
 * <pre>{@code
 * try (TransportSession session =
 *     TransportSessions.start(tpm, TpmTransportPublic.mgf1(0), handle, key, oiap.with(secret))) {
 *   Tpm12Client within = tpm.within(session);
 *   within.execute(new GetRandom.Request(20));
 * }
 * }</pre>
 */
public final class TransportSessions {
  private static final int SECRET_BYTES = 20;
  private static final SecureRandom RANDOM = new SecureRandom();

  private TransportSessions() {}

  /**
   * Starts a session whose secret nobody else can read: it is random, and goes out encrypted to a
   * key of the TPM.
   *
   * @param client of the TPM
   * @param kind what the session does
   * @param encHandle a loaded storage or legacy key that decrypts OAEP
   * @param key its public part, which must come from somewhere that is trusted
   * @param ofKey one that shows the key's secret; none if it has none
   * @return the session, which the caller closes
   * @throws io.github.tpm4j.tpm12.error.TpmResponseException with TPM_RESOURCES if the TPM has no
   *     room for it, with TPM_BAD_KEY_PROPERTY or TPM_INAPPROPRIATE_ENC if it has not the cipher
   */
  public static TransportSession start(
      Tpm12Client client,
      TpmTransportPublic kind,
      int encHandle,
      TpmPubkey key,
      Authorization... ofKey) {
    byte[] random = new byte[SECRET_BYTES];
    RANDOM.nextBytes(random);
    try (AuthSecret secret = AuthSecret.of(random);
        TpmTransportAuth auth = new TpmTransportAuth(random)) {
      byte[] plain = auth.encode();
      Bytes encrypted = TcpaOaep.encrypt(key, plain);
      Arrays.fill(plain, (byte) 0);
      EstablishTransport.Request request =
          new EstablishTransport.Request(encHandle, kind, encrypted);
      return new TransportSession(
          request, client.execute(request, ofKey), secret, client::flushTransport);
    }
  }

  /**
   * Starts a session that encrypts nothing, and needs no key: its secret goes out as it is. Whoever
   * reads what is sent can take the session over.
   *
   * @param client of the TPM
   * @param attributes {@link TransportConstants#LOG}, {@link TransportConstants#EXCLUSIVE}, or 0
   * @param secret the session's
   * @return the session, which the caller closes
   * @throws io.github.tpm4j.tpm12.error.TpmResponseException with TPM_RESOURCES if the TPM has no
   *     room for it
   */
  public static TransportSession startInTheOpen(
      Tpm12Client client, int attributes, AuthSecret secret) {
    byte[] plain = secret.toArray();
    EstablishTransport.Request request =
        new EstablishTransport.Request(
            TransportConstants.KH_TRANSPORT, TpmTransportPublic.plain(attributes), Bytes.of(plain));
    Arrays.fill(plain, (byte) 0);
    return new TransportSession(request, client.execute(request), secret, client::flushTransport);
  }

  /**
   * Ends a session that keeps a log, and has the TPM sign it. Where this program knows all keys
   * that were named ({@link TransportSession#knows}), the signature is verified over the log that
   * it has kept itself.
   *
   * @param client of the TPM, not one within the session
   * @param session ends
   * @param keyHandle a loaded signing key with the SHA-1 or INFO scheme
   * @param key its public part
   * @param ofKey one that shows the key's secret; none if it has none
   * @return the signature over the log that was verified; empty of one that could not be
   * @throws TpmIntegrityException if the signature is not that of this log
   * @throws io.github.tpm4j.tpm12.error.TpmResponseException with TPM_BAD_MODE if there is no log
   */
  public static Optional<Bytes> release(
      Tpm12Client client,
      TransportSession session,
      int keyHandle,
      TpmPubkey key,
      Authorization... ofKey) {
    ReleaseTransportSigned.Request request =
        new ReleaseTransportSigned.Request(keyHandle, AuthSession.newNonce());
    Authorization[] all = Arrays.copyOf(ofKey, ofKey.length + 1);
    all[ofKey.length] = session.lastAuthorization();
    ReleaseTransportSigned.Response response = client.execute(request, all);
    Optional<TransportLog> log = session.log(request, response);
    log.ifPresent(it -> verify(it.signed(request.antiReplay()), response.signature(), key));
    return log.map(it -> response.signature());
  }

  private static void verify(TpmSignInfo log, Bytes signature, TpmPubkey key) {
    if (!IdentitySignature.isBy(RsaPublicKeys.of(key), log.toBytes(), signature)) {
      throw new TpmIntegrityException(
          "The log of the transport session that the TPM has signed is not what was sent and"
              + " received here");
    }
  }
}
