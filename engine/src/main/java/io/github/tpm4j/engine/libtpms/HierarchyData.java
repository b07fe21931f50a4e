package io.github.tpm4j.engine.libtpms;

import io.github.tpm4j.engine.entity.AuthPolicy;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.wire.SecretBytes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What PERSISTENT_DATA has of the hierarchies.
 *
 * @param authValues without trailing zeros
 */
record HierarchyData(
    Map<TpmHandle, AuthPolicy> policies,
    Map<TpmHandle, SecretBytes> authValues,
    Map<TpmHandle, SecretBytes> seeds,
    Map<TpmHandle, SecretBytes> proofs) {
  private static final List<TpmHandle> WITH_AUTH =
      List.of(TpmHandle.OWNER, TpmHandle.ENDORSEMENT, TpmHandle.LOCKOUT);

  /** The seeds and the proofs stand in different orders. */
  static final List<TpmHandle> SEED_ORDER =
      List.of(TpmHandle.ENDORSEMENT, TpmHandle.OWNER, TpmHandle.PLATFORM);

  private static final List<TpmHandle> PROOF_ORDER =
      List.of(TpmHandle.PLATFORM, TpmHandle.OWNER, TpmHandle.ENDORSEMENT);

  static HierarchyData read(BlobReader in) {
    List<TpmAlg> hashes = new ArrayList<>();
    WITH_AUTH.forEach(hierarchy -> hashes.add(in.algorithm()));
    Map<TpmHandle, AuthPolicy> policies = new HashMap<>();
    for (int i = 0; i < WITH_AUTH.size(); i++) {
      policies.put(WITH_AUTH.get(i), policy(in, hashes.get(i)));
    }
    return new HierarchyData(
        policies, secrets(in, WITH_AUTH), secrets(in, SEED_ORDER), secrets(in, PROOF_ORDER));
  }

  /** The digest of a policy whose hash is known. */
  static AuthPolicy policy(BlobReader in, TpmAlg hash) {
    // No hash either: what is saved before the first TPM2_Startup has never had one.
    TpmAlg known = hash.equals(TpmAlg.ERROR) ? TpmAlg.NULL : hash;
    AuthPolicy policy = new AuthPolicy(known, in.sizedBytes());
    in.require(policy.isSizeRight());
    return policy;
  }

  private static Map<TpmHandle, SecretBytes> secrets(BlobReader in, List<TpmHandle> order) {
    Map<TpmHandle, SecretBytes> secrets = new HashMap<>();
    order.forEach(hierarchy -> secrets.put(hierarchy, in.secret()));
    return secrets;
  }
}
