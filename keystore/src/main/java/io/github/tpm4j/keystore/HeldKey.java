package io.github.tpm4j.keystore;

import io.github.tpm4j.tss.device.TpmDevice;
import io.github.tpm4j.tss.device.TpmKey;
import io.github.tpm4j.tss.error.TpmException;
import io.github.tpm4j.tss.keys.KeyAuthorization;
import io.github.tpm4j.tss.policy.PolicyInputs;
import java.security.InvalidKeyException;
import java.util.Optional;

/** What private and secret keys have in common: where the key is, and how it is used. */
final class HeldKey {
  final TpmConnection tpm;
  final KeySource source;
  final String alias;
  final KeyUse use;
  private volatile Opened opened;
  private volatile boolean destroyed;

  HeldKey(TpmConnection tpm, KeySource source, String alias, KeyUse use) {
    this.tpm = tpm;
    this.source = source;
    this.alias = alias;
    this.use = use;
  }

  /** The key of one connection; another is made after {@link TpmConnection#close}. */
  private record Opened(TpmDevice device, TpmKey key) {}

  TpmKey loaded() {
    if (destroyed) {
      throw new TpmException(destroyedText());
    }
    TpmDevice device = tpm.device();
    Opened known = opened;
    if (known == null || known.device() != device) {
      PolicyInputs inputs = tpm.settings().allPolicyInputs().and(use.inputs());
      KeyAuthorization given = use.auth().authorization(alias).with(inputs);
      known = new Opened(device, source.open(tpm, given, use.parent()).named(alias));
      opened = known;
    }
    return known.key();
  }

  void requireUsable() throws InvalidKeyException {
    if (destroyed) {
      throw new InvalidKeyException(destroyedText());
    }
    Optional<String> problem = source.authProblem(use.auth());
    if (problem.isPresent()) {
      throw new InvalidKeyException("TPM key " + alias + " " + problem.get());
    }
  }

  private String destroyedText() {
    return "TPM key " + alias + " was destroyed by its user";
  }

  boolean has(int attribute) {
    return source.publicArea().objectAttributes().has(attribute);
  }

  KeyUse with(KeyAuth auth) {
    return new KeyUse(auth, use.inputs(), use.parent().copy());
  }

  KeyUse with(PolicyInputs inputs) {
    KeyUse copy = use.copy();
    return new KeyUse(copy.auth(), copy.inputs().and(inputs), copy.parent());
  }

  KeyUse with(ParentAuth parent) {
    return new KeyUse(use.auth().copy(), use.inputs(), parent.copy());
  }

  /** Wipes the password. */
  void destroy() {
    destroyed = true;
    use.close();
  }

  boolean isDestroyed() {
    return destroyed;
  }
}
