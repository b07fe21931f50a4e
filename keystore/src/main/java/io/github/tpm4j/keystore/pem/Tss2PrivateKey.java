package io.github.tpm4j.keystore.pem;

import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.wire.Bytes;
import io.github.tpm4j.tss.wire.Limits;
import io.github.tpm4j.tss.wire.TpmReader;
import io.github.tpm4j.tss.wire.WireException;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * A TPM key outside its TPM: the {@code TPMKey} structure that tpm2-openssl, tpm2-tss-engine,
 * tpm2-tools, GnuTLS and the Linux kernel exchange as PEM {@code TSS2 PRIVATE KEY}
 * (draft-bottomley-tpm2-keys, "TPMkey Syntax"). The form before the draft ({@code TSS2 KEY BLOB})
 * is read too.
 *
 * <p>Immutable. The encoding is the value: a key that was decoded keeps the very bytes it was read
 * from, so that writing it again changes nothing, not even fields that this version does not know.
 * Two keys are equal if their encodings are.
 *
 * <p>Nothing in it is secret: {@link #privateArea} is encrypted by the TPM.
 */
public final class Tss2PrivateKey {
  /** Longest encoding that is read, in bytes; a key with a long signed policy takes some 10,000. */
  public static final int MAX_ENCODED_BYTES = 1 << 18;

  private final Tss2PrivateKeyBuilder fields;
  private final Bytes encoded;

  private Tss2PrivateKey(Tss2PrivateKeyBuilder fields, Bytes encoded) {
    this.fields = fields;
    this.encoded = encoded;
  }

  /**
   * Reads a {@code TPMKey}.
   *
   * @param encoded the structure in DER, or in the BER that OpenSSL's templates write
   * @return the key file
   * @throws IOException if it is none, with the field that is wrong
   */
  public static Tss2PrivateKey decode(byte[] encoded) throws IOException {
    return new Tss2PrivateKey(TpmKeyReader.read(encoded), Bytes.of(encoded));
  }

  /**
   * Starts a key of {@code type}. It asks for an authorization value unless {@link
   * Tss2PrivateKeyBuilder#emptyAuth} says otherwise.
   *
   * @param type whether TPM2_Load takes it, TPM2_Import, or it is sealed data
   * @param parent handle of the parent, see {@link #parent}
   * @param publicArea a marshalled TPM2B_PUBLIC
   * @param privateArea a marshalled TPM2B_PRIVATE
   * @return a builder for the rest of the file
   */
  public static Tss2PrivateKeyBuilder builder(
      Tss2KeyType type, int parent, Bytes publicArea, Bytes privateArea) {
    return new Tss2PrivateKeyBuilder(type, parent, publicArea, privateArea);
  }

  /** {@return a builder that holds this key's fields, those of unknown meaning among them} */
  public Tss2PrivateKeyBuilder toBuilder() {
    return new Tss2PrivateKeyBuilder(fields);
  }

  static Tss2PrivateKey of(Tss2PrivateKeyBuilder fields, byte[] encoded) {
    return new Tss2PrivateKey(fields, Bytes.adopt(encoded));
  }

  /** {@return the DER structure} */
  public Bytes encoded() {
    return encoded;
  }

  /** {@return what the file holds} */
  public Tss2KeyType type() {
    return fields.type;
  }

  /**
   * {@return whether the key needs no authorization value; absent in the file means that it does}
   */
  public boolean emptyAuth() {
    return fields.emptyAuth;
  }

  /**
   * {@return the steps of the key's policy, in the order in which they run; empty without a policy}
   */
  public List<Tss2PolicyCommand> policy() {
    return fields.policy;
  }

  /**
   * {@return the marshalled TPM2B_ENCRYPTED_SECRET ({@code inSymSeed}) of an importable key, or of
   * sealed data that are imported}
   */
  public Optional<Bytes> secret() {
    return Optional.ofNullable(fields.secret);
  }

  /** {@return the signed policies, if the key's policy is authorised by a signer} */
  public List<Tss2AuthPolicy> authPolicy() {
    return fields.authPolicy;
  }

  /** {@return a text for people, if there is one} */
  public Optional<String> description() {
    return Optional.ofNullable(fields.description);
  }

  /**
   * {@return whether a primary parent is made from the RSA 2048 storage template instead of ECC
   * P-256}
   */
  public boolean rsaParent() {
    return fields.rsaParent;
  }

  /**
   * Handle of the parent: persistent (0x81…), or a hierarchy (0x40…), which means the primary key
   * made there from the TCG's template for storage keys. Older writers put 0 for the owner
   * hierarchy; that reads as TPM_RH_OWNER here. Of a persistent key its own handle.
   *
   * @return the handle, unsigned
   */
  public int parent() {
    return fields.parent;
  }

  /** {@return the marshalled TPM2B_PUBLIC} */
  public Bytes publicArea() {
    return fields.publicArea;
  }

  /** {@return whether the public area is that of a secret key, of AES or HMAC} */
  public boolean isSecretKey() {
    TpmReader area = new TpmReader(fields.publicArea.borrow(), Limits.ANY);
    try {
      area.u16(); // the size
      int type = area.u16();
      return !fields.type.isSealed()
          && fields.type != Tss2KeyType.TPM_1_2
          && (type == TpmAlg.SYMCIPHER.value() || type == TpmAlg.KEYEDHASH.value());
    } catch (WireException e) {
      return false;
    }
  }

  /**
   * {@return the marshalled TPM2B_PRIVATE; of what is imported TPM2_Import's {@code duplicate}; no
   * octets of a persistent key}
   */
  public Bytes privateArea() {
    return fields.privateArea;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Tss2PrivateKey that && encoded.equals(that.encoded);
  }

  @Override
  public int hashCode() {
    return encoded.hashCode();
  }

  @Override
  public String toString() {
    return "Tss2PrivateKey[%s, parent=0x%08X, %d bytes]"
        .formatted(type(), parent(), encoded.size());
  }
}
