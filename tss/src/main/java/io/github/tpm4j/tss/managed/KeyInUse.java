package io.github.tpm4j.tss.managed;

import io.github.tpm4j.tss.keys.KeyAuthorization;
import io.github.tpm4j.tss.resource.LoadedObject;
import io.github.tpm4j.tss.wire.SecretBytes;

/**
 * A key that a turn holds, and how its use is authorised.
 *
 * @param authValue as the authorisation supplies it; whoever has asked for it wipes it
 */
public record KeyInUse(LoadedObject key, KeyAuthorization by, SecretBytes authValue) {

  /** What stands in place of the authValue, which is secret. */
  @Override
  public String toString() {
    return "KeyInUse[" + key.handle() + "]";
  }
}
