package io.github.tpm4j.engine.commands.session;

import io.github.tpm4j.engine.core.EntityResolver;
import io.github.tpm4j.engine.core.TpmState;
import io.github.tpm4j.engine.crypto.hash.HashAlgorithm;
import io.github.tpm4j.engine.dispatch.Command;
import io.github.tpm4j.engine.entity.Authorizable;
import io.github.tpm4j.engine.nv.NvIndex;
import io.github.tpm4j.engine.nv.NvPin;
import io.github.tpm4j.engine.objects.CurveForm;
import io.github.tpm4j.engine.objects.KeyTypes;
import io.github.tpm4j.engine.objects.LoadedObject;
import io.github.tpm4j.engine.response.TpmFailure;
import io.github.tpm4j.engine.session.Binding;
import io.github.tpm4j.engine.session.Session;
import io.github.tpm4j.engine.wrapping.SecretSharing;
import io.github.tpm4j.tss.algorithms.TpmtSymDef;
import io.github.tpm4j.tss.attributes.TpmaObject;
import io.github.tpm4j.tss.commands.session.StartAuthSession;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.constants.TpmRc;
import io.github.tpm4j.tss.constants.TpmSe;
import io.github.tpm4j.tss.crypto.KdfLabel;
import io.github.tpm4j.tss.crypto.Kdfa;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.wire.Bytes;
import io.github.tpm4j.tss.wire.SecretBytes;
import java.util.Arrays;

/**
 * TPM2_StartAuthSession (Part 3, 11.1).
 *
 * <table>
 * <caption>Response codes</caption>
 * <tr><td>TPM_RC_SIZE, parameter 1</td><td>nonceCaller below 16 octets or above authHash</td></tr>
 * <tr><td>TPM_RC_KEY, handle 1</td><td>tpmKey is not asymmetric, or one of X25519 or X448</td></tr>
 * <tr><td>TPM_RC_HANDLE, handle 1</td><td>tpmKey has no sensitive area</td></tr>
 * <tr><td>TPM_RC_ATTRIBUTES, handle 1</td><td>tpmKey may not decrypt</td></tr>
 * <tr><td>TPM_RC_VALUE, parameter 2</td><td>encryptedSalt without tpmKey, or the reverse; it cannot
 * be decrypted, or tpmKey has no nameAlg</td></tr>
 * <tr><td>TPM_RC_HANDLE, handle 2</td><td>bind has no authValue to bind to</td></tr>
 * <tr><td>TPM_RC_MODE, parameter 4</td><td>a block cipher not in CFB mode</td></tr>
 * <tr><td>TPM_RC_SESSION_MEMORY, TPM_RC_SESSION_HANDLES</td><td></td></tr>
 * <tr><td>TPM_RC_CONTEXT_GAP</td><td>the last place in memory is kept for the oldest saved
 * session</td></tr>
 * </table>
 */
final class StartAuthSessionCommand
    implements Command<StartAuthSession.Request, StartAuthSession.Response> {
  private static final int MIN_NONCE_BYTES = 16;

  @Override
  public StartAuthSession.Response run(TpmState tpm, StartAuthSession.Request in) {
    HashAlgorithm hash = HashAlgorithm.of(in.authHash());
    int nonceBytes = in.nonceCaller().size();
    TpmFailure.require(
        nonceBytes >= MIN_NONCE_BYTES && nonceBytes <= hash.digestBytes(), TpmRc.SIZE.parameter(1));
    SecretBytes salt = salt(tpm, in);
    Authorizable bind = bind(tpm, in.bind());
    TpmFailure.require(isUsable(in.symmetric()), TpmRc.MODE.parameter(4));
    boolean isHmac = in.sessionType().equals(TpmSe.HMAC);
    TpmHandle handle = tpm.sessions().nextHandle(!isHmac);

    byte[] nonceTpm = tpm.random().bytes(nonceBytes);
    Session session =
        new Session(
            handle,
            in.sessionType().equals(TpmSe.TRIAL),
            hash,
            in.symmetric(),
            sessionKey(hash, bind, salt, nonceTpm, in.nonceCaller().borrow()),
            bind == null ? Binding.NONE : Binding.of(bind, isHmac),
            nonceTpm);
    session.policy().restart(tpm.clock().time(), tpm.clock().epoch());
    tpm.sessions().add(session);
    salt.close();

    return new StartAuthSession.Response(handle, Bytes.of(nonceTpm));
  }

  private static SecretBytes salt(TpmState tpm, StartAuthSession.Request in) {
    if (in.tpmKey().equals(TpmHandle.NULL)) {
      TpmFailure.require(in.encryptedSalt().isEmpty(), TpmRc.VALUE.parameter(2));
      return SecretBytes.EMPTY;
    }
    LoadedObject key = tpm.objects().get(in.tpmKey());
    // A salt comes with both coordinates of a point (Part 1, C.6.3), which X25519 and X448 lack.
    boolean sharesSecrets =
        KeyTypes.isAsymmetric(key.publicArea().type()) && !CurveForm.isMontgomery(key);
    TpmFailure.require(sharesSecrets, TpmRc.KEY.handle(1));
    TpmFailure.require(!in.encryptedSalt().isEmpty(), TpmRc.VALUE.parameter(2));
    TpmFailure.require(!key.isPublicOnly(), TpmRc.HANDLE.handle(1));
    TpmFailure.require(key.has(TpmaObject.DECRYPT), TpmRc.ATTRIBUTES.handle(1));
    // The salt is by the hash of the key's Name (Part 1, B.10.2 and C.6.3).
    boolean hasName = !key.publicArea().nameAlg().equals(TpmAlg.NULL);
    TpmFailure.require(hasName, TpmRc.VALUE.parameter(2));
    try {
      return SecretSharing.decrypt(key, KdfLabel.SECRET, in.encryptedSalt(), tpm.profile());
    } catch (TpmFailure e) {
      // Whatever is wrong with it: an attacker learns nothing more.
      throw new TpmFailure(TpmRc.VALUE.parameter(2));
    }
  }

  /** The entity to bind to; null if there is none. */
  private static Authorizable bind(TpmState tpm, TpmHandle handle) {
    if (handle.equals(TpmHandle.NULL)) {
      return null;
    }
    Authorizable entity = EntityResolver.find(tpm, handle);
    boolean isWithoutAuth = entity instanceof LoadedObject object && object.isPublicOnly();
    boolean isPin = entity instanceof NvIndex index && NvPin.isPin(index);
    TpmFailure.require(!isWithoutAuth && !isPin, TpmRc.HANDLE.handle(2));
    return entity;
  }

  private static boolean isUsable(TpmtSymDef symmetric) {
    return symmetric.isNull()
        || symmetric.algorithm().equals(TpmAlg.XOR)
        || symmetric.mode().equals(TpmAlg.CFB);
  }

  /** KDFa(authValue ‖ salt, "ATH", nonceTPM, nonceCaller); empty if there is neither. */
  private static SecretBytes sessionKey(
      HashAlgorithm hash,
      Authorizable bind,
      SecretBytes salt,
      byte[] nonceTpm,
      byte[] nonceCaller) {
    if (bind == null && salt.isEmpty()) {
      return SecretBytes.EMPTY;
    }
    byte[] authValue = bind == null ? new byte[0] : bind.authValue().borrow();
    byte[] key = Arrays.copyOf(authValue, authValue.length + salt.size());
    System.arraycopy(salt.borrow(), 0, key, authValue.length, salt.size());
    byte[] sessionKey =
        Kdfa.derive(hash, key, KdfLabel.ATH, nonceTpm, nonceCaller, hash.digestBits());
    Arrays.fill(key, (byte) 0);
    return SecretBytes.adopt(sessionKey);
  }
}
