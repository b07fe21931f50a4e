package io.github.tpm4j.engine.objects;

import io.github.tpm4j.engine.crypto.hash.HashAlgorithm;
import io.github.tpm4j.engine.entity.AuthPolicy;
import io.github.tpm4j.engine.entity.AuthUse;
import io.github.tpm4j.engine.entity.AuthValues;
import io.github.tpm4j.tss.algorithms.TpmtSymDefObject;
import io.github.tpm4j.tss.attributes.TpmaObject;
import io.github.tpm4j.tss.commands.AuthRole;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.objects.TpmsEccParms;
import io.github.tpm4j.tss.objects.TpmsMlkemParms;
import io.github.tpm4j.tss.objects.TpmsRsaParms;
import io.github.tpm4j.tss.objects.TpmsSymcipherParms;
import io.github.tpm4j.tss.objects.TpmtPublic;
import io.github.tpm4j.tss.objects.TpmtSensitive;
import io.github.tpm4j.tss.wire.Bytes;
import io.github.tpm4j.tss.wire.SecretBytes;
import io.github.tpm4j.tss.wire.TpmReader;
import io.github.tpm4j.tss.wire.TpmWriter;

/** A key or data object in the TPM, transient or persistent (Part 1, 25 to 27). */
public final class LoadedObject implements TransientObject {
  private static final int STORAGE = TpmaObject.RESTRICTED | TpmaObject.DECRYPT;

  private final TpmHandle handle;
  private final TpmtPublic publicArea;
  private final TpmtSensitive sensitive;
  private final ObjectOrigin origin;
  private final SecretBytes authValue;
  private final Bytes name;
  private final KeyMaterial keyMaterial;
  private Bytes publicHash;

  /**
   * @param handle the handle it will have; TPM_RH_NULL until it has one
   * @param sensitive null if only the public area is known
   */
  public LoadedObject(
      TpmHandle handle, TpmtPublic publicArea, TpmtSensitive sensitive, ObjectOrigin origin) {
    this(
        handle,
        publicArea,
        sensitive,
        origin,
        ObjectNames.name(publicArea),
        new KeyMaterial(publicArea, sensitive));
  }

  private LoadedObject(
      TpmHandle handle,
      TpmtPublic publicArea,
      TpmtSensitive sensitive,
      ObjectOrigin origin,
      Bytes name,
      KeyMaterial keyMaterial) {
    this.handle = handle;
    this.publicArea = publicArea;
    this.sensitive = sensitive;
    this.origin = origin;
    this.name = name;
    this.keyMaterial = keyMaterial;
    authValue = sensitive == null ? SecretBytes.EMPTY : AuthValues.trimmed(sensitive.authValue());
  }

  /** The same object under another handle. */
  LoadedObject withHandle(TpmHandle newHandle) {
    return new LoadedObject(newHandle, publicArea, sensitive, origin, name, keyMaterial);
  }

  /** An object of its own under another handle, to be wiped by itself. */
  LoadedObject copy(TpmHandle newHandle) {
    return new LoadedObject(newHandle, publicArea, Sensitives.copy(sensitive), origin);
  }

  @Override
  public TpmHandle handle() {
    return handle;
  }

  public TpmtPublic publicArea() {
    return publicArea;
  }

  public TpmaObject attributes() {
    return publicArea.objectAttributes();
  }

  public boolean has(int attributeBits) {
    return attributes().has(attributeBits);
  }

  public boolean isType(TpmAlg type) {
    return publicArea.type().equals(type);
  }

  /** The cipher of a storage key or of a symmetric key; TPM_ALG_NULL of any other object. */
  public TpmtSymDefObject symmetric() {
    if (publicArea.parameters() instanceof TpmsRsaParms rsa) {
      return rsa.symmetric();
    }
    if (publicArea.parameters() instanceof TpmsEccParms ecc) {
      return ecc.symmetric();
    }
    if (publicArea.parameters() instanceof TpmsMlkemParms mlkem) {
      return mlkem.symmetric();
    }
    return publicArea.parameters() instanceof TpmsSymcipherParms cipher
        ? cipher.sym()
        : TpmtSymDefObject.NULL;
  }

  /** SHA-256 of the public area: what tells keys apart, also those without a Name. */
  Bytes publicHash() {
    if (publicHash == null) {
      publicHash = Bytes.adopt(HashAlgorithm.SHA256.digest(publicArea.marshal()));
    }
    return publicHash;
  }

  /** The hash of the Name; the object must have one. */
  public HashAlgorithm nameHash() {
    return HashAlgorithm.of(publicArea.nameAlg());
  }

  /** The sensitive area; null if {@link #isPublicOnly}. */
  public TpmtSensitive sensitive() {
    return sensitive;
  }

  public boolean isPublicOnly() {
    return sensitive == null;
  }

  public ObjectOrigin origin() {
    return origin;
  }

  /** The key for the cryptographic layer. */
  public KeyMaterial keyMaterial() {
    return keyMaterial;
  }

  @Override
  public TpmHandle hierarchy() {
    return origin.hierarchy();
  }

  @Override
  public Bytes name() {
    return name;
  }

  public Bytes qualifiedName() {
    return origin.qualifiedName(publicArea.nameAlg(), name);
  }

  /** Whether it was made or loaded under this parent, or one of the same Qualified Name. */
  public boolean isUnder(LoadedObject parent) {
    TpmAlg nameAlg = publicArea.nameAlg();
    return !origin.external()
        && ObjectNames.qualifiedName(parent.qualifiedName(), nameAlg, name).equals(qualifiedName());
  }

  /** Whether other objects can be under it: a storage key or a derivation parent, both halves. */
  public boolean isParent() {
    return !isPublicOnly()
        && !origin.external()
        && has(STORAGE)
        && !publicArea.nameAlg().equals(TpmAlg.NULL);
  }

  public boolean isStorageParent() {
    return isParent() && !isType(TpmAlg.KEYEDHASH);
  }

  public boolean isDerivationParent() {
    return isParent() && isType(TpmAlg.KEYEDHASH);
  }

  /** Whether it may sign: a cipher's key with sign SET may only encrypt. */
  public boolean isSigningKey() {
    return has(TpmaObject.SIGN) && KeyTypes.canSign(publicArea.type());
  }

  /** Whether secrets can be shared with it, so that it protects what comes from elsewhere. */
  public boolean isAsymmetricStorageKey() {
    return has(STORAGE)
        && KeyTypes.takesSecrets(publicArea.type())
        && !publicArea.nameAlg().equals(TpmAlg.NULL);
  }

  @Override
  public SecretBytes authValue() {
    return authValue;
  }

  @Override
  public AuthPolicy authPolicy() {
    return new AuthPolicy(publicArea.nameAlg(), publicArea.authPolicy());
  }

  @Override
  public boolean isDaProtected() {
    return !has(TpmaObject.NO_DA);
  }

  @Override
  public boolean acceptsAuthValue(AuthUse use) {
    boolean administers = use.role() == AuthRole.ADMIN && !has(TpmaObject.ADMIN_WITH_POLICY);
    return !isPublicOnly() && (has(TpmaObject.USER_WITH_AUTH) || administers);
  }

  @Override
  public boolean acceptsPolicy(AuthUse use) {
    return !isPublicOnly();
  }

  @Override
  public boolean requiresPolicy(AuthUse use) {
    return switch (use.role()) {
      case USER -> false;
      case ADMIN -> has(TpmaObject.ADMIN_WITH_POLICY);
      case DUP -> true;
    };
  }

  @Override
  public void write(TpmWriter out) {
    out.sized(publicArea).sized(sensitive);
    origin.write(out);
  }

  /** Reads what {@link #write} wrote. */
  static LoadedObject read(TpmHandle handle, TpmReader in) {
    return new LoadedObject(
        handle, TpmtPublic.readSizedOrNull(in), TpmtSensitive.readSized(in), ObjectOrigin.read(in));
  }

  @Override
  public void wipe() {
    keyMaterial.close();
    authValue.close();
    if (sensitive != null) {
      sensitive.close();
    }
  }

  @Override
  public String toString() {
    return "LoadedObject[" + handle + ", " + publicArea.type() + ", name=" + name + "]";
  }
}
