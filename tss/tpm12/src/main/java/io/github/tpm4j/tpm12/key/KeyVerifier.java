package io.github.tpm4j.tpm12.key;

import io.github.tpm4j.tpm12.key.RefusedKeyException.Reason;
import io.github.tpm4j.tpm12.structures.KeyConstants;
import io.github.tpm4j.tpm12.structures.RsaPublicKeys;
import io.github.tpm4j.tpm12.structures.TpmCertifyInfo;
import io.github.tpm4j.tpm12.structures.TpmPcrComposite;
import io.github.tpm4j.tpm12.structures.TpmPubkey;
import io.github.tpm4j.tpm12.verify.IdentitySignature;
import io.github.tpm4j.tpm12.wire.Bytes;
import io.github.tpm4j.tpm12.wire.Sha1;
import io.github.tpm4j.tpm12.wire.TpmReader;
import io.github.tpm4j.tpm12.wire.WireException;
import java.security.interfaces.RSAPublicKey;

/**
 * Verifies what an identity key says of another key (TPM_CertifyKey and TPM_CertifyKey2, Part 3,
 * 13.8 and 13.9): that it was made in the same TPM, cannot leave it, and what it is bound to. From
 * public data alone; immutable.
 *
 * <p>The identity key must be known to be one, as by a certificate.
 */
public final class KeyVerifier {
  private static final int MIGRATING =
      KeyConstants.FLAG_MIGRATABLE | KeyConstants.FLAG_MIGRATE_AUTHORITY;

  private final RSAPublicKey identity;
  private final TpmPcrComposite pcrs;
  private final boolean needsSecret;

  private KeyVerifier(RSAPublicKey identity, TpmPcrComposite pcrs, boolean needsSecret) {
    this.identity = identity;
    this.pcrs = pcrs;
    this.needsSecret = needsSecret;
  }

  /**
   * Verifies by an identity key, and asks for no PCR.
   *
   * @param identity the identity key's public half
   * @throws IllegalArgumentException if it has not 2048 bits, as each identity key has
   */
  public KeyVerifier(RSAPublicKey identity) {
    this(IdentitySignature.requireFit(identity), null, false);
  }

  /**
   * {@return a verifier that refuses keys which can be used while PCR have other values}
   *
   * @param values which PCR, and their values
   */
  public KeyVerifier boundTo(TpmPcrComposite values) {
    return new KeyVerifier(identity, values, needsSecret);
  }

  /** {@return a verifier that refuses keys which are used without a secret} */
  public KeyVerifier withSecret() {
    return new KeyVerifier(identity, pcrs, true);
  }

  /**
   * Verifies a statement.
   *
   * @param signed the wire form of a TPM_CERTIFY_INFO or TPM_CERTIFY_INFO2
   * @param signature as long as the identity key's modulus
   * @param nonce what this verifier has chosen for this statement alone, 20 bytes
   * @param key the key that is to be in the TPM
   * @return what is proved now
   * @throws RefusedKeyException if it is not
   */
  public VerifiedKey verify(Bytes signed, Bytes signature, Bytes nonce, RSAPublicKey key)
      throws RefusedKeyException {
    require(
        IdentitySignature.isBy(identity, signed, signature),
        Reason.SIGNATURE,
        "The identity key has not signed this");
    TpmCertifyInfo info = read(signed);
    require(info.data().equals(nonce), Reason.NONCE, "The statement was made for another nonce");
    require(isAbout(info, key), Reason.KEY, "The statement is about another key");
    require(
        (info.keyFlags() & MIGRATING) == 0 && isMadeInTpm(info),
        Reason.MIGRATABLE,
        "The key can leave its TPM, so others may have it");
    return demanded(new VerifiedKey(info));
  }

  /** A TPM_CERTIFY_INFO2 says so by its payload; of the other, migration is the only way. */
  private static boolean isMadeInTpm(TpmCertifyInfo info) {
    return !info.isInfo2() || info.payloadType() == KeyConstants.PT_ASYM;
  }

  private static boolean isAbout(TpmCertifyInfo info, RSAPublicKey key) {
    TpmPubkey pubkey =
        RsaPublicKeys.pubkey(
            key, info.algorithmParms().encScheme(), info.algorithmParms().sigScheme());
    try {
      // The digest is of the modulus alone; the exponent stands in the parameters.
      return info.pubkeyDigest().equals(Sha1.of(pubkey.modulus()))
          && RsaPublicKeys.of(new TpmPubkey(info.algorithmParms(), pubkey.modulus())).equals(key);
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private VerifiedKey demanded(VerifiedKey key) throws RefusedKeyException {
    require(
        !needsSecret || key.alwaysNeedsSecret(),
        Reason.NO_SECRET,
        "The key can be used without a secret");
    try {
      require(
          pcrs == null || key.isBoundTo(pcrs),
          Reason.PCR_VALUES,
          "The key can be used while the PCR have other values than those that are asked for");
      return key;
    } catch (WireException e) {
      throw malformed(e);
    }
  }

  private static TpmCertifyInfo read(Bytes signed) throws RefusedKeyException {
    try {
      return TpmReader.readWhole(signed, TpmCertifyInfo::read);
    } catch (WireException e) {
      throw malformed(e);
    }
  }

  private static RefusedKeyException malformed(WireException e) {
    return new RefusedKeyException(
        Reason.STRUCTURE, "What was signed is no statement of a key: " + e.getMessage(), e);
  }

  private static void require(boolean holds, Reason reason, String message)
      throws RefusedKeyException {
    if (!holds) {
      throw new RefusedKeyException(reason, message);
    }
  }
}
