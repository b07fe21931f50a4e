package io.github.tpm4j.engine.hierarchy;

import io.github.tpm4j.engine.crypto.random.RandomSource;
import io.github.tpm4j.engine.entity.AuthPolicy;
import io.github.tpm4j.engine.profile.Profile;
import io.github.tpm4j.engine.response.TpmFailure;
import io.github.tpm4j.engine.state.StateKeeper;
import io.github.tpm4j.engine.state.VolatileRecord;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.wire.SecretBytes;
import java.util.List;

/**
 * The platform, storage, endorsement and null hierarchies, those of them that are limited ({@link
 * HierarchyLimit}), and the lockout authorisation (Part 1, 13 and 14). Each is named by its
 * permanent handle.
 */
public final class Hierarchies {
  private final PermanentHierarchies permanent;
  private final HierarchyEnables enables;
  private final NullHierarchy nullHierarchy;
  private final FirmwareSecrets firmware;
  private boolean phEnable;

  public Hierarchies(StateKeeper keeper, Profile profile, RandomSource random) {
    permanent = new PermanentHierarchies(keeper, random, profile.seedBytes());
    enables = new HierarchyEnables(keeper);
    nullHierarchy = new NullHierarchy(keeper, random, profile.seedBytes());
    List.of(permanent, enables, nullHierarchy).forEach(keeper::add);
    firmware = new FirmwareSecrets(keeper, profile, random);
    VolatileRecord.add(
        keeper,
        "hierarchy.phEnable",
        out -> out.u8(phEnable ? 1 : 0),
        in -> phEnable = in.u8() != 0);
  }

  /** TPM2_Startup of any kind: phEnable is SET. */
  public void start() {
    phEnable = true;
  }

  /**
   * The primary seed of a hierarchy; the caller must not change or wipe it.
   *
   * @throws TpmFailure as {@link #checkLimit}
   */
  public SecretBytes seed(TpmHandle hierarchy) {
    return secret(hierarchy).seed();
  }

  /**
   * phProof, shProof, ehProof or nullProof, or what a limited hierarchy has instead; the caller
   * must not change or wipe it.
   *
   * @throws TpmFailure as {@link #checkLimit}
   */
  public SecretBytes proof(TpmHandle hierarchy) {
    return secret(hierarchy).proof();
  }

  /** Takes over the secrets of a hierarchy of another TPM; of the null hierarchy too. */
  public void adopt(TpmHandle hierarchy, SecretBytes seed, SecretBytes proof) {
    HierarchySecret secret = new HierarchySecret(seed, proof);
    if (hierarchy.equals(TpmHandle.NULL)) {
      nullHierarchy.adopt(secret);
    } else {
      permanent.adopt(hierarchy, secret);
    }
  }

  /**
   * Checks that this firmware has the secrets of a hierarchy.
   *
   * @throws TpmFailure TPM_RC_FW_LIMITED, TPM_RC_SVN_LIMITED, to be numbered
   */
  public void checkLimit(TpmHandle hierarchy) {
    firmware.check(hierarchy);
  }

  private HierarchySecret secret(TpmHandle hierarchy) {
    TpmHandle base = HierarchyLimit.base(hierarchy);
    HierarchySecret secret =
        base.equals(TpmHandle.NULL) ? nullHierarchy.secret() : permanent.secret(base);
    return base.equals(hierarchy) ? secret : firmware.mix(hierarchy, secret);
  }

  /** The authValue, without trailing zeros; empty for TPM_RH_NULL. */
  public SecretBytes authValue(TpmHandle hierarchy) {
    return auth(hierarchy).authValue();
  }

  public AuthPolicy policy(TpmHandle hierarchy) {
    return auth(hierarchy).policy();
  }

  private HierarchyAuth auth(TpmHandle hierarchy) {
    TpmHandle base = HierarchyLimit.base(hierarchy);
    if (base.equals(TpmHandle.NULL)) {
      return HierarchyAuth.EMPTY;
    }
    return base.equals(TpmHandle.PLATFORM) ? enables.platform() : permanent.auth(base);
  }

  /** Whether this handle has an authValue: the hierarchies and the lockout. */
  public static boolean isAuthorizable(TpmHandle handle) {
    return isBaseAuthorizable(HierarchyLimit.base(handle));
  }

  private static boolean isBaseAuthorizable(TpmHandle handle) {
    return handle.equals(TpmHandle.OWNER)
        || handle.equals(TpmHandle.ENDORSEMENT)
        || handle.equals(TpmHandle.PLATFORM)
        || handle.equals(TpmHandle.LOCKOUT)
        || handle.equals(TpmHandle.NULL);
  }

  /**
   * TPM2_HierarchyChangeAuth.
   *
   * @param authValue without trailing zeros
   */
  public void setAuthValue(TpmHandle hierarchy, SecretBytes authValue) {
    setAuth(hierarchy, auth(hierarchy).withAuthValue(authValue));
  }

  /** TPM2_SetPrimaryPolicy. */
  public void setPolicy(TpmHandle hierarchy, AuthPolicy policy) {
    setAuth(hierarchy, auth(hierarchy).withPolicy(policy));
  }

  private void setAuth(TpmHandle hierarchy, HierarchyAuth auth) {
    if (hierarchy.equals(TpmHandle.PLATFORM)) {
      enables.setPlatform(auth);
    } else {
      permanent.setAuth(hierarchy, auth);
    }
  }

  /** Whether a hierarchy (TPM_RH_PLATFORM_NV: NV Indices of the platform) may be used. */
  public boolean isEnabled(TpmHandle hierarchy) {
    TpmHandle base = HierarchyLimit.base(hierarchy);
    if (base.equals(TpmHandle.NULL) || base.equals(TpmHandle.LOCKOUT)) {
      return true;
    }
    return base.equals(TpmHandle.PLATFORM) ? phEnable : enables.isEnabled(base);
  }

  /** TPM2_HierarchyControl; the caller flushes the objects of a hierarchy that it disables. */
  public void setEnabled(TpmHandle hierarchy, boolean enabled) {
    if (hierarchy.equals(TpmHandle.PLATFORM)) {
      phEnable = enabled;
    } else {
      enables.setEnabled(hierarchy, enabled);
    }
  }

  /** disableClear: whether TPM2_Clear is refused. */
  public boolean isClearDisabled() {
    return permanent.isClearDisabled();
  }

  /** TPM2_ClearControl. */
  public void setClearDisabled(boolean disabled) {
    permanent.setClearDisabled(disabled);
  }

  /** TPM2_ChangePPS: new seed and proof, no policy; the authValue stays. */
  public void changePps() {
    permanent.renew(TpmHandle.PLATFORM);
    setPolicy(TpmHandle.PLATFORM, AuthPolicy.NONE);
  }

  /** TPM2_ChangeEPS: new seed and proof, empty authValue and policy, enabled. */
  public void changeEps() {
    permanent.renew(TpmHandle.ENDORSEMENT);
    setAuth(TpmHandle.ENDORSEMENT, HierarchyAuth.EMPTY);
    enables.setEnabled(TpmHandle.ENDORSEMENT, true);
  }

  /**
   * TPM2_Clear: new SPS, shProof and ehProof; owner, endorsement and lockout authValues and
   * policies emptied; storage and endorsement hierarchies enabled.
   */
  public void clear() {
    permanent.renew(TpmHandle.OWNER);
    permanent.renewProof(TpmHandle.ENDORSEMENT);
    for (TpmHandle hierarchy : List.of(TpmHandle.OWNER, TpmHandle.ENDORSEMENT, TpmHandle.LOCKOUT)) {
      permanent.setAuth(hierarchy, HierarchyAuth.EMPTY);
    }
    enables.setEnabled(TpmHandle.OWNER, true);
    enables.setEnabled(TpmHandle.ENDORSEMENT, true);
  }
}
