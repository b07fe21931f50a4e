package io.github.tpm4j.engine.libtpms;

import io.github.tpm4j.engine.entity.AuthPolicy;
import io.github.tpm4j.engine.profile.Profile;
import io.github.tpm4j.engine.store.StateStoreException;
import io.github.tpm4j.engine.store.StateStoreException.Reason;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.objects.TpmtPublic;
import io.github.tpm4j.tss.wire.TpmReader;
import io.github.tpm4j.tss.wire.WireException;

/** What a TPM of libtpms uses and the profile must have. */
final class Requirements {
  private final Profile profile;

  private Requirements(Profile profile) {
    this.profile = profile;
  }

  /**
   * Checks all.
   *
   * @throws StateStoreException {@code OTHER_PROFILE}
   */
  static void check(PersistentAll state, Profile profile) {
    Requirements requirements = new Requirements(profile);
    PersistentData data = state.data();
    data.hierarchies().policies().forEach(requirements::checkPolicy);
    requirements.checkHash("The audit of commands", data.audit().hash());
    data.pcrAllocation()
        .forEach(
            (hash, pcrs) -> {
              if (pcrs != 0) {
                requirements.checkHash("A PCR bank", hash);
              }
            });
    state
        .user()
        .indices()
        .forEach(
            index ->
                requirements.checkHash(
                    "NV Index " + index.publicArea().nvIndex(), index.publicArea().nameAlg()));
    state.user().objects().forEach(requirements::checkObject);
  }

  private void checkPolicy(TpmHandle hierarchy, AuthPolicy policy) {
    if (!policy.isNone()) {
      checkHash("The policy of " + hierarchy, policy.hashAlg());
    }
  }

  private void checkHash(String user, TpmAlg hash) {
    if (!profile.hashes().contains(hash)) {
      throw lacking(user + " uses " + hash);
    }
  }

  private void checkObject(TpmHandle handle, ObjectData object) {
    try {
      TpmtPublic.read(new TpmReader(object.publicArea().marshal(), profile));
    } catch (WireException e) {
      throw lacking("The object " + handle + " uses " + object.publicArea().type());
    }
  }

  private static StateStoreException lacking(String what) {
    return new StateStoreException(
        Reason.OTHER_PROFILE,
        what + " in a way that this TPM was not asked to have (--with, --without).");
  }
}
