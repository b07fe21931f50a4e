package io.github.tpm4j.cli.store;

import io.github.tpm4j.cli.store.StoredEntry.Standing;
import io.github.tpm4j.keystore.KeyOrigin;
import io.github.tpm4j.keystore.TpmConnection;
import io.github.tpm4j.keystore.WrappedKey;
import io.github.tpm4j.keystore.pem.Tss2KeyType;
import io.github.tpm4j.keystore.policy.PolicyExplainer;
import io.github.tpm4j.keystore.policy.PolicyExplanation;
import io.github.tpm4j.tss.algorithms.HashAlg;
import io.github.tpm4j.tss.error.TpmException;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.keys.KeyAuthorization;
import io.github.tpm4j.tss.wire.Bytes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The comparison with a TPM 2.0. */
final class TpmComparison implements Comparison {
  private final TpmConnection tpm;

  /** The Names of storage keys, by how files name them; empty if the TPM does not show one. */
  private final Map<String, Optional<Bytes>> parentNames = new HashMap<>();

  TpmComparison(TpmConnection tpm) {
    this.tpm = tpm;
  }

  @Override
  public StoredEntry compared(StoredEntry entry, StoredKey stored) {
    if (!(stored instanceof Tpm20StoredKey own)) {
      return entry.with(Standing.BLOCKED, List.of("it is of a TPM 1.2, and this is a TPM 2.0"));
    }
    WrappedKey key = own.key();
    Optional<String> elsewhere = elsewhere(key);
    if (elsewhere.isPresent()) {
      return entry.with(Standing.BLOCKED, List.of(elsewhere.get()));
    }
    List<PolicyExplanation> demands = demands(key);
    List<String> reasons = new ArrayList<>();
    demands.stream()
        .filter(demand -> demand.verdict() == PolicyExplanation.Verdict.NOT_MET)
        .map(demand -> demand.reason().isEmpty() ? demand.demand() : demand.reason())
        .forEach(reasons::add);
    if (!reasons.isEmpty()) {
      return entry.with(Standing.BLOCKED, reasons);
    }
    if (entry.hasPassword()) {
      reasons.add("a password");
    }
    demands.stream()
        .filter(demand -> demand.verdict() == PolicyExplanation.Verdict.NEEDED)
        .map(PolicyExplanation::reason)
        // The file says more of it: it may be the empty one.
        .filter(reason -> !reason.equals("the password"))
        .forEach(reasons::add);
    return entry.with(reasons.isEmpty() ? Standing.READY : Standing.NEEDS, reasons);
  }

  private List<PolicyExplanation> demands(WrappedKey key) {
    HashAlg nameHash = HashAlg.of(key.publicArea().nameAlg());
    return new PolicyExplainer(tpm.device(), nameHash, List.of()).explain(key.policy().policy());
  }

  /** Why the key is known not to be in this TPM; empty if it may be. */
  private Optional<String> elsewhere(WrappedKey key) {
    TpmHandle handle = TpmHandle.of(key.key().parent());
    if (key.key().type() == Tss2KeyType.PERSISTENT) {
      return isAt(handle, key)
          ? Optional.empty()
          : Optional.of("it does not stand at " + handle + ": it was evicted, or is another TPM's");
    }
    KeyOrigin origin = key.origin();
    if (origin.parentName().isEmpty()) {
      return Optional.empty();
    }
    Optional<Bytes> shown =
        parentNames.computeIfAbsent(
            handle + "/" + key.key().rsaParent(), any -> parentName(handle, key.key().rsaParent()));
    return shown.filter(name -> !name.equals(origin.parentName().get())).isPresent()
        ? Optional.of("it was made under another storage key: in another TPM, or before a clear")
        : Optional.empty();
  }

  private boolean isAt(TpmHandle handle, WrappedKey key) {
    try {
      return tpm.device()
          .persistentKey(handle, KeyAuthorization.NONE)
          .publicArea()
          .equals(key.publicArea());
    } catch (TpmException e) {
      return false;
    }
  }

  private Optional<Bytes> parentName(TpmHandle handle, boolean rsa) {
    try {
      return Optional.of(tpm.device().nameOf(tpm.parent(handle, rsa)));
    } catch (TpmException e) {
      // The owner's password is not known, or there is no such key.
      return Optional.empty();
    }
  }
}
