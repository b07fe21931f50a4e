package io.github.tpm4j.keystore;

import io.github.tpm4j.keystore.pem.Tss2KeyType;
import io.github.tpm4j.keystore.pem.Tss2PrivateKey;
import io.github.tpm4j.tss.attributes.TpmaObject;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.device.Duplication;
import io.github.tpm4j.tss.device.KeyBlob;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.keys.StorageParent;
import io.github.tpm4j.tss.objects.TpmtPublic;
import java.security.InvalidKeyException;
import java.util.Optional;

/**
 * Keys as {@code TSS2 PRIVATE KEY} files, for other programs on the same TPM and for other TPMs.
 * Nothing in such a file is secret; {@link io.github.tpm4j.keystore.pem.Tss2Pem} makes PEM of it.
 *
 * <pre>{@code
 * TpmtPublic theirs = KeyExport.storageKey(otherTpm);          // on the other machine
 * generator.initialize(
 *     TpmKeyGenParameterSpec.ec("web", "secp256r1").duplicableTo(EntityNames.of(theirs)).build());
 * TpmPrivateKey key = (TpmPrivateKey) generator.generateKeyPair().getPrivate();
 * String pem = Tss2Pem.encode(KeyExport.duplicate(key, theirs));
 * }</pre>
 */
public final class KeyExport {
  private static final int FIXED = TpmaObject.FIXED_TPM | TpmaObject.FIXED_PARENT;

  private KeyExport() {}

  /**
   * {@return the key's file, which its own TPM loads}
   *
   * @param key a key of a file; its own TPM has it
   * @throws InvalidKeyException if the key is in the TPM's own memory only
   */
  public static Tss2PrivateKey file(TpmResidentKey key) throws InvalidKeyException {
    if (key.source() instanceof WrappedKey wrapped) {
      return wrapped.key();
    }
    throw new InvalidKeyException(
        "TPM key " + key.alias() + " lies in the TPM's own memory, and has no file");
  }

  /**
   * {@return the public area of the storage key that a TPM would make new keys under, to which
   * another TPM duplicates} Who gets it elsewhere makes sure that it is that TPM's.
   *
   * @param tpm the TPM that keys are to be copied to
   */
  public static TpmtPublic storageKey(TpmConnection tpm) {
    TpmHandle parent = tpm.parentOfNew(tpm.settings().parent());
    boolean rsa = !tpm.implementsAlgorithm(TpmAlg.ECC);
    StorageParent holder = tpm.parent(parent, rsa, Optional.empty(), ParentAuth.NONE);
    return tpm.device().publicAreaOf(holder);
  }

  /**
   * {@return a copy of the key for another TPM (TPM2_Duplicate), of the type "importable"} The
   * other TPM finds its storage key as the primary key of the owner.
   *
   * @param key a key of a file; its own TPM has it
   * @param newParent the one storage key that the key may be duplicated to, see {@link
   *     TpmKeyGenParameterBuilder#duplicableTo}
   * @throws InvalidKeyException if the key stays in its TPM
   * @throws io.github.tpm4j.tss.error.TpmException if it may be duplicated to another parent only
   */
  public static Tss2PrivateKey duplicate(TpmResidentKey key, TpmtPublic newParent)
      throws InvalidKeyException {
    if ((key.publicArea().objectAttributes().value() & FIXED) != 0) {
      throw new InvalidKeyException(
          "TPM key "
              + key.alias()
              + " stays in its TPM: it was not made with duplicableTo, and cannot be changed");
    }
    Duplication made = key.loaded().duplicate(newParent);
    KeyBlob blob = new KeyBlob(key.publicArea(), made.duplicate());
    return WrappedKey.file(Tss2KeyType.IMPORTABLE, TpmHandle.OWNER, blob)
        .secret(WrappedKey.sized(made.encryptedSeed()))
        .emptyAuth(!(key.source() instanceof WrappedKey wrapped) || wrapped.key().emptyAuth())
        .rsaParent(newParent.type().equals(TpmAlg.RSA))
        .build();
  }
}
