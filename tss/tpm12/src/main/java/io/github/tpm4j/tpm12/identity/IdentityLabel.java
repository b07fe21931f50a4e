package io.github.tpm4j.tpm12.identity;

import io.github.tpm4j.tpm12.structures.KeyConstants;
import io.github.tpm4j.tpm12.structures.RsaPublicKeys;
import io.github.tpm4j.tpm12.structures.TpmKeyParms;
import io.github.tpm4j.tpm12.structures.TpmPubkey;
import io.github.tpm4j.tpm12.wire.Bytes;
import io.github.tpm4j.tpm12.wire.Sha1;
import java.nio.charset.StandardCharsets;
import java.security.interfaces.RSAPublicKey;

/**
 * What a new identity key is made for (TPM_CHOSENID_HASH, Part 2, 5.4): the name that it is to
 * have, and the authority that is to certify it.
 *
 * @param label the name, in UTF-8
 * @param authority the public key of the authority
 */
public record IdentityLabel(Bytes label, TpmPubkey authority) {

  /**
   * A name, for an authority.
   *
   * @param label the name that the key is to have in the certificate
   * @param authority the public key of the authority, whose certificate names it
   * @return both
   */
  public static IdentityLabel of(String label, RSAPublicKey authority) {
    return new IdentityLabel(
        Bytes.of(label.getBytes(StandardCharsets.UTF_8)),
        RsaPublicKeys.pubkey(authority, KeyConstants.ES_RSAESOAEP_SHA1_MGF1, KeyConstants.SS_NONE));
  }

  /**
   * A name, for a key that no authority certifies: whoever is to trust it knows it otherwise.
   *
   * @param label a name
   * @return the name, with a key of no bytes in the place of the authority's
   */
  public static IdentityLabel withoutAuthority(String label) {
    TpmKeyParms none =
        TpmKeyParms.rsa(0, KeyConstants.ES_RSAESOAEP_SHA1_MGF1, KeyConstants.SS_NONE);
    return new IdentityLabel(
        Bytes.of(label.getBytes(StandardCharsets.UTF_8)), new TpmPubkey(none, Bytes.EMPTY));
  }

  /** {@return SHA-1 of the label and the authority's TPM_PUBKEY, 20 bytes} */
  public Bytes digest() {
    return Sha1.of(label, authority.toBytes());
  }
}
